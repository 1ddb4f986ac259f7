/** All keys of the desk on one sheet. */

import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useWords } from '../shell/i18n.ts'
import type { Place } from './navigation/places.ts'

const groups: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  list: [
    ['j ↓', 'down'],
    ['k ↑', 'up'],
    ['Enter', 'open'],
    ['/', 'search'],
    ['u', 'updates'],
  ],
  matter: [
    ['1 – 9', 'step'],
    ['Ctrl+Enter', 'send'],
    ['Esc', 'back'],
    ['n', 'next'],
    ['p', 'previous'],
  ],
  plan: [
    ['1 – 4', 'tool'],
    ['Ctrl+Z', 'undo'],
    ['Ctrl+Y', 'redo'],
    ['Esc', 'none'],
  ],
}

export function KeyHelp({ places, close }: { places: readonly Place[]; close(): void }) {
  const { t } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className="key-help" aria-labelledby="keys-title" onClose={close}>
      <h2 id="keys-title">{t('desk:keys.title')}</h2>
      <div className="key-groups">
        {Object.entries(groups).map(([group, keys]) => (
          <section key={group}>
            <h3>{t(`desk:keys.group.${group}`)}</h3>
            <dl>
              {keys.map(([key, name]) => (
                <Key key={key} keys={key} name={t(`desk:keys.${name}`)} />
              ))}
            </dl>
          </section>
        ))}
        <section>
          <h3>{t('desk:keys.group.go')}</h3>
          <dl>
            {places.map(place => (
              <Key key={place.key} keys={`g ${place.key}`} name={t(`desk:frame.place.${place.name}`)} />
            ))}
            <Key keys="?" name={t('desk:keys.help')} />
          </dl>
        </section>
      </div>
      <Button onClick={() => dialog.current?.close()}>{t('shell:close')}</Button>
    </dialog>
  )
}

function Key({ keys, name }: { keys: string; name: string }) {
  return (
    <div>
      <dt>
        <kbd>{keys}</kbd>
      </dt>
      <dd>{name}</dd>
    </div>
  )
}
