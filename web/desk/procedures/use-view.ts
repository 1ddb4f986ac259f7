/** Looking at a drawing: as wide as the window at first, larger and smaller by steps, moved by dragging. */
import { useEffect, useState } from 'react'

type Window = React.RefObject<HTMLElement | null>
const factor = 1.25
const [least, most, readable] = [0.25, 2.5, 0.72]

export function useZoom(window: Window, size: { width: number; startX: number }) {
  const [scale, setScale] = useState(1)
  const fitting = () => Math.min(1, ((window.current?.clientWidth ?? size.width) - 4) / size.width)
  useEffect(() => {
    // As a whole where its words can still be read; a large one where it begins.
    const start = Math.max(readable, fitting())
    setScale(start)
    const frame = window.current
    if (frame) requestAnimationFrame(() => frame.scrollTo(size.startX * start - frame.clientWidth / 2, 0))
  }, [size])
  const to = (next: number) => setScale(Math.min(most, Math.max(least, next)))
  return {
    scale,
    fit: () => to(fitting()),
    larger: () => to(scale * factor),
    smaller: () => to(scale / factor),
  }
}

/** Held and moved, the window scrolls; a press without moving stays a press. */
export function useDragging(window: Window) {
  useEffect(() => {
    const frame = window.current
    if (!frame) return
    let from: { x: number; y: number; left: number; top: number } | null = null
    const down = (event: PointerEvent) => {
      if (event.pointerType === 'mouse' && event.button === 0)
        from = { x: event.clientX, y: event.clientY, left: frame.scrollLeft, top: frame.scrollTop }
    }
    const move = (event: PointerEvent) => {
      if (!from) return
      frame.scrollTo(from.left + from.x - event.clientX, from.top + from.y - event.clientY)
    }
    const up = () => {
      from = null
    }
    frame.addEventListener('pointerdown', down)
    addEventListener('pointermove', move)
    addEventListener('pointerup', up)
    return () => {
      frame.removeEventListener('pointerdown', down)
      removeEventListener('pointermove', move)
      removeEventListener('pointerup', up)
    }
  }, [window])
}
