/** Where the reader stands, asked of the device once on request; what went wrong is told in words. */
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'

export interface Here {
  readonly lng: number
  readonly lat: number
}

const patienceMillis = 15_000

export function useOwnPosition(found: (here: Here) => void) {
  const { t } = useWords()
  const [here, setHere] = useState<Here | null>(null)
  const [finding, setFinding] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const find = () => {
    setProblem(null)
    if (!window.isSecureContext || !navigator.geolocation) return setProblem(t('mapping:here.insecure'))
    setFinding(true)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const point = { lng: coords.longitude, lat: coords.latitude }
        setFinding(false)
        setHere(point)
        found(point)
      },
      error => {
        setFinding(false)
        setProblem(
          t(error.code === error.PERMISSION_DENIED ? 'mapping:here.denied' : 'mapping:here.unavailable'),
        )
      },
      { enableHighAccuracy: true, timeout: patienceMillis, maximumAge: 30_000 },
    )
  }
  return { here, finding, problem, find, say: setProblem }
}
