/** The rows of the worklist: a dense table on a wide screen, two-line entries beside an open matter and on a phone. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { Empty, Failure, Mark, Waiting } from '../parts.tsx'
import type { Row } from '../wire.ts'
import { Due } from './due.tsx'
import { activeFilters } from './list-query.ts'
import { placeWords } from './place-words.ts'
import type { MatterList } from './use-list.ts'
import type { Selection } from './use-selection.ts'
import type { AskList } from './worklist-page.tsx'

interface ListRowsProps {
  list: MatterList
  openId: string | undefined
  selection: Selection
  ask: AskList
}

export function ListRows({ list, openId, selection, ask }: ListRowsProps) {
  const { t } = useWords()
  if (list.pending) return <Waiting lines={8} />
  if (list.failure) return <Failure error={list.failure} retry={list.retry} />
  return (
    <>
      <Updates list={list} />
      {list.rows.length === 0 ? (
        <NoRows list={list} ask={ask} />
      ) : (
        <table className={selection.possible ? 'rows rows-select' : 'rows'}>
          <caption className="sr">{t('desk:worklist.title')}</caption>
          <Head selection={selection} />
          <tbody>
            {list.rows.map(row => (
              <ListRow
                key={row.id}
                row={row}
                open={row.id === openId}
                gone={list.gone.has(row.id)}
                selection={selection}
              />
            ))}
          </tbody>
        </table>
      )}
      {list.hasMore && (
        <Button block className="more" loading={list.loadingMore} onClick={list.more}>
          {t('desk:worklist.more')}
        </Button>
      )}
    </>
  )
}

function Updates({ list }: { list: MatterList }) {
  const { t } = useWords()
  return (
    <div aria-live="polite" className="updates">
      {list.updates > 0 && (
        <Button type="primary" size="small" onClick={list.takeUpdates}>
          {t('desk:worklist.updates', { count: list.updates })} <kbd>u</kbd>
        </Button>
      )}
    </div>
  )
}

const columns = ['due', 'number', 'excerpt', 'place', 'state', 'owner', 'reported'] as const

function Head({ selection }: { selection: Selection }) {
  const { t } = useWords()
  return (
    <thead>
      <tr>
        {selection.possible && (
          <th scope="col" className="col-select">
            <input
              type="checkbox"
              aria-label={t('desk:worklist.selectAll')}
              checked={selection.all}
              onChange={selection.toggleAll}
            />
          </th>
        )}
        {columns.map(column => (
          <th key={column} scope="col" className={`col-${column}`}>
            {t(`desk:worklist.column.${column}`)}
          </th>
        ))}
      </tr>
    </thead>
  )
}

interface ListRowProps {
  row: Row
  open: boolean
  gone: boolean
  selection: Selection
}

function ListRow({ row, open, gone, selection }: ListRowProps) {
  const { t, language } = useWords()
  return (
    <tr className={`row${open ? ' row-open' : ''}${gone ? ' row-gone' : ''}`}>
      {selection.possible && (
        <td className="col-select">
          <input
            type="checkbox"
            aria-label={t('desk:worklist.select', { number: row.number })}
            checked={selection.has(row.id)}
            onChange={() => selection.toggle(row.id)}
          />
        </td>
      )}
      <td className="col-due">
        <Due row={row} />
      </td>
      <td className="col-number">
        <span className="code">{row.number}</span>
      </td>
      <td className="col-excerpt">
        <Excerpt row={row} open={open} gone={gone} />
      </td>
      <td className="col-place">{placeWords(row)}</td>
      <td className="col-state">
        <span className="state">{row.stateLabel}</span>
      </td>
      <td className="col-owner">
        {row.ownerUnit.name}
        {row.handler && <span className="quiet"> · {row.handler.name}</span>}
      </td>
      <td className="col-reported">
        <time dateTime={row.reportedAt}>{whenText(row.reportedAt, language)}</time>
      </td>
    </tr>
  )
}

function Excerpt({ row, open, gone }: { row: Row; open: boolean; gone: boolean }) {
  const { t } = useWords()
  return (
    <>
      <Link
        to="/matters/$matterId"
        params={{ matterId: row.id }}
        search={((before: object) => before) as never}
        className="row-link"
        data-id={row.id}
        aria-current={open ? 'true' : undefined}
      >
        {row.urgent && <Mark icon="flame" tone="bad" words={t('desk:mark.urgent')} />}
        {row.excerpt}
      </Link>
      <span className="row-marks quiet">
        {row.categoryLabel}
        {row.photoCount > 0 && (
          <span className="photo-count">
            <Icon name="photo" size={13} />
            {t('desk:mark.photos', { count: row.photoCount })}
          </span>
        )}
        {gone && <em>{t('desk:worklist.gone')}</em>}
      </span>
    </>
  )
}

function NoRows({ list, ask }: { list: MatterList; ask: AskList }) {
  const { t } = useWords()
  const filters = activeFilters(list.query)
  if (filters.length === 0)
    return (
      <Empty
        title={t(`desk:empty.${list.query.list ?? 'mine'}.title`)}
        words={t(`desk:empty.${list.query.list ?? 'mine'}.words`)}
      />
    )
  return (
    <Empty title={t('desk:empty.filtered.title')} words={t('desk:empty.filtered.words')}>
      <Button onClick={() => ask(Object.fromEntries(filters.map(name => [name, undefined])))}>
        {t('desk:filter.removeAll')}
      </Button>
    </Empty>
  )
}
