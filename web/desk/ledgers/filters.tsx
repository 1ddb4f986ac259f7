/** A ledger narrowed: community, grid, days, kind, whose diary; what is not chosen is all one may see. */
import { Input, Select } from 'antd'
import { useId } from 'react'
import { useWords } from '../../shell/i18n.ts'
import type { Asked, Change, LedgerInfo, Overview } from './wire.ts'

interface FiltersProps {
  overview: Overview
  info: LedgerInfo
  asked: Asked
  ask(change: Change): void
}

export function Filters({ overview, info, asked, ask }: FiltersProps) {
  const { t } = useWords()
  return (
    <div className="ledgers-filters">
      {info.name === 'workDiary' ? (
        <Worker overview={overview} asked={asked} ask={ask} />
      ) : (
        <PlaceFields overview={overview} asked={asked} ask={ask} />
      )}
      <Days info={info} today={overview.today} asked={asked} ask={ask} />
      {info.kinds.length > 1 && (
        <Field label={t('ledger:page.kind')}>
          {id => (
            <Select
              id={id}
              value={asked.kind ?? info.kinds[0]!.kind}
              options={info.kinds.map(({ kind, label }) => ({ value: kind, label }))}
              onChange={kind => ask({ kind: kind === info.kinds[0]!.kind ? undefined : kind })}
            />
          )}
        </Field>
      )}
    </div>
  )
}

type PartProps = Omit<FiltersProps, 'info'>

function PlaceFields({ overview, asked, ask }: PartProps) {
  const { t } = useWords()
  const { communities } = overview
  const community =
    communities.find(({ id }) => id === asked.community) ??
    (communities.length === 1 ? communities[0] : undefined)
  return (
    <>
      {communities.length > 1 && (
        <Field label={t('ledger:field.community')}>
          {id => (
            <Select
              id={id}
              value={asked.community ?? ''}
              showSearch={{ optionFilterProp: 'label' }}
              options={[
                { value: '', label: t('ledger:page.allCommunities') },
                ...communities.map(one => ({ value: one.id, label: one.name })),
              ]}
              onChange={value => ask({ community: value || undefined, grid: undefined })}
            />
          )}
        </Field>
      )}
      {community && community.grids.length > 1 && (
        <Field label={t('ledger:field.grid')}>
          {id => (
            <Select
              id={id}
              value={asked.grid ?? ''}
              showSearch={{ optionFilterProp: 'label' }}
              options={[
                { value: '', label: t('ledger:page.allGrids') },
                ...community.grids.map(one => ({ value: one.id, label: one.name })),
              ]}
              onChange={value => ask({ grid: value || undefined })}
            />
          )}
        </Field>
      )}
    </>
  )
}

function Worker({ overview, asked, ask }: PartProps) {
  const { t } = useWords()
  if (overview.workers.length < 2) return null
  return (
    <Field label={t('ledger:page.whose')}>
      {id => (
        <Select
          id={id}
          value={asked.person ?? overview.workers[0]!.id}
          showSearch={{ optionFilterProp: 'label' }}
          options={overview.workers.map(one => ({ value: one.id, label: one.name }))}
          onChange={person => ask({ person: person === overview.workers[0]!.id ? undefined : person })}
        />
      )}
    </Field>
  )
}

function Days({
  info,
  today,
  asked,
  ask,
}: {
  info: LedgerInfo
  today: string
  asked: Asked
  ask(change: Change): void
}) {
  const { t } = useWords()
  const set = (change: Change) => ask(change)
  const first = `${today.slice(0, 8)}01`
  if (info.period === 'none') return null
  if (info.period === 'month')
    return (
      <Field label={t('ledger:page.month')}>
        {id => (
          <Input
            id={id}
            type="month"
            max={today.slice(0, 7)}
            value={(asked.from ?? first).slice(0, 7)}
            onChange={({ target }) => target.value && set({ from: `${target.value}-01`, to: undefined })}
          />
        )}
      </Field>
    )
  if (info.period === 'week')
    return (
      <Field label={t('ledger:page.week')}>
        {id => (
          <Input
            id={id}
            type="date"
            max={today}
            value={asked.from ?? today}
            onChange={({ target }) => target.value && set({ from: target.value, to: undefined })}
          />
        )}
      </Field>
    )
  return (
    <>
      <Field label={t('ledger:page.from')}>
        {id => (
          <Input
            id={id}
            type="date"
            max={today}
            value={asked.from ?? first}
            onChange={({ target }) => target.value && set({ from: target.value })}
          />
        )}
      </Field>
      <Field label={t('ledger:page.to')}>
        {id => (
          <Input
            id={id}
            type="date"
            min={asked.from ?? first}
            value={asked.to ?? lastAsked(asked.from, today)}
            onChange={({ target }) => target.value && set({ to: target.value })}
          />
        )}
      </Field>
    </>
  )
}

/** The last day the server takes without a wish: of the month when no first day is named either, else today. */
function lastAsked(from: string | undefined, today: string): string {
  if (from !== undefined) return from > today ? from : today
  const [year, month] = today.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

export function Field({ label, children }: { label: string; children(id: string): React.ReactNode }) {
  const id = useId()
  return (
    <div className="ledgers-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}
