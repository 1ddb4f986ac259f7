/** How far patrols reach, grid by grid: what came due and was walked, stops passed, hazards that wait. Places, never persons, in the order of their names. */
import { Select } from 'antd'
import { useWords } from '../../shell/i18n.ts'
import { percentText } from '../format.ts'
import { Empty, Failure, Waiting } from '../parts.tsx'
import { type Coverage, type PartProps, useCoverage } from './wire.ts'

const spans = [7, 30, 90, 365]

export function CoveragePart({ asked, ask }: PartProps) {
  const { t } = useWords()
  const found = useCoverage(asked)
  return (
    <>
      <div className="row no-print">
        <Select
          aria-label={t('patrol:desk.coverage.days')}
          className="patrols-kind"
          value={asked.days ?? 30}
          options={spans.map(value => ({ value, label: t('patrol:desk.coverage.last', { count: value }) }))}
          onChange={days => ask({ days: days === 30 ? undefined : days })}
        />
        {found.data && (
          <span className="quiet">
            {found.data.from} – {found.data.to}
          </span>
        )}
      </div>
      {found.isPending && <Waiting lines={8} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data &&
        (found.data.rows.length === 0 ? (
          <Empty title={t('patrol:desk.coverage.none.title')} words={t('patrol:desk.coverage.none.words')} />
        ) : (
          <Table rows={found.data.rows} ask={ask} />
        ))}
    </>
  )
}

const columns = ['plans', 'rounds', 'stops', 'late', 'open', 'awaitsLook', 'overdue'] as const

function Table({ rows, ask }: { rows: Coverage['rows']; ask: PartProps['ask'] }) {
  const { t } = useWords()
  return (
    <div className="table-scroll">
      <table className="plain-table patrols-table">
        <thead>
          <tr>
            <th scope="col">{t('patrol:input.gridId')}</th>
            {columns.map(name => (
              <th key={name} scope="col">
                {t(`patrol:desk.coverage.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.grid?.id ?? row.community.id}>
              <th scope="row">
                <button
                  type="button"
                  className="patrols-link"
                  onClick={() => ask({ tab: 'plans', community: row.community.id, grid: row.grid?.id })}
                >
                  {row.grid?.name ?? t('patrol:desk.wholeOf', { community: row.community.name })}
                </button>
                {row.grid?.setting && row.grid.setting !== 'urban' && (
                  <small>{t(`patrol:desk.setting.${row.grid.setting}`)}</small>
                )}
              </th>
              {columns.map(name => (
                <td
                  key={name}
                  data-label={t(`patrol:desk.coverage.${name}`)}
                  className={row[keyOf[name]] > 0 && alarming.has(name) ? 'patrols-bad' : ''}
                >
                  {cell(row, name)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const alarming = new Set(['late', 'overdue'])
const keyOf = {
  plans: 'plans',
  rounds: 'walked',
  stops: 'stopsDone',
  late: 'latePlans',
  open: 'open',
  awaitsLook: 'awaitsLook',
  overdue: 'overdue',
} as const

function cell(row: Coverage['rows'][number], name: (typeof columns)[number]): string {
  if (name === 'rounds') return `${row.walked} / ${row.planned}`
  if (name === 'stops') return row.stopsPlanned === 0 ? '–' : percentText(row.stopsDone, row.stopsPlanned)
  return String(row[keyOf[name]])
}
