/** Who is due on a day, grid by grid, in the order of a sensible walk, with plain reasons; a visit is entered from here. */
import { Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Failure, Section, Waiting } from '../parts.tsx'
import { PlaceChoice } from './place-choice.tsx'
import { usePlaces } from './use-places.ts'
import { VisitDialog } from './visit-form.tsx'
import type { Asked, Change, DueGrid, DueRow } from './wire.ts'
import { useDue } from './wire.ts'
import { addressText, lastText, whyText } from './words.ts'

interface DuePartProps {
  asked: Asked
  ask(change: Change): void
}

export function DuePart({ asked, ask }: DuePartProps) {
  const { t } = useWords()
  const { community, grid } = usePlaces(asked)
  const [all, setAll] = useState(false)
  const [entering, setEntering] = useState<DueRow | null>(null)
  const found = useDue({
    ...(grid ? { grid } : { community }),
    on: asked.on,
    all: all ? 'true' : undefined,
  })
  return (
    <>
      <div className="row visits-asking no-print">
        <PlaceChoice asked={asked} ask={ask} />
        <Input
          type="date"
          className="visits-day"
          aria-label={t('visit:due.on')}
          value={asked.on ?? found.data?.today ?? ''}
          onChange={event => ask({ on: event.target.value || undefined })}
        />
        <Button onClick={() => setAll(!all)}>{t(all ? 'visit:due.today' : 'visit:due.all')}</Button>
        <Button onClick={() => window.print()}>{t('visit:due.print')}</Button>
      </div>
      {found.isPending && <Waiting lines={8} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data?.grids.map(it => (
        <Section key={it.id} id={`due-${it.id}`} title={it.name} extra={<TargetWords grid={it} />}>
          <GridDay grid={it} onDay={found.data.onDay} enter={setEntering} />
        </Section>
      ))}
      {entering && (
        <VisitDialog
          household={{ id: entering.householdId, buildingId: entering.buildingId, address: entering.address }}
          purpose={purposeOf(entering)}
          close={() => setEntering(null)}
        />
      )}
    </>
  )
}

function TargetWords({ grid }: { grid: DueGrid }) {
  const { t } = useWords()
  const { everyDays, source } = grid.target
  const words = t(source ? 'visit:due.target' : 'visit:due.targetDefault', { days: everyDays })
  return (
    <span className="quiet" title={source ?? undefined}>
      {t(`visit:setting.${grid.setting}`)} · {words}
    </span>
  )
}

function GridDay({ grid, onDay, enter }: { grid: DueGrid; onDay: string; enter(row: DueRow): void }) {
  const { t } = useWords()
  const left = (Object.entries(grid.leftOut) as [keyof DueGrid['leftOut'], number][]).filter(
    ([, count]) => count > 0,
  )
  const today = grid.rows.filter(row => row.today).length
  return (
    <>
      <p>
        {t('visit:due.summary', { households: grid.households, due: grid.due, today })}
        {grid.metres > 0 && <span className="quiet"> · {t('visit:due.list', { metres: grid.metres })}</span>}
      </p>
      {left.length > 0 && (
        <p className="quiet">
          {t('visit:due.leftOutTitle')}
          {left.map(([word, count]) => t(`visit:due.leftOut.${word}`, { count })).join(t('desk:part.comma'))}
        </p>
      )}
      {grid.rows.length === 0 ? (
        <p className="quiet">{t('visit:due.none')}</p>
      ) : (
        <table className="plain-table visits-table visits-due">
          <thead>
            <tr>
              {(['order', 'door', 'why', 'last', 'act'] as const).map(name => (
                <th key={name} scope="col" className={name === 'act' ? 'no-print' : undefined}>
                  {t(`visit:due.head.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grid.rows.map(row => (
              <Row key={row.householdId} row={row} onDay={onDay} enter={() => enter(row)} />
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

function Row({ row, onDay, enter }: { row: DueRow; onDay: string; enter(): void }) {
  const { t } = useWords()
  const isCall = row.reasons.every(reason => reason.kind === 'need' && reason.byPhone)
  return (
    <tr className={row.today ? undefined : 'visits-later'}>
      <td data-label={t('visit:due.head.order')}>{row.order}</td>
      <td data-label={t('visit:due.head.door')}>
        <Link to={`/registry/households/${row.householdId}` as '/'}>{addressText(t, row.address)}</Link>
        <small className="quiet">
          {row.name}
          {isCall && ` · ${t('visit:due.calls')}`}
        </small>
      </td>
      <td data-label={t('visit:due.head.why')}>
        <ul className="visits-why">
          {whyText(row, onDay).map(line => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </td>
      <td data-label={t('visit:due.head.last')}>{lastText(row.lastVisit)}</td>
      <td className="no-print" data-label={t('visit:due.head.act')}>
        <Button size="small" onClick={enter}>
          {t('visit:due.enter')}
        </Button>
      </td>
    </tr>
  )
}

/** What the visit is about, as its first reason says. */
function purposeOf({ reasons }: DueRow): 'need' | 'matter' | 'welcome' | 'routine' {
  const kind = reasons[0]?.kind
  return kind === 'need' || kind === 'matter' || kind === 'welcome' ? kind : 'routine'
}
