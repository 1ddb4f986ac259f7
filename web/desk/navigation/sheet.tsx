/** Every place there is, group by group, over the page: what is behind `more` where little room is. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { isAt, type Places } from './places.ts'

export function Sheet({ places, path, close }: { places: Places; path: string; close(): void }) {
  const { t } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className="place-sheet" aria-labelledby="place-sheet-title" onClose={close}>
      <header>
        <h2 id="place-sheet-title">{t('desk:frame.all')}</h2>
        <Button
          type="text"
          icon={<Icon name="close" size={18} />}
          aria-label={t('shell:close')}
          onClick={() => dialog.current?.close()}
        />
      </header>
      {places.groups.map(group => (
        <section key={group.name} aria-labelledby={`place-sheet-${group.name}`}>
          <h3 id={`place-sheet-${group.name}`}>{t(`desk:frame.group.${group.name}`)}</h3>
          <ul>
            {group.places.map(place => (
              <li key={place.to}>
                <Link
                  to={place.to as '/'}
                  activeOptions={{ exact: true, includeSearch: false }}
                  className={isAt(place, path) ? 'menu-place active' : 'menu-place'}
                  aria-current={isAt(place, path) ? 'page' : undefined}
                  onClick={() => dialog.current?.close()}
                >
                  <Icon name={place.icon} size={20} />
                  <span>{t(`desk:frame.place.${place.name}`)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </dialog>
  )
}
