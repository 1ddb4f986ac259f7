/** How good one part of a proposal is, in words: before, after, what is proven, how many move; or why there is none. */
import { Alert } from 'antd'
import { useWords } from '../../shell/i18n.ts'
import { numberText } from '../format.ts'
import type { Part, Staffing } from './wire.ts'

export function PartLine({ part, staffing }: { part: Part; staffing: Staffing }) {
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
      {lacking.map(words => (
        <Alert key={words} type="warning" showIcon title={words} />
      ))}
    </li>
  )
}

/** One digit, rounded up: what is said to be proven must be. */
export function proofWords(gap: number, t: (key: string, facts: Record<string, unknown>) => string): string {
  const percent = (Math.ceil(gap * 1000 - 1e-6) / 10).toFixed(1)
  return t(percent === '0.0' ? 'staffing:proposal.optimal' : 'staffing:proposal.proof', { percent })
}
