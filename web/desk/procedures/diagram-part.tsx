/** One part of the drawing: the box of a state with how many are there, or the label of a step with the clocks it starts and stops. */
import { useWords } from '../../shell/i18n.ts'
import type { StateBox, Step, StepLabel } from './drawing.ts'
import { marksWidth, type Placed, rowHeight, shortened } from './layout.ts'

interface PartProps {
  placed: Placed
  chosen: string | null
  near: boolean
  /** The one Tab stops at. */
  reached: boolean
  choose(id: string): void
  /** Keys that walk to a neighbour. */
  pressed(event: React.KeyboardEvent<SVGGElement>): void
}

export function DiagramPart(props: PartProps) {
  const { placed, chosen, near, reached, choose, pressed } = props
  const { part, x, y } = placed
  const { t } = useWords()
  const marks = [
    part.kind === 'state' ? 'box' : 'label',
    ...(part.id === chosen ? ['part-chosen'] : []),
    ...(near ? ['part-near'] : []),
    ...(part.kind === 'state' && part.state.final ? ['box-final'] : []),
    ...(part.kind === 'state' && part.initial ? ['box-initial'] : []),
    ...(part.kind === 'step' && part.step.primary ? ['label-primary'] : []),
    ...(part.kind === 'step' && part.step.common ? ['label-common'] : []),
  ]
  return (
    // biome-ignore lint/a11y/useSemanticElements: there are no buttons inside a drawing
    <g
      transform={`translate(${x} ${y})`}
      className={marks.join(' ')}
      role="button"
      tabIndex={reached ? 0 : -1}
      data-part={part.id}
      aria-pressed={part.id === chosen}
      aria-label={part.kind === 'state' ? nameOfBox(part, t) : nameOfLabel(part.step, t)}
      onClick={event => choose(pressedStay(event) ?? part.id)}
      onKeyDown={event => {
        if (event.key !== 'Enter' && event.key !== ' ') return pressed(event)
        event.preventDefault()
        choose(part.id)
      }}
    >
      {part.kind === 'state' ? <Box box={part} placed={placed} /> : <Label label={part} placed={placed} />}
    </g>
  )
}

/** A step written into the box of its state; by key it is reached in the facts of the state. */
function pressedStay(event: React.MouseEvent): string | null {
  return (event.target as Element).closest<SVGGElement>('[data-stay]')?.dataset.stay ?? null
}

type Say = ReturnType<typeof useWords>['t']

function nameOfBox({ state }: StateBox, t: Say): string {
  return [
    t(state.final ? 'desk:diagram.finalState' : 'desk:diagram.state', { label: state.label }),
    ...(state.count ? [t('desk:diagram.count', { count: state.count })] : []),
    ...(state.overdue ? [t('desk:diagram.overdue', { count: state.overdue })] : []),
  ].join(t('desk:part.comma'))
}

function nameOfLabel(step: Step, t: Say): string {
  return t('desk:diagram.step', { label: step.label })
}

function Box({ box, placed: { width, height } }: { box: StateBox; placed: Placed }) {
  const { state, stays } = box
  const figure = state.count === null ? '' : String(state.count)
  return (
    <>
      <rect width={width} height={height} rx={state.final ? 19 : 7} />
      {state.final && (
        <rect x="3" y="3" width={width - 6} height={height - 6} rx="16" className="box-inner" />
      )}
      <text
        x={figure === '' ? width / 2 : 14}
        y="24"
        textAnchor={figure === '' ? 'middle' : 'start'}
        className="box-name"
      >
        {state.label}
      </text>
      {figure !== '' && (
        <text
          x={width - 12}
          y="24"
          textAnchor="end"
          className={state.count ? 'box-count' : 'box-count box-none'}
        >
          {state.overdue ? <tspan className="box-overdue">{state.overdue}/</tspan> : null}
          {figure}
        </text>
      )}
      {stays.map((step, index) => (
        <g
          key={step.name}
          className="box-stay"
          transform={`translate(0 ${38 + index * rowHeight})`}
          data-stay={`step ${step.name}`}
        >
          <rect x="4" width={width - 8} height={rowHeight - 1} rx="4" />
          <text x="10" y="14">
            ↻ {step.label}
          </text>
        </g>
      ))}
    </>
  )
}

function Label({ label, placed: { width, height } }: { label: StepLabel; placed: Placed }) {
  const { t } = useWords()
  const { step, many, article } = label
  const marks = width - 10 - marksWidth(step)
  return (
    <>
      <title>{`${step.label}: ${step.basis.article}`}</title>
      <rect width={width} height={height} rx={height / 2} />
      <text x="12" y="17">
        {step.label}
      </text>
      {article && (
        <text x="12" y="32" className="label-article">
          {shortened(step.basis.article)}
        </text>
      )}
      {step.opens.length > 0 && <ClockMark kind="opens" x={marks + 12} names={step.opens} />}
      {step.closes.length > 0 && (
        <ClockMark kind="closes" x={marks + (step.opens.length ? 36 : 12)} names={step.closes} />
      )}
      {many !== null && (
        <text x={width / 2} y="-4" textAnchor="middle" className="label-many">
          {t('desk:diagram.fromMany', { count: many })}
        </text>
      )}
    </>
  )
}

export function ClockMark({
  kind,
  x,
  y = 13,
  names = [],
}: {
  kind: 'opens' | 'closes'
  x: number
  y?: number
  names?: readonly string[]
}) {
  return (
    <g className={`clock-mark clock-mark-${kind}`} transform={`translate(${x} ${y})`}>
      {names.length > 0 && <title>{names.join(' · ')}</title>}
      <circle r="6.5" />
      {kind === 'opens' ? <path d="M0 -3.500V0L2.500 1.800" /> : <path d="M-2.800 0 -0.800 2.200 3 -2.200" />}
      {names.length > 1 && (
        <text x="8" y="4" className="clock-mark-count">
          {names.length}
        </text>
      )}
    </g>
  )
}
