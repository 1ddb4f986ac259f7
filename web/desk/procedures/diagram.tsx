/** A procedure drawn from its own data: zoomed by buttons, moved by dragging or scrolling, walked with the arrow keys; a press shows all facts. */
import { Button } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import type { Procedure } from '../proceedings/wire.ts'
import { DiagramPart } from './diagram-part.tsx'
import { type Choices, drawingOf } from './drawing.ts'
import { type Placed, type Plan, planOf } from './layout.ts'
import { Legend } from './legend.tsx'
import { useDragging, useZoom } from './use-view.ts'

interface DiagramProps {
  procedure: Procedure
  choices: Choices
  chosen: string | null
  choose(id: string): void
}

export function Diagram({ procedure, choices, chosen, choose }: DiagramProps) {
  const { t } = useWords()
  const drawing = useMemo(() => drawingOf(procedure, choices), [procedure, choices])
  const plan = useMemo(() => planOf(drawing), [drawing])
  const window = useRef<HTMLElement>(null)
  const zoom = useZoom(window, plan)
  useDragging(window)
  const walk = useWalk(plan.placed, chosen)
  const near = useMemo(() => neighboursOf(procedure, chosen), [procedure, chosen])
  return (
    <div className="diagram">
      <div className="diagram-bar no-print">
        <Button
          size="small"
          icon={<Icon name="minus" />}
          aria-label={t('desk:diagram.smaller')}
          onClick={zoom.smaller}
        />
        <Button size="small" onClick={zoom.fit}>
          {t('desk:diagram.fit')}
        </Button>
        <Button
          size="small"
          icon={<Icon name="plus" />}
          aria-label={t('desk:diagram.larger')}
          onClick={zoom.larger}
        />
        <span className="sr">{t('desk:diagram.keys')}</span>
        <Legend />
      </div>
      <section
        ref={window}
        className="diagram-window"
        aria-label={t('desk:diagram.title', { procedure: procedure.label })}
      >
        {/* biome-ignore lint/a11y/noSvgWithoutTitle: the section around it is named; a title would follow the mouse everywhere */}
        <svg
          width={plan.width * zoom.scale}
          height={plan.height * zoom.scale}
          viewBox={`0 0 ${plan.width} ${plan.height}`}
        >
          <Lines plan={plan} chosen={chosen} />
          {plan.placed.map(placed => (
            <DiagramPart
              key={placed.part.id}
              placed={placed}
              chosen={chosen}
              near={near.has(placed.part.id)}
              reached={walk.at === placed.part.id}
              choose={choose}
              pressed={walk.pressed}
            />
          ))}
        </svg>
      </section>
    </div>
  )
}

/** The ways between the parts, and the rule above what stands aside. */
function Lines({ plan, chosen }: { plan: Plan; chosen: string | null }) {
  const { t } = useWords()
  return (
    <>
      <defs>
        <marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M0 0.500 7.500 4 0 7.500Z" />
        </marker>
      </defs>
      {plan.asideY !== null && (
        <g className="diagram-aside">
          <line x1="12" x2={plan.width - 12} y1={plan.asideY} y2={plan.asideY} />
          <text x="20" y={plan.asideY + 18}>
            {t('desk:diagram.aside')}
          </text>
        </g>
      )}
      {plan.lines.map(line => (
        <path
          key={`${line.from} ${line.to}`}
          d={line.path}
          className={
            line.from === chosen || line.to === chosen ? 'diagram-line diagram-line-chosen' : 'diagram-line'
          }
          {...(line.to.startsWith('state') ? { markerEnd: 'url(#arrow)' } : {})}
        />
      ))}
    </>
  )
}

/** One stop for Tab, the arrows walk from part to part; Enter or Space shows its facts. */
function useWalk(placed: readonly Placed[], chosen: string | null) {
  const [at, setAt] = useState(placed[0]?.part.id ?? '')
  useEffect(() => {
    if (chosen && placed.some(one => one.part.id === chosen)) setAt(chosen)
  }, [chosen, placed])
  const pressed = (event: React.KeyboardEvent<SVGGElement>) => {
    const direction = directions[event.key]
    const here = placed.find(one => one.part.id === at)
    if (!direction || !here) return
    event.preventDefault()
    const next = nearest(placed, here, direction)
    if (!next) return
    setAt(next.part.id)
    const drawing = event.currentTarget.ownerSVGElement
    drawing?.querySelector<SVGElement>(`[data-part="${CSS.escape(next.part.id)}"]`)?.focus()
  }
  return { at: placed.some(one => one.part.id === at) ? at : (placed[0]?.part.id ?? ''), pressed }
}

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
}

/** The next one in a direction: distance along it, and twice what lies off it. */
function nearest(
  placed: readonly Placed[],
  here: Placed,
  [dx, dy]: readonly [number, number],
): Placed | null {
  const middle = (one: Placed) => [one.x + one.width / 2, one.y + one.height / 2] as const
  const [x, y] = middle(here)
  let best: { one: Placed; cost: number } | null = null
  for (const one of placed) {
    const [ox, oy] = middle(one)
    const along = (ox - x) * dx + (oy - y) * dy
    if (along < 6) continue
    const off = Math.abs((ox - x) * dy) + Math.abs((oy - y) * dx)
    const cost = along + 2 * off
    if (!best || cost < best.cost) best = { one, cost }
  }
  return best?.one ?? null
}

/** States a chosen step is lawful in, also those from which no line is drawn; steps of a chosen state. */
function neighboursOf({ steps }: Procedure, chosen: string | null): ReadonlySet<string> {
  const [kind, name] = chosen?.split(' ') ?? []
  const step = kind === 'step' ? steps.find(one => one.name === name) : undefined
  if (step) return new Set(step.from.map(from => `state ${from}`))
  if (kind === 'state')
    return new Set(steps.filter(one => one.from.includes(name!)).map(one => `step ${one.name}`))
  return new Set()
}
