/** One row kept aside: what is wrong, its cells to correct, the buildings it may be, and what a person may decide. */
import { Button, Checkbox, Input, Popconfirm, Select } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Failure } from '../parts.tsx'
import {
  type AsideView,
  dropRows,
  type Field,
  type Mend,
  mendRow,
  type RunView,
  useBuildings,
} from './wire.ts'

type Row = AsideView['rows'][number]
interface AsideRowProps {
  run: RunView
  row: Row
  settled(): void
}

export function AsideRow({ run, row, settled }: AsideRowProps) {
  const { t } = useWords()
  const [cells, setCells] = useState<Partial<Record<Field, string>>>({})
  const [still, setStill] = useState<readonly string[] | null>(null)
  const [busy, setBusy] = useState(false)
  const [open, setOpen] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const attempt = async (mend: Partial<Mend>) => {
    setBusy(true)
    setError(null)
    try {
      const { mended, problems } = await mendRow(run.id, row.row, { cells, ...mend })
      setStill(problems.map(it => it.words))
      if (mended.length > 0) settled()
    } catch (failure) {
      setError(failure as Error)
    }
    setBusy(false)
  }
  const drop = () => dropRows(run.id, [row.row]).then(settled, setError)
  const isPlace = row.problems.some(({ code }) => code.startsWith('place'))
  return (
    <li className="roster-aside-row">
      <p className="roster-aside-what">
        <span className="tag">{row.at}</span> {(still ?? row.problems.map(it => it.words)).join(' ')}
      </p>
      {open ? (
        <div className="roster-cells">
          {row.cells.map(({ field, text }) => (
            <Cell
              key={field}
              field={field}
              text={cells[field] ?? text}
              change={value => setCells({ ...cells, [field]: value })}
            />
          ))}
        </div>
      ) : (
        <p className="roster-aside-who">{summaryOf(row)}</p>
      )}
      {isPlace && (
        <PickBuilding run={run} row={row} pick={(buildingId, alike) => void attempt({ buildingId, alike })} />
      )}
      <div className="roster-aside-acts">
        <Popconfirm title={t('roster:page.dropSure', { count: 1 })} onConfirm={() => void drop()}>
          <Button type="text">{t('roster:page.dropRow')}</Button>
        </Popconfirm>
        {row.accepts.map(accept => (
          <Button key={accept} disabled={busy} onClick={() => void attempt({ accept: [accept] })}>
            {t(`roster:page.${accept}`)}
          </Button>
        ))}
        {open ? (
          <Button type="primary" ghost loading={busy} onClick={() => void attempt({})}>
            {t('roster:page.judge')}
          </Button>
        ) : (
          <Button onClick={() => setOpen(true)}>{t('roster:page.mend')}</Button>
        )}
      </div>
      {error && <Failure error={error} />}
    </li>
  )
}

/** Who and where, as the sheet says. */
function summaryOf({ cells }: Row): string {
  const shown: readonly Field[] = ['name', 'relation', 'compound', 'building', 'entrance', 'room', 'address']
  return shown.flatMap(field => cells.find(it => it.field === field)?.text || []).join(' ')
}

function Cell({ field, text, change }: { field: Field; text: string; change(text: string): void }) {
  const { t } = useWords()
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{t(`roster:field.${field}`)}</label>
      <Input id={id} value={text} maxLength={200} onChange={event => change(event.target.value)} />
    </div>
  )
}

interface PickProps {
  run: RunView
  row: Row
  pick(buildingId: string, alike: boolean): void
}

/** Those that are likely first; else any of the community. */
function PickBuilding({ run, row, pick }: PickProps) {
  const { t } = useWords()
  const [alike, setAlike] = useState(row.alike > 1)
  const [opened, setOpened] = useState(false)
  const buildings = useBuildings(run.community.id, opened)
  return (
    <div className="roster-pick">
      {row.buildings.map(({ id, name }) => (
        <Button key={id} onClick={() => pick(id, alike)}>
          {name}
        </Button>
      ))}
      <Select
        showSearch
        optionFilterProp="label"
        aria-label={t('roster:page.pickBuilding')}
        placeholder={t('roster:page.pickBuilding')}
        loading={buildings.isFetching}
        options={(buildings.data?.buildings ?? []).map(it => ({ value: it.id, label: it.name }))}
        onOpenChange={open => open && setOpened(true)}
        onChange={(id: string) => pick(id, alike)}
      />
      {row.alike > 1 && (
        <Checkbox checked={alike} onChange={event => setAlike(event.target.checked)}>
          {t('roster:page.alike', { count: row.alike })}
        </Checkbox>
      )}
    </div>
  )
}
