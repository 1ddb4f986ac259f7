/** Looking at an agreement again: when the next visit is due, what may be written down now, what was found so far. */

import { dueText, whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import type { Act, Proceeding } from '../proceedings/wire.ts'
import { type OpenStep, StepButtons } from './step-buttons.tsx'

const clocks = ['planning', 'followUp', 'urging', 'afterCare']
const steps = ['startPerformance', 'followUp', 'recordBreach', 'urgePerformance', 'followUpAfter']
const found = ['followUp', 'followUpAfter', 'recordBreach', 'urgePerformance']

export function FollowPart({ proceeding, open }: { proceeding: Proceeding; open: OpenStep }) {
  const { t, language } = useWords()
  const running = proceeding.terms.filter(one => clocks.includes(one.term))
  const visits = proceeding.acts.filter(one => found.includes(one.step))
  const mayAct = proceeding.next.some(one => steps.includes(one.step))
  if (running.length === 0 && visits.length === 0 && !mayAct) return null
  return (
    <div className="agreement-block">
      <h3>{t('agreement:follow.title')}</h3>
      {running.map(one => (
        <p key={one.term} className={one.overdue ? 'agreement-differs' : undefined}>
          <b>{one.label}</b> · {dueText(one.dueAt, language)} · {one.left}
        </p>
      ))}
      <StepButtons proceeding={proceeding} steps={steps} open={open} />
      {visits.length > 0 ? (
        <ul className="agreement-list">
          {visits.toReversed().map(act => (
            <Visit key={act.id} act={act} />
          ))}
        </ul>
      ) : (
        <p className="quiet">{t('agreement:follow.none')}</p>
      )}
    </div>
  )
}

/** What is told in confidence stays with the act, to be opened on a reason. */
function Visit({ act }: { act: Act }) {
  const { t, language } = useWords()
  const details = act.details.filter(one => !one.kept)
  return (
    <li className="agreement-mark">
      <span>
        <b>{act.label}</b> · {whenText(act.at, language)} · {act.actor.name}
        {details.map(one => (
          <span key={one.name}>
            {' '}
            · {one.label}：{one.value}
          </span>
        ))}
      </span>
      {act.photos.length > 0 && (
        <span className="row">
          {act.photos.map(photo => (
            <a key={photo.id} href={photo.url} target="_blank" rel="noreferrer">
              <img className="agreement-photo" src={photo.thumbUrl} alt={t('agreement:follow.photo')} />
            </a>
          ))}
        </span>
      )}
    </li>
  )
}
