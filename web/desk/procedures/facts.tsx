/** All facts of what was pressed in the drawing: of a step who may take it, with what, on what article; of a state what may be done there. */
import { Button } from 'antd'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import type { Procedure } from '../proceedings/wire.ts'
import type { State, Step } from './drawing.ts'

interface FactsProps {
  procedure: Procedure
  chosen: string | null
  choose(id: string | null): void
}

export function Facts({ procedure, chosen, choose }: FactsProps) {
  const { t } = useWords()
  const [kind, name] = chosen?.split(' ') ?? []
  const step = kind === 'step' ? procedure.steps.find(one => one.name === name) : undefined
  const state = kind === 'state' ? procedure.states.find(one => one.name === name) : undefined
  return (
    <aside className="facts-panel part" aria-live="polite" aria-label={t('desk:facts.title')}>
      {!step && !state && <p className="quiet">{t('desk:facts.press')}</p>}
      {(step || state) && (
        <Button
          type="text"
          size="small"
          className="facts-close no-print"
          icon={<Icon name="close" />}
          aria-label={t('shell:close')}
          onClick={() => choose(null)}
        />
      )}
      {step && <StepFacts procedure={procedure} step={step} />}
      {state && <StateFacts procedure={procedure} state={state} choose={choose} />}
    </aside>
  )
}

function StateFacts({
  procedure,
  state,
  choose,
}: {
  procedure: Procedure
  state: State
  choose(id: string): void
}) {
  const { t } = useWords()
  const here = procedure.steps.filter(step => step.from.includes(state.name))
  return (
    <>
      <h3>{state.label}</h3>
      <dl className="facts">
        <Fact name="kind">{t(state.final ? 'desk:facts.final' : 'desk:facts.open')}</Fact>
        {state.waitsFor && <Fact name="waitsFor">{state.waitsFor}</Fact>}
        {state.count !== null && (
          <Fact name="count">
            {state.count}
            {state.overdue ? (
              <b className="error"> {t('desk:diagram.overdue', { count: state.overdue })}</b>
            ) : null}
          </Fact>
        )}
      </dl>
      <h4>{t('desk:facts.steps', { count: here.length })}</h4>
      <ul className="facts-steps">
        {here.map(step => (
          <li key={step.name}>
            <button type="button" onClick={() => choose(`step ${step.name}`)}>
              {step.label}
            </button>
            <span className="quiet"> {leadsTo(procedure, step, t)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

type Say = ReturnType<typeof useWords>['t']

export function leadsTo({ states }: Pick<Procedure, 'states'>, { to }: Step, t: Say): string {
  if (to === '=') return t('desk:facts.stays')
  if (to === '^') return t('desk:facts.back')
  return `→ ${states.find(state => state.name === to)?.label ?? to}`
}

export function StepFacts({ procedure, step }: { procedure: Procedure; step: Step }) {
  const { t } = useWords()
  const comma = t('desk:part.comma')
  const from = step.from.map(name => procedure.states.find(state => state.name === name)?.label ?? name)
  const inputs = step.inputs.map(
    input =>
      `${input.label}${input.required ? '' : ` ${t('shell:optional')}`}${input.personal ? ` ${t('desk:step.personal')}` : ''}`,
  )
  const lists: [string, readonly string[]][] = [
    ['from', from],
    ['who', step.who.map(one => one.label)],
    ['inputs', inputs],
    ['papers', step.papers],
    ['opens', step.opens],
    ['closes', step.closes],
    ['pauses', step.pauses],
    ['resumes', step.resumes],
  ]
  return (
    <>
      <h3>{step.label}</h3>
      <dl className="facts">
        {lists.map(
          ([name, words]) =>
            words.length > 0 && (
              <Fact key={name} name={name}>
                {words.join(comma)}
              </Fact>
            ),
        )}
        <Fact name="to">{leadsTo(procedure, step, t)}</Fact>
        {step.track && <Fact name="track">{trackWords(procedure, step)}</Fact>}
        {step.conditions.length > 0 && (
          <Fact name="conditions">
            <ul>
              {step.conditions.map(words => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </Fact>
        )}
        <Fact name="basis">
          {step.basis.article}
          <br />
          <span className="quiet">
            {t(`shell:deadline.${step.basis.force}`)} · {t(`desk:clock.mark.${step.basis.mark}`)}
          </span>
        </Fact>
      </dl>
    </>
  )
}

function trackWords({ tracks }: Procedure, { track }: Step): string {
  const found = tracks.find(one => one.name === track?.name)
  const word = (name: string) => found?.states.find(state => state.name === name)?.label ?? name
  return track ? `${found?.label ?? track.name}: ${track.from.map(word).join(' / ')} → ${word(track.to)}` : ''
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  const { t } = useWords()
  return (
    <div>
      <dt>{t(`desk:facts.${name}`)}</dt>
      <dd>{children}</dd>
    </div>
  )
}
