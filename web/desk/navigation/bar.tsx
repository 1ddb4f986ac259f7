/** The bar of places: today's work side by side, everything else in menus by what people do; on a phone at the foot, with the rest behind `more`. */
import { Link, useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { useUnread } from '../staff/notices.ts'
import { Menu } from './menu.tsx'
import { compactOf, fitsFlat, isAt, type Place, type Places } from './places.ts'
import { Sheet } from './sheet.tsx'
import { useCompact } from './use-compact.ts'
import './navigation.css'

export function Bar({ places }: { places: Places }) {
  const { t } = useWords()
  const compact = useCompact()
  const path = useLocation({ select: location => location.pathname })
  return (
    <nav className="places" aria-label={t('desk:frame.places')}>
      {compact ? <Compact places={places} path={path} /> : <Wide places={places} path={path} />}
    </nav>
  )
}

interface BarProps {
  places: Places
  path: string
}

function Wide({ places, path }: BarProps) {
  const flat = fitsFlat(places)
  return (
    <>
      {places.groups.map(group =>
        flat || group.name === 'today' || group.places.length === 1 ? (
          group.places.map(place => <PlaceLink key={place.to} place={place} path={path} />)
        ) : (
          <Menu key={group.name} group={group} path={path} />
        ),
      )}
      <PlaceLink place={places.notices} path={path} />
    </>
  )
}

function Compact({ places, path }: BarProps) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const { shown, more } = compactOf(places)
  const elsewhere = !shown.some(place => isAt(place, path))
  const marked = elsewhere && places.groups.some(group => group.places.some(place => isAt(place, path)))
  return (
    <>
      {shown.map(place => (
        <PlaceLink key={place.to} place={place} path={path} />
      ))}
      {more && (
        <button
          type="button"
          className={marked ? 'place active' : 'place'}
          aria-haspopup="dialog"
          aria-expanded={open}
          aria-current={marked ? 'true' : undefined}
          onClick={() => setOpen(true)}
        >
          <Icon name="more" size={18} />
          <span>{t('desk:frame.more')}</span>
        </button>
      )}
      {open && <Sheet places={places} path={path} close={() => setOpen(false)} />}
    </>
  )
}

function PlaceLink({ place, path }: { place: Place; path: string }) {
  const { t } = useWords()
  const here = isAt(place, path)
  return (
    <Link
      to={place.to as '/'}
      activeOptions={{ exact: true, includeSearch: false }}
      className={here ? 'place active' : 'place'}
      aria-current={here ? 'page' : undefined}
    >
      <Icon name={place.icon} size={18} />
      <span>{t(`desk:frame.place.${place.name}`)}</span>
      {place.name === 'notices' && <Unread />}
    </Link>
  )
}

function Unread() {
  const { t } = useWords()
  const unread = useUnread()
  if (unread === 0) return null
  return (
    <>
      <b className="unread" aria-hidden="true">
        {unread > 99 ? '99+' : unread}
      </b>
      <span className="sr">{t('desk:frame.unread', { count: unread })}</span>
    </>
  )
}
