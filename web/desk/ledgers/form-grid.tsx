/** The sheet as a grid: over each column the field it takes; a cell outside the table is pressed to say what is written there. */
import { Select } from 'antd'
import { useState } from 'react'
import { cellMeanings } from '../../../src/ledgers/shape.ts'
import { useWords } from '../../shell/i18n.ts'
import { labelOf } from './layout-columns.tsx'
import type { LedgerInfo, Looked, Mapping } from './wire.ts'

interface FormGridProps {
  info: LedgerInfo
  looked: Looked
  mapping: Mapping
  set(mapping: Mapping): void
}

const shownColumns = 40

export function FormGrid({ info, looked, mapping, set }: FormGridProps) {
  const { t } = useWords()
  const [open, setOpen] = useState<{ row: number; column: number } | null>(null)
  const columns = Array.from(
    { length: Math.min(shownColumns, Math.max(1, looked.columnCount)) },
    (_, i) => i + 1,
  )
  const last = mapping.lastRow ?? mapping.firstRow
  const isTable = (row: number) => row >= mapping.headingRow && row <= last
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: reachable to be scrolled
    <section className="ledgers-scroll" tabIndex={0} aria-label={t('ledger:form.grid')}>
      <table className="form-grid">
        <thead>
          <tr>
            <td />
            {columns.map(column => (
              <th key={column} scope="col">
                <span className="quiet">{lettersOf(column)}</span>
                <ColumnField {...{ info, mapping, set, column }} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {looked.rows.map((cells, i) => {
            const row = i + 1
            return (
              <tr key={row} className={rowClass(row, mapping, last)}>
                <th scope="row">{row}</th>
                {columns.map(column => {
                  const joined = looked.merged.find(
                    it => it.top <= row && it.bottom >= row && it.left <= column && it.right >= column,
                  )
                  if (joined && (joined.top !== row || joined.left !== column)) return null
                  const place = { row, column }
                  return (
                    <td key={column} {...spanOf(joined)}>
                      {isTable(row) ? (
                        (cells[column - 1] ?? '')
                      ) : (
                        <OutsideCell
                          text={cells[column - 1] ?? ''}
                          place={place}
                          mapping={mapping}
                          set={set}
                          isOpen={open?.row === row && open.column === column}
                          open={() => setOpen(place)}
                          close={() => setOpen(null)}
                        />
                      )}
                    </td>
                  )
                })}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

function ColumnField({ info, mapping, set, column }: Omit<FormGridProps, 'looked'> & { column: number }) {
  const { t } = useWords()
  const now = mapping.columns.find(one => one.column === column)?.field ?? ''
  const fields = ['no', ...info.fields.map(({ key }) => key)]
  const choose = (field: string) => {
    // A field stands in one column only: chosen here, it leaves the other.
    const others = mapping.columns.filter(one => one.column !== column && one.field !== field)
    const next = field === '' ? others : [...others, { column, field }]
    set({ ...mapping, columns: next.sort((a, b) => a.column - b.column) })
  }
  return (
    <Select
      aria-label={t('ledger:form.column', { column: lettersOf(column) })}
      className={now === '' ? 'form-field' : 'form-field form-field-set'}
      size="small"
      value={now}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      options={[
        { value: '', label: t('ledger:form.blank') },
        ...fields.map(key => ({ value: key, label: labelOf(info, key, t).label })),
      ]}
      onChange={choose}
    />
  )
}

interface OutsideCellProps {
  text: string
  place: { row: number; column: number }
  mapping: Mapping
  set(mapping: Mapping): void
  isOpen: boolean
  open(): void
  close(): void
}

/** Several labels may wait in one cell: what is chosen goes after them in turn. */
function OutsideCell({ text, place, mapping, set, isOpen, open, close }: OutsideCellProps) {
  const { t } = useWords()
  const isHere = (one: Mapping['cells'][number]) => one.row === place.row && one.column === place.column
  const own = mapping.cells.filter(isHere).map(({ meaning }) => meaning)
  const choose = (meanings: typeof own) =>
    set({
      ...mapping,
      cells: [
        ...mapping.cells.filter(one => !isHere(one)),
        ...meanings.map(meaning => ({ ...place, meaning })),
      ],
    })
  const said = own.map(one => t(`ledger:form.meaning.${one}`)).join(t('desk:part.comma'))
  if (isOpen)
    return (
      <span className="form-outside">
        {text}
        <Select
          mode="multiple"
          autoFocus
          defaultOpen
          size="small"
          className="form-meanings"
          aria-label={t('ledger:form.cell', { cell: `${lettersOf(place.column)}${place.row}` })}
          value={own}
          popupMatchSelectWidth={false}
          options={cellMeanings.map(value => ({ value, label: t(`ledger:form.meaning.${value}`) }))}
          onChange={choose}
          onBlur={close}
        />
      </span>
    )
  return (
    <button
      type="button"
      className={own.length > 0 ? 'form-cell form-cell-set' : 'form-cell'}
      aria-label={`${lettersOf(place.column)}${place.row} ${text} ${said}`}
      onClick={open}
    >
      {text}
      {said && <em>{said}</em>}
    </button>
  )
}

function rowClass(row: number, mapping: Mapping, last: number): string | undefined {
  if (row >= mapping.headingRow && row < mapping.firstRow) return 'form-heading'
  return row >= mapping.firstRow && row <= last ? 'form-free' : undefined
}

function spanOf(joined: Looked['merged'][number] | undefined) {
  return joined ? { rowSpan: joined.bottom - joined.top + 1, colSpan: joined.right - joined.left + 1 } : {}
}

/** 1 is A, 27 is AA. */
function lettersOf(column: number): string {
  let name = ''
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26))
    name = String.fromCharCode(65 + ((n - 1) % 26)) + name
  return name
}
