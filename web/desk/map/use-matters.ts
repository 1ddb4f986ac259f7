/** The matters drawn on the map: all at once while they fit, else those of the view. */
import { useState } from 'react'
import { type Box, type MapQuestion, useMapPoints } from './use-map.ts'

export type Matters = ReturnType<typeof useMatters>

export function useMatters(question: MapQuestion, on: boolean) {
  const [view, setView] = useState<Box | null>(null)
  const [many, setMany] = useState(false)
  const ofMatters = on && (question.procedure === undefined || question.procedure === 'matter')
  const points = useMapPoints(question, many ? view : null, ofMatters)
  if (points.data?.truncated && !many) setMany(true)
  return {
    points: ofMatters ? (points.data ?? null) : null,
    error: ofMatters ? points.error : null,
    moved: (box: Box) =>
      setView(
        box.map((at, i) => (i < 2 ? Math.floor(at * 200) : Math.ceil(at * 200)) / 200) as unknown as Box,
      ),
  }
}
