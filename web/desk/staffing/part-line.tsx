/** How good one part of a proposal is, in words: before, after, what is proven, how many move; or why there is none. */
import { Alert, Button } from 'antd'
import { useWords } from '../../shell/i18n.ts'
import { numberText } from '../format.ts'
import type { Part, Staffing } from './wire.ts'

interface PartsProps {
  parts: readonly Part[]
  staffing: Staffing
  /** Members may lead too: the quickest remedy where leaders are missing. */
  letMembersLead(): void
}

export function Parts({ parts, staffing, letMembersLead }: PartsProps) {
  const { t } = useWords()
  const isSettled = (it: Part) => it.lacking.length === 0 && it.moves === 0 && it.gap === 0
  const settled = parts.filter(isSettled)
  const folded = parts.length > 3 && settled.length > 1
  return (
    <>
      <ul className="staffing-parts">
        {parts
          .filter(it => !folded || !isSettled(it))
          .map(part => (
            <PartLine key={`${part.role} ${part.community?.id}`} {...{ part, staffing, letMembersLead }} />
          ))}
      </ul>
      {folded && (
        <details>
          <summary className="staffing-proof">
            {t('staffing:proposal.settled', { count: settled.length })}
          </summary>
          <ul className="staffing-parts">
            {settled.map(part => (
              <PartLine key={`${part.role} ${part.community?.id}`} {...{ part, staffing, letMembersLead }} />
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function PartLine({ part, staffing, letMembersLead }: Omit<PartsProps, 'parts'> & { part: Part }) {
  const { t } = useWords()
  const { role, community, before, after, gap, stays, moves, staysProven, lacking } = part
  const what =
    role === 'heads'
      ? t('staffing:propose.heads')
      : (staffing.roles.find(it => it.role === role)?.label ?? role)
  const whole = (figure: number | null) =>
    figure === null ? t('staffing:nobody') : t('staffing:amount', { load: numberText(Math.round(figure)) })
  return (
    <li className="staffing-part">
      <strong>{[community?.name, what].filter(Boolean).join(' · ')}</strong>
      {after !== null && gap !== null && (
        <>
          <span>
            {t(role === 'heads' ? 'staffing:proposal.perHead' : 'staffing:proposal.perHolder', {
              before: whole(before),
              after: whole(after),
            })}
          </span>
          <span className="staffing-proof">{proofWords(gap, t)}</span>
          <span>
            {t(moves === 0 ? 'staffing:proposal.noMoves' : 'staffing:proposal.moves', {
              count: moves,
              stays,
            })}
            {moves > 0 && staysProven && t('staffing:proposal.fewest')}
          </span>
        </>
      )}
      {lacking.map(it => (
        <Alert
          key={it.words}
          type="warning"
          showIcon
          title={it.words}
          action={
            it.what === 'leaders' && (
              <Button onClick={letMembersLead}>{t('staffing:propose.letMembersLead')}</Button>
            )
          }
        />
      ))}
    </li>
  )
}

/** One digit, rounded up: what is said to be proven must be. */
export function proofWords(gap: number, t: (key: string, facts: Record<string, unknown>) => string): string {
  const percent = (Math.ceil(gap * 1000 - 1e-6) / 10).toFixed(1)
  return t(percent === '0.0' ? 'staffing:proposal.optimal' : 'staffing:proposal.proof', { percent })
}
