/** One group of places behind a button of the bar: opened by press or arrow key, closed by Escape, by leaving it and by going somewhere. */
import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { type Group, isAt } from './places.ts'

export function Menu({ group, path }: { group: Group; path: string }) {
  const { t } = useWords()
  const id = useId()
  const root = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const here = group.places.some(place => isAt(place, path))
  useEffect(() => setOpen(false), [path])
  useEffect(() => {
    if (!open) return
    const pressed = (event: PointerEvent) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', pressed)
    return () => document.removeEventListener('pointerdown', pressed)
  }, [open])
  const keyed = (event: KeyboardEvent) => {
    const move = moves[event.key]
    if (event.key === 'Escape' && open) {
      setOpen(false)
      root.current?.querySelector('button')?.focus()
    } else if (move) {
      // Drawn before the next key may come.
      flushSync(() => setOpen(true))
      focusNext(root.current, move)
    } else return
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the button and the links inside it
    <div
      ref={root}
      className="place-menu"
      onKeyDown={keyed}
      onBlur={event => {
        if (event.relatedTarget && !root.current?.contains(event.relatedTarget)) setOpen(false)
      }}
    >
      <button
        type="button"
        className={here ? 'place active' : 'place'}
        aria-expanded={open}
        aria-controls={id}
        aria-current={here ? 'true' : undefined}
        onClick={() => setOpen(!open)}
      >
        <Icon name={group.icon} size={18} />
        <span>{t(`desk:frame.group.${group.name}`)}</span>
        <Icon name="down" size={14} />
      </button>
      <ul id={id} hidden={!open}>
        {open &&
          group.places.map(place => (
            <li key={place.to}>
              <Link
                to={place.to as '/'}
                activeOptions={{ exact: true, includeSearch: false }}
                className={isAt(place, path) ? 'menu-place active' : 'menu-place'}
                aria-current={isAt(place, path) ? 'page' : undefined}
                onClick={() => setOpen(false)}
              >
                <Icon name={place.icon} size={18} />
                <span>{t(`desk:frame.place.${place.name}`)}</span>
              </Link>
            </li>
          ))}
      </ul>
    </div>
  )
}

const moves: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 }

/** Round and round among the links; from the button down to the first, up to the last. */
function focusNext(root: HTMLDivElement | null, move: 1 | -1): void {
  const links = [...(root?.querySelectorAll<HTMLElement>('.menu-place') ?? [])]
  const at = links.indexOf(document.activeElement as HTMLElement)
  const next = at < 0 && move < 0 ? links.length - 1 : (at + move + links.length) % links.length
  links[next]?.focus()
}
