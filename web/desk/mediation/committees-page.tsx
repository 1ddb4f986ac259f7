/** People's mediation committees: what is met of the law's composition, when a term ends, who sits; the roster for the court. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { dayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { Empty, Failure, Mark, Waiting } from '../parts.tsx'
import { CommitteeForm } from './committee-form.tsx'
import { CommitteePart } from './committee-part.tsx'
import { Tabs, Verdict } from './parts.tsx'
import { type CommitteeRow, type Committees, useCommittees } from './wire.ts'

export function CommitteesPage() {
  const { t } = useWords()
  const { committee } = useSearch({ strict: false }) as { committee?: string }
  const navigate = useNavigate()
  const open = (id?: string) =>
    void navigate({ to: '/committees' as '/', search: (id ? { committee: id } : {}) as never })
  const found = useCommittees()
  if (committee) return <CommitteePart id={committee} back={() => open()} />
  return (
    <main className="page" id="main">
      <header className="page-head">
        <h1>{t('committee:desk.committees')}</h1>
        <Tabs at="committees" />
      </header>
      {found.isPending && <Waiting lines={6} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data && <List committees={found.data} open={open} />}
    </main>
  )
}

function List({ committees, open }: { committees: Committees; open(id: string): void }) {
  const { t } = useWords()
  const [adding, setAdding] = useState(false)
  const gaps = committees.communities.filter(one => !one.hasCommittee)
  return (
    <>
      <div className="row no-print">
        {committees.mayAdd && (
          <Button type="primary" icon={<Icon name="plus" />} onClick={() => setAdding(true)}>
            {t('committee:desk.add')}
          </Button>
        )}
        <Button icon={<Icon name="ledger" />} href="/api/mediation/roster">
          {t('committee:desk.export')}
        </Button>
      </div>
      {gaps.length > 0 && (
        <p className="note">
          {t('committee:desk.gap', { names: gaps.map(one => one.name).join(t('committee:listSeparator')) })}
        </p>
      )}
      {committees.rows.length === 0 ? (
        <Empty title={t('committee:desk.none')} words={t('committee:desk.noneWords')} />
      ) : (
        <Table rows={committees.rows} open={open} />
      )}
      {adding && (
        <CommitteeForm
          committees={committees}
          before={null}
          close={() => setAdding(false)}
          saved={id => {
            setAdding(false)
            open(id)
          }}
        />
      )}
    </>
  )
}

function Table({ rows, open }: { rows: readonly CommitteeRow[]; open(id: string): void }) {
  const { t, language } = useWords()
  return (
    <div className="table-scroll">
      <table className="plain-table mediation-table">
        <thead>
          <tr>
            <th scope="col">{t('committee:input.name')}</th>
            <th scope="col">{t('committee:desk.composition')}</th>
            <th scope="col">{t('committee:desk.people')}</th>
            <th scope="col">{t('committee:desk.term')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.id}>
              <th scope="row">
                <button type="button" className="mediation-link" onClick={() => open(row.id)}>
                  {row.name}
                </button>
                <small>
                  {t(`committee:kind.${row.kind}`)} · {row.unit.name}
                </small>
              </th>
              <td data-label={t('committee:desk.composition')}>
                {row.endedOn ? (
                  t('committee:desk.ended', { day: row.endedOn })
                ) : (
                  <Verdict checks={row.checks} />
                )}
              </td>
              <td data-label={t('committee:desk.people')}>{row.mediators}</td>
              <td data-label={t('committee:desk.term')}>
                {dayText(row.termEndsOn, language)}{' '}
                {row.termNear && <Mark icon="late" tone="warn" words={t('committee:desk.termNear')} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
