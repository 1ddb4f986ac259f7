/** A box to sign in by finger, pen or mouse: smooth strokes, the last one taken back, all cleared; gives a small PNG. Kept until it is sent. */
import { useEffect, useRef, useState } from 'react'
import { useWords } from './i18n.ts'

export type Stroke = readonly (readonly [number, number])[]
/** Where strokes are kept: parts of the box's width, so that a turned phone shows the same. */
interface Props {
  readonly id: string
  readonly strokes: readonly Stroke[]
  readonly change: (strokes: readonly Stroke[]) => void
}

const height = 200
const look = {
  display: 'block',
  width: '100%',
  height: `${height}px`,
  border: '2px dashed var(--ink-2)',
  borderRadius: 'var(--radius-small)',
  background: '#fff',
  touchAction: 'none',
  cursor: 'crosshair',
} as const
const ink = 3

export function SignaturePad({ id, strokes, change }: Props) {
  const { t } = useWords()
  const canvas = useRef<HTMLCanvasElement>(null)
  const drawing = useRef<[number, number][] | null>(null)
  const [, redrawn] = useState(0)
  useEffect(() => {
    const box = canvas.current
    if (!box) return
    const fit = () => {
      const ratio = Math.min(2, devicePixelRatio || 1)
      box.width = Math.round(box.clientWidth * ratio)
      box.height = height * ratio
      redrawn(n => n + 1)
    }
    fit()
    addEventListener('resize', fit)
    return () => removeEventListener('resize', fit)
  }, [])
  useEffect(() => {
    if (canvas.current) paint(canvas.current, strokes)
  })
  const pointAt = (event: { clientX: number; clientY: number }): [number, number] => {
    const place = canvas.current!.getBoundingClientRect()
    return [(event.clientX - place.left) / place.width, (event.clientY - place.top) / place.width]
  }
  const end = () => {
    const stroke = drawing.current
    drawing.current = null
    if (stroke) change([...strokes, stroke])
  }
  return (
    <div className="signature">
      <canvas
        ref={canvas}
        id={id}
        role="img"
        aria-label={t(strokes.length > 0 ? 'agreement:pad.signed' : 'agreement:pad.empty')}
        style={look}
        onPointerDown={event => {
          event.preventDefault()
          canvas.current!.setPointerCapture(event.pointerId)
          drawing.current = [pointAt(event)]
        }}
        onPointerMove={event => {
          if (!drawing.current) return
          drawing.current.push(pointAt(event))
          paint(canvas.current!, [...strokes, drawing.current])
        }}
        onPointerUp={end}
        onPointerCancel={end}
      />
      <div className="row" style={{ marginBlockStart: 'var(--gap-2)' }}>
        <button
          type="button"
          className="button"
          disabled={strokes.length === 0}
          onClick={() => change(strokes.slice(0, -1))}
        >
          {t('agreement:pad.undo')}
        </button>
        <button type="button" className="button" disabled={strokes.length === 0} onClick={() => change([])}>
          {t('agreement:pad.clear')}
        </button>
      </div>
    </div>
  )
}

/** What is in the box, as a data address of a PNG on white. */
export function signatureImage(id: string): string {
  return (document.getElementById(id) as HTMLCanvasElement).toDataURL('image/png')
}

function paint(canvas: HTMLCanvasElement, strokes: readonly Stroke[]): void {
  const pen = canvas.getContext('2d')
  if (!pen) return
  const { width } = canvas
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, width, canvas.height)
  pen.strokeStyle = '#111'
  pen.fillStyle = '#111'
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  pen.lineWidth = ink * (width / canvas.clientWidth)
  for (const stroke of strokes) drawStroke(pen, stroke, width)
}

/** Through the middles between points, so that corners of a fast finger come out round. */
function drawStroke(pen: CanvasRenderingContext2D, stroke: Stroke, width: number): void {
  const points = stroke.map(([x, y]) => [x * width, y * width] as const)
  const [first] = points
  if (!first) return
  pen.beginPath()
  if (points.length === 1) {
    pen.arc(first[0], first[1], pen.lineWidth / 2, 0, 2 * Math.PI)
    pen.fill()
    return
  }
  pen.moveTo(first[0], first[1])
  for (let at = 1; at < points.length; at++) {
    const [[x, y], [toX, toY]] = [points[at - 1]!, points[at]!]
    pen.quadraticCurveTo(x, y, (x + toX) / 2, (y + toY) / 2)
  }
  const last = points.at(-1)!
  pen.lineTo(last[0], last[1])
  pen.stroke()
}
