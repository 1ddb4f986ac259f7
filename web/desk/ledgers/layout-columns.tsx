/** The columns of a layout in their order: moved with the mouse or the keys, headed and widened, left out and put in. */
import { Button, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import type { Column, LedgerInfo } from './wire.ts'

interface ColumnsProps {
  info: LedgerInfo
  columns: readonly Column[]
  set(columns: Column[]): void
}

export function Columns({ info, columns, set }: ColumnsProps) {
  const { t } = useWords()
  const [dragged, setDragged] = useState<number | null>(null)
  const left = [{ key: 'no', label: t('ledger:field.no') }, ...info.fields].filter(
    ({ key }) => !columns.some(({ field }) => field === key),
  )
  const move = (from: number, to: number) => {
    if (to < 0 || to >= columns.length || from === to) return
    const next = [...columns]
    next.splice(to, 0, ...next.splice(from, 1))
    set(next)
  }
  return (
    <>
      <h3>{t('ledger:layout.columns')}</h3>
      <p className="quiet">{t('ledger:layout.columnsHelp')}</p>
      <ol className="layout-columns">
        {columns.map((column, i) => (
          <ColumnLine
            key={column.field}
            info={info}
            column={column}
            at={i}
            last={i === columns.length - 1}
            isDragged={dragged === i}
            drag={setDragged}
            drop={() => {
              if (dragged !== null) move(dragged, i)
              setDragged(null)
            }}
            move={move}
            change={changed => set(columns.map((one, n) => (n === i ? changed : one)))}
            remove={() => set(columns.filter((_, n) => n !== i))}
          />
        ))}
      </ol>
      {left.length > 0 && (
        <div className="row layout-left">
          <span className="quiet">{t('ledger:layout.left')}</span>
          {left.map(({ key, label }) => (
            <Button
              key={key}
              size="small"
              icon={<Icon name="plus" size={12} />}
              onClick={() => set([...columns, { field: key }])}
            >
              {label}
            </Button>
          ))}
        </div>
      )}
    </>
  )
}

interface ColumnLineProps {
  info: LedgerInfo
  column: Column
  at: number
  last: boolean
  isDragged: boolean
  drag(at: number | null): void
  drop(): void
  move(from: number, to: number): void
  change(column: Column): void
  remove(): void
}

function ColumnLine({
  info,
  column,
  at,
  last,
  isDragged,
  drag,
  drop,
  move,
  change,
  remove,
}: ColumnLineProps) {
  const { t } = useWords()
  const { label, width } = labelOf(info, column.field, t)
  return (
    <li
      className={isDragged ? 'layout-column layout-dragged' : 'layout-column'}
      draggable
      onDragStart={() => drag(at)}
      onDragEnd={() => drag(null)}
      onDragOver={event => event.preventDefault()}
      onDrop={drop}
    >
      <span className="layout-grip" aria-hidden="true">
        ⠿
      </span>
      <span className="layout-field">{label}</span>
      <Input
        aria-label={t('ledger:layout.heading', { field: label })}
        value={column.heading ?? ''}
        placeholder={label}
        maxLength={40}
        onChange={event => change(withHeading(column, event.target.value))}
      />
      <InputNumber
        aria-label={t('ledger:layout.width', { field: label })}
        min={2}
        max={80}
        precision={0}
        value={column.width ?? width}
        onChange={value => value && change({ ...column, width: value })}
      />
      <span className="layout-moves">
        <Button
          type="text"
          aria-label={t('ledger:layout.up', { field: label })}
          disabled={at === 0}
          onClick={() => move(at, at - 1)}
        >
          ↑
        </Button>
        <Button
          type="text"
          aria-label={t('ledger:layout.down', { field: label })}
          disabled={last}
          onClick={() => move(at, at + 1)}
        >
          ↓
        </Button>
        <Button
          type="text"
          icon={<Icon name="close" />}
          aria-label={t('ledger:layout.leaveOut', { field: label })}
          onClick={remove}
        />
      </span>
    </li>
  )
}

export function labelOf(
  info: LedgerInfo,
  field: string,
  t: (key: string) => string,
): { label: string; width: number } {
  return info.fields.find(({ key }) => key === field) ?? { label: t(`ledger:field.${field}`), width: 3 }
}

function withHeading({ heading: _, ...column }: Column, heading: string): Column {
  return heading.trim() === '' ? column : { ...column, heading }
}
