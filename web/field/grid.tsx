/** Me and my grid: notices, the map with what is open in it, the duty holders to call, this person's own settings, leaving. */
import { useEffect, useState } from 'react'
import { useWords } from '../shell/i18n.ts'
import type { Located } from '../shell/places.ts'
import { useAnswer } from './answers.ts'
import { Icon } from './icons.tsx'
import { boxOf, grids, MapHere } from './map-here.tsx'
import { type Notices, noticesPath } from './notices.tsx'
import { outbox } from './outbox.ts'
import { href } from './route.ts'
import { type Me, me, signOut } from './session.ts'
import { Settings } from './settings.tsx'
import { useWatched } from './signal.ts'
import { pathOf } from './today.tsx'
import type { Worklist } from './types.ts'

export function GridPage() {
  const { t } = useWords()
  const who = useWatched(me)
  const grid = who?.posts.find(post => post.grid)?.grid ?? null
  return (
    <main className="page">
      <header className="head">
        <h1>{who?.person.name ?? t('field:ways.grid')}</h1>
        <p className="quiet">{grid?.name}</p>
      </header>
      <Posts who={who ?? null} />
      <ToNotices />
      {grid && <GridMap gridId={grid.id} />}
      {grid && <Holders gridId={grid.id} />}
      <Settings />
      <Leaving />
    </main>
  )
}

function Posts({ who }: { who: Me | null }) {
  return (
    <ul className="plain quiet">
      {who?.posts.map(post => (
        <li key={`${post.role}${post.unit.id}${post.grid?.id}`}>
          {[post.roleLabel, post.grid?.name ?? post.community?.name ?? post.unit.name].join(' · ')}
        </li>
      ))}
    </ul>
  )
}

function ToNotices() {
  const { t } = useWords()
  const unread = useAnswer<Notices>(noticesPath).value?.unread ?? 0
  return (
    <a className="line-row card" href={href('notices')}>
      <Icon name="bell" />
      <span>
        <b>{t('field:ways.notices')}</b>
        {unread > 0 && <small>{t('field:notices.count', { count: unread })}</small>}
      </span>
      <Icon name="next" />
    </a>
  )
}

function GridMap({ gridId }: { gridId: string }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const { value } = useAnswer<Worklist>(open ? pathOf('sight', 90) : null)
  return (
    <section className="block">
      <button type="button" className="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name="map" /> {t(open ? 'field:map.hide' : 'field:map.showGrid')}
      </button>
      {open && value && <MapHere gridId={gridId} rows={value.rows} />}
      {open && value && <p className="quiet">{t('field:map.points', { count: value.rows.length })}</p>}
    </section>
  )
}

/** Asked of the place itself, so that they are always those of today. */
function Holders({ gridId }: { gridId: string }) {
  const { t } = useWords()
  const [path, setPath] = useState<string | null>(null)
  useEffect(() => {
    grids().then(
      ({ features }) => {
        const own = features.find(feature => feature.properties.id === gridId)
        if (!own) return
        const [west, south, east, north] = boxOf(own)
        setPath(
          `/api/places/locate?lng=${((west + east) / 2).toFixed(6)}&lat=${((south + north) / 2).toFixed(6)}`,
        )
      },
      () => {},
    )
  }, [gridId])
  const { value } = useAnswer<Located>(path)
  const holders = value?.place?.holders ?? []
  if (holders.length === 0) return null
  return (
    <section className="block">
      <h2>{t('field:grid.holders')}</h2>
      <ul className="holders">
        {holders.map(holder => (
          <li key={`${holder.role}${holder.name}`}>
            <span>
              <b>{holder.name}</b>
              <small>
                {holder.roleLabel} · {holder.unit}
              </small>
            </span>
            {holder.workPhone && (
              <a
                className="button"
                href={`tel:${holder.workPhone}`}
                aria-label={t('field:grid.call', { name: holder.name })}
              >
                <Icon name="phone" />
                {holder.workPhone}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Leaving() {
  const { t } = useWords()
  const { items } = useWatched(outbox)
  const [asked, setAsked] = useState(false)
  return (
    <section className="block">
      <a className="button" href={href('outbox')}>
        {t('field:outbox.title')} ({items.length})
      </a>
      {asked && items.length > 0 && (
        <p className="note warn">{t('field:signOut.waiting', { count: items.length })}</p>
      )}
      <button
        type="button"
        className="button danger"
        onClick={() => (items.length > 0 && !asked ? setAsked(true) : void signOut())}
      >
        {t(asked && items.length > 0 ? 'field:signOut.anyway' : 'field:signOut.go')}
      </button>
    </section>
  )
}
