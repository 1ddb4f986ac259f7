/** Grids of a community against roles: who holds what, vacancies marked, a press on a cell changes it. */
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { numberText } from '../format.ts'
import { civilText } from './days.ts'
import { LoadBar } from './load-bar.tsx'
import { gridName } from './names.ts'
import { PostDialog } from './post-dialog.tsx'
import { largestLoad } from './summary.tsx'
import type { Holder, StaffedGrid, Staffing } from './wire.ts'

interface GridTableProps {
  staffing: Staffing
  mayChange: boolean
}

export function GridTable({ staffing, mayChange }: GridTableProps) {
  const { t } = useWords()
  const [changing, setChanging] = useState<{ grid: StaffedGrid; role: string } | null>(null)
  const most = largestLoad(staffing.grids)
  return (
    <>
      <p className="quiet">
        {t('staffing:reckoned', staffing.weights)}
        {mayChange && t('staffing:change.hint')}
      </p>
      <table className="plain-table staffing-table staffing-grids">
        <thead>
          <tr>
            <th scope="col">{t('staffing:head.grid')}</th>
            <th scope="col">{t('staffing:head.work')}</th>
            {staffing.roles.map(({ role, label }) => (
              <th key={role} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {staffing.grids.map(grid => (
            <tr key={grid.id}>
              <th scope="row">
                {gridName(staffing, grid.id)}
                <Work grid={grid} />
              </th>
              <td data-label={t('staffing:head.work')}>
                <LoadBar load={grid.load} most={most} />
              </td>
              {staffing.roles.map(({ role, label }) => (
                <td key={role} data-label={label}>
                  <Cell
                    staffing={staffing}
                    grid={grid}
                    role={role}
                    label={label}
                    change={mayChange ? () => setChanging({ grid, role }) : null}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {changing && <PostDialog staffing={staffing} {...changing} close={() => setChanging(null)} />}
    </>
  )
}

function Work({ grid }: { grid: StaffedGrid }) {
  const { t } = useWords()
  return (
    <span className="quiet staffing-work">
      {[
        t('staffing:work.households', { count: numberText(grid.households) }),
        grid.openMatters > 0 && t('staffing:work.matters', { count: grid.openMatters }),
        grid.elderlyAlone > 0 && t('staffing:work.elderlyAlone', { count: grid.elderlyAlone }),
      ]
        .filter(Boolean)
        .join(' · ')}
    </span>
  )
}

interface CellProps {
  staffing: Staffing
  grid: StaffedGrid
  role: string
  label: string
  change: (() => void) | null
}

function Cell({ staffing, grid, role, label, change }: CellProps) {
  const { t } = useWords()
  const held = grid.holders.filter(it => it.role === role)
  const later = grid.later.filter(it => it.role === role)
  const whole = staffing.whole.filter(it => it.role === role && it.communityId === grid.communityId)
  const shown = (
    <>
      {held.map(it => (
        <HolderName key={it.postId} holder={it} />
      ))}
      {held.length === 0 &&
        (whole.length > 0 ? (
          <span className="quiet">
            {t('staffing:ofWhole', { names: whole.map(it => it.person.name).join(t('desk:part.comma')) })}
          </span>
        ) : (
          <span className="staffing-vacant">{t('staffing:vacant')}</span>
        ))}
      {later.map(it => (
        <HolderName key={it.postId} holder={it} begins />
      ))}
    </>
  )
  if (!change) return <div className="staffing-cell">{shown}</div>
  return (
    <button
      type="button"
      className="staffing-cell"
      aria-haspopup="dialog"
      title={t('staffing:change.open', { grid: grid.name, role: label })}
      onClick={change}
    >
      {shown}
    </button>
  )
}

function HolderName({ holder, begins = false }: { holder: Holder; begins?: boolean }) {
  const { t, language } = useWords()
  const notes = [
    begins && t('staffing:begins', { day: civilText(holder.from, language) }),
    holder.to && t('staffing:ends', { day: civilText(holder.to, language) }),
    holder.away &&
      t(holder.away.deputy ? 'staffing:awayWith' : 'staffing:away', {
        day: civilText(holder.away.until, language),
        deputy: holder.away.deputy ?? '',
      }),
    !holder.away && holder.deputy && t('staffing:deputy', { name: holder.deputy.name }),
  ].filter(Boolean)
  return (
    <span className={begins ? 'staffing-name staffing-begins' : 'staffing-name'}>
      {holder.person.name}
      {notes.length > 0 && <small>{notes.join(' · ')}</small>}
    </span>
  )
}
