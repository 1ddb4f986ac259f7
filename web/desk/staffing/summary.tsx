/** Staffing in a line: how many grids, leaders, members, what is vacant, who is on leave. */
import { useWords } from '../../shell/i18n.ts'
import { numberText } from '../format.ts'
import { Mark } from '../parts.tsx'
import { civilText } from './days.ts'
import type { Staffing } from './wire.ts'

export function Summary({ staffing: { grids, onDay, today } }: { staffing: Staffing }) {
  const { t, language } = useWords()
  const holders = grids.flatMap(grid => grid.holders)
  const persons = (role: string) =>
    new Set(holders.filter(it => it.role === role).map(it => it.person.id)).size
  const vacant = grids.reduce((sum, grid) => sum + grid.vacant.length, 0)
  const away = new Set(holders.filter(it => it.away).map(it => it.person.id)).size
  return (
    <p className="staffing-summary">
      {onDay !== today && <strong>{t('staffing:summary.on', { day: civilText(onDay, language) })}</strong>}
      <span>{t('staffing:summary.grids', { count: grids.length })}</span>
      <span>{t('staffing:summary.leaders', { count: persons('gridLeader') })}</span>
      <span>{t('staffing:summary.members', { count: persons('gridMember') })}</span>
      <span>{t('staffing:summary.largest', { load: numberText(Math.round(largestLoad(grids))) })}</span>
      {vacant > 0 && <Mark icon="late" tone="bad" words={t('staffing:summary.vacant', { count: vacant })} />}
      {away > 0 && <Mark icon="pause" tone="quiet" words={t('staffing:summary.away', { count: away })} />}
    </p>
  )
}

export function largestLoad(grids: Staffing['grids']): number {
  return Math.max(0, ...grids.map(grid => grid.load ?? 0))
}
