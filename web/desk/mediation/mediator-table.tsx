/** Mediators in rows: office, specialities, languages, from when to when, at work or away. No figure of what anybody settled. */
import { Button } from 'antd'
import { dayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Mark } from '../parts.tsx'
import type { MediatorRow } from './wire.ts'

interface Props {
  rows: readonly MediatorRow[]
  edit?: (row: MediatorRow) => void
  /** Where rows are of several committees. */
  committees?: boolean
}

export function MediatorTable({ rows, edit, committees = false }: Props) {
  const { t } = useWords()
  const columns = ['office', 'specialities', 'languages', 'fromOn'] as const
  return (
    <div className="table-scroll">
      <table className="plain-table mediation-table">
        <thead>
          <tr>
            <th scope="col">{t('committee:input.personName')}</th>
            {columns.map(name => (
              <th key={name} scope="col">
                {t(`committee:input.${name}`)}
              </th>
            ))}
            {edit && (
              <th scope="col" className="no-print">
                <span className="sr">{t('committee:desk.edit')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <Row key={row.id} row={row} committees={committees} {...(edit ? { edit } : {})} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface RowProps extends Omit<Props, 'rows'> {
  row: MediatorRow
}

function Row({ row, edit, committees }: RowProps) {
  const { t, language } = useWords()
  const listed = (words: readonly string[]) => words.join(t('committee:listSeparator'))
  return (
    <tr>
      <th scope="row">
        {row.name}
        {committees && <small>{row.committee.name}</small>}
        {row.personId === null && <small>{t('committee:desk.noAccount')}</small>}
      </th>
      <td data-label={t('committee:input.office')}>
        {t(`committee:office.${row.office}`)}
        <small>{t(`committee:way.${row.way}`)}</small>
      </td>
      <td data-label={t('committee:input.specialities')}>
        {listed(row.specialities.map(one => t(`committee:speciality.${one}`)))}
      </td>
      <td data-label={t('committee:input.languages')}>
        {listed(row.languages.map(one => t(`committee:language.${one}`)))}
      </td>
      <td data-label={t('committee:input.fromOn')}>
        {dayText(row.fromOn, language)}
        {row.toOn && ` – ${dayText(row.toOn, language)}`}
        {row.standing === 'away' && row.awayTo && (
          <div>
            <Mark
              icon="pause"
              tone="warn"
              words={t('committee:desk.awayUntil', { day: dayText(row.awayTo, language) })}
            />
          </div>
        )}
        {(row.standing === 'ended' || row.standing === 'toCome') && (
          <small>{t(`committee:standing.${row.standing}`)}</small>
        )}
      </td>
      {edit && (
        <td className="no-print">
          {row.mayChange && (
            <Button
              size="small"
              aria-label={t('committee:desk.editOf', { name: row.name })}
              onClick={() => edit(row)}
            >
              {t('committee:desk.edit')}
            </Button>
          )}
        </td>
      )}
    </tr>
  )
}
