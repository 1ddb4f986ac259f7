/** Who changed what on a plan, the latest first; what was undone is struck out. */
import { useQuery } from '@tanstack/react-query'
import { whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { numberText } from '../format.ts'
import { Failure, Waiting } from '../parts.tsx'
import { get } from '../wire.ts'
import type { EditorState } from './editor-state.ts'
import { type PlanView, planPath } from './wire.ts'

export function History({ state }: { state: EditorState }) {
  const { t, language } = useWords()
  const { plan } = state.view
  // Names and words are the server's: what others changed in the meantime is told as well.
  const found = useQuery({
    queryKey: ['plans', plan.id, 'history', state.view.edits],
    queryFn: ({ signal }) => get<PlanView>(planPath(plan.id), signal),
    gcTime: 0,
  })
  if (found.error) return <Failure error={found.error} retry={() => void found.refetch()} />
  if (!found.data) return <Waiting />
  const edits = found.data.edits.toReversed()
  return (
    <>
      <ol className="plan-history">
        {edits.map(one => (
          <li key={one.seq} className={one.undone || one.isObsolete ? 'undone' : ''}>
            <span>{one.words}</span>
            <span className="quiet">
              {[
                one.person,
                whenText(one.at, language),
                one.undone && t('planning:desk.history.undone'),
                one.isObsolete && t('planning:desk.history.obsolete'),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
        <li>
          <span>
            {t('planning:desk.history.made', {
              min: numberText(plan.ask.min),
              max: numberText(plan.ask.max),
              count: plan.ask.count === null ? t('planning:desk.history.anyCount') : plan.ask.count,
              seed: plan.ask.seed,
            })}
          </span>
          <span className="quiet">
            {[plan.madeBy, whenText(plan.madeAt, language)].filter(Boolean).join(' · ')}
          </span>
        </li>
      </ol>
      {edits.length === 0 && <p className="quiet">{t('planning:desk.history.none')}</p>}
    </>
  )
}
