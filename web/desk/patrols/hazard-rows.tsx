/** Hazards in rows: what and where, how grave, how it stands, when somebody goes there again. On a phone each is a card. */
import { dayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Mark } from '../parts.tsx'
import type { HazardRow } from './wire.ts'

interface HazardRowsProps {
  rows: readonly HazardRow[]
  today: string
  open(id: string): void
}

export function HazardRows({ rows, today, open }: HazardRowsProps) {
  const { t, language } = useWords()
  return (
    <ul className="hazard-rows">
      {rows.map(row => (
        <li key={row.id}>
          <button type="button" className="hazard-row" onClick={() => open(row.id)}>
            <span className="hazard-what">
              <strong>{t(`patrol:hazardKind.${row.kind}`)}</strong>
              <span className="clip">{row.what}</span>
            </span>
            <span className="hazard-where">
              {placeOf(row)}
              <small>{row.grid?.name ?? row.community.name}</small>
            </span>
            <span className="hazard-marks">
              {row.grade === 'serious' && <Mark icon="flame" tone="bad" words={t('patrol:grade.serious')} />}
              {row.overdue && <Mark icon="late" tone="bad" words={t('patrol:desk.hazard.overdue')} />}
              <span>{stateWords(row, t)}</span>
            </span>
            <span className="hazard-day">
              {row.closedAt
                ? t('patrol:desk.hazard.closedOn', { day: dayText(row.closedAt, language) })
                : row.recheckOn &&
                  t(row.recheckOn === today ? 'patrol:desk.hazard.today' : 'patrol:desk.hazard.again', {
                    day: dayText(row.recheckOn, language),
                  })}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

/** The building, and what was said of where exactly; said once where the words name the building already. */
export function placeOf({ building, placeText, grid, community }: HazardRow): string {
  const folded = (text: string) => text.replaceAll(/\s/g, '')
  const isNamed = building !== null && folded(placeText).includes(folded(building.name))
  const words = [isNamed ? null : building?.name, placeText].filter(Boolean).join(' ')
  return words || (grid?.name ?? community.name)
}

/** A closed matter says as much as a worker's word: it may be gone. */
export function stateWords(
  { state, awaitsLook }: Pick<HazardRow, 'state' | 'awaitsLook'>,
  t: (key: string) => string,
): string {
  return t(awaitsLook && state === 'open' ? 'patrol:desk.hazard.matterClosed' : `patrol:state.${state}`)
}
