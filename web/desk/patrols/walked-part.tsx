/** Patrols walked, by place, plan and days: planned stops against those passed, and what was not in order. */
import { Input } from 'antd'
import { timeText, whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { percentText } from '../format.ts'
import { Empty, Failure, Waiting } from '../parts.tsx'
import { Labelled } from '../staff/account-page.tsx'
import { Pages, pageSize } from './pages.tsx'
import { type PartProps, type PatrolRow, usePatrols } from './wire.ts'

export function WalkedPart({ asked, ask }: PartProps) {
  const { t } = useWords()
  const found = usePatrols(asked, pageSize)
  return (
    <>
      <div className="row no-print">
        {(['from', 'to'] as const).map(name => (
          <Labelled key={name} label={t(`patrol:desk.${name}`)}>
            {id => (
              <Input
                id={id}
                type="date"
                value={asked[name] ?? ''}
                onChange={event => ask({ [name]: event.target.value || undefined, offset: undefined })}
              />
            )}
          </Labelled>
        ))}
        {asked.plan && (
          <button type="button" className="patrols-link" onClick={() => ask({ plan: undefined })}>
            {t('patrol:desk.walked.allPlans')}
          </button>
        )}
      </div>
      {found.isPending && <Waiting lines={8} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data &&
        (found.data.rows.length === 0 ? (
          <Empty title={t('patrol:desk.walked.none.title')} words={t('patrol:desk.walked.none.words')} />
        ) : (
          <>
            <Table rows={found.data.rows} open={patrol => ask({ patrol })} />
            <Pages total={found.data.total} offset={asked.offset ?? 0} go={offset => ask({ offset })} />
          </>
        ))}
    </>
  )
}

function Table({ rows, open }: { rows: readonly PatrolRow[]; open(id: string): void }) {
  const { t, language } = useWords()
  return (
    <div className="table-scroll">
      <table className="plain-table patrols-table">
        <thead>
          <tr>
            {['when', 'plan', 'where', 'by', 'stops', 'notOk'].map(name => (
              <th key={name} scope="col">
                {t(`patrol:desk.walked.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.id}>
              <th scope="row">
                <button type="button" className="patrols-link" onClick={() => open(row.id)}>
                  {whenText(row.startedAt, language)}
                  {row.endedAt && `–${timeText(row.endedAt)}`}
                </button>
                {!row.endedAt && <small>{t('patrol:desk.walked.running')}</small>}
              </th>
              <td data-label={t('patrol:desk.walked.plan')}>{row.plan.name}</td>
              <td data-label={t('patrol:desk.walked.where')}>{row.grid?.name ?? row.community.name}</td>
              <td data-label={t('patrol:desk.walked.by')}>{row.by ?? t('patrol:desk.notShown')}</td>
              <td data-label={t('patrol:desk.walked.stops')}>
                {row.stopsDone} / {row.stopsPlanned}{' '}
                <small className="quiet">{percentText(row.stopsDone, row.stopsPlanned)}</small>
              </td>
              <td data-label={t('patrol:desk.walked.notOk')}>{row.notOk}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
