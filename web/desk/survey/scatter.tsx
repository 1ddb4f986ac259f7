/** Where the places of a file lie against the borders of the communities: enough to see that a file is for another town, or turned. */
import { useEffect, useRef } from 'react'
import { boxOf, polygonsOf } from '../../../src/territory/locate.ts'
import { useWords } from '../../shell/i18n.ts'
import { type Borders, type Report, useBorders } from './wire.ts'

const side = 460

export function Scatter({ report }: { report: Report }) {
  const { t } = useWords()
  const canvas = useRef<HTMLCanvasElement>(null)
  const borders = useBorders(report.points.length > 0)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (context && borders.data) draw(context, report.points, borders.data)
  }, [report, borders.data])
  if (report.points.length === 0) return null
  const taken = report.communities.reduce((sum, it) => sum + it.buildings, 0)
  return (
    <figure className="survey-scatter">
      <canvas
        ref={canvas}
        width={side * 2}
        height={side * 2}
        role="img"
        aria-label={t('survey:page.scatter', { count: taken })}
      />
      <figcaption className="quiet">
        {t('survey:page.scatter', { count: taken })}
        {taken > report.points.length && t('survey:page.scatterSome', { count: report.points.length })}
      </figcaption>
    </figure>
  )
}

function draw(context: CanvasRenderingContext2D, points: Report['points'], { features }: Borders): void {
  const boundaries = features.flatMap(({ geometry }) => (geometry === null ? [] : [geometry]))
  const boxes = [...boundaries.map(boxOf), ...points.map(([lng, lat]) => [lng, lat, lng, lat] as const)]
  const least = (at: 0 | 1) => boxes.reduce((best, box) => Math.min(best, box[at]), 180)
  const most = (at: 2 | 3) => boxes.reduce((best, box) => Math.max(best, box[at]), -180)
  const [west, south, east, north] = [least(0), least(1), most(2), most(3)]
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const [width, height] = [(east - west) * squeeze || 1e-4, north - south || 1e-4]
  const scale = (side * 2 - 40) / Math.max(width, height)
  const x = (lng: number) => side + (lng - (west + east) / 2) * squeeze * scale
  const y = (lat: number) => side - (lat - (south + north) / 2) * scale
  const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name)
  context.clearRect(0, 0, side * 2, side * 2)
  context.fillStyle = colour('--accent-soft')
  context.strokeStyle = colour('--line-strong')
  context.lineWidth = 2
  for (const boundary of boundaries) {
    context.beginPath()
    for (const ring of polygonsOf(boundary).flat())
      ring.forEach(([lng, lat], i) => {
        if (i === 0) context.moveTo(x(lng), y(lat))
        else context.lineTo(x(lng), y(lat))
      })
    context.fill('evenodd')
    context.stroke()
  }
  context.fillStyle = colour('--accent')
  const size = points.length > 500 ? 4 : 7
  for (const [lng, lat] of points) context.fillRect(x(lng) - size / 2, y(lat) - size / 2, size, size)
}
