/** All keys of the desk on one sheet. */

import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useWords } from '../shell/i18n.ts'

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
  go: [
    ['g l', 'work'],
    ['g o', 'proceedings'],
    ['g r', 'report'],
    ['g m', 'map'],
    ['g z', 'grids'],
    ['g f', 'figures'],
    ['g p', 'procedures'],
    ['g n', 'notices'],
    ['?', 'help'],
  ],
}

export function KeyHelp({ close }: { close(): void }) {
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
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{t(`desk:keys.${name}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Button onClick={() => dialog.current?.close()}>{t('shell:close')}</Button>
    </dialog>
  )
}
