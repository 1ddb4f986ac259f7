/** The way to a page that is seldom asked for: the start page stays light, what is needed here comes when it is opened. */
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../shell/i18n.ts'
import type { LazyName, LazyPageModule, Mounted } from './lazy.ts'
import { lazyModule } from './lazy.ts'

/** `rest` is what follows in the address, or what else the page is given. */
export function LazyPage({ name, rest = '' }: { name: LazyName; rest?: string }) {
  const { t, language } = useWords()
  const place = useRef<HTMLDivElement>(null)
  const mounted = useRef<Mounted | null>(null)
  const [state, setState] = useState<'loading' | 'open' | 'failed'>('loading')
  useEffect(() => {
    if (state !== 'loading') return
    let left = false
    lazyModule<LazyPageModule>(name)
      .then(module => module.mount(place.current!, language, rest))
      .then(
        it => {
          if (left) return it.leave()
          mounted.current = it
          setState('open')
        },
        () => !left && setState('failed'),
      )
    return () => {
      left = true
    }
  }, [state === 'loading'])
  useEffect(() => () => mounted.current?.leave(), [])
  useEffect(() => mounted.current?.language(language), [language])
  return (
    <div className="stack">
      {state === 'loading' && <p role="status">{t('resident:me.loading')}</p>}
      {state === 'failed' && (
        <div className="note bad stack-small" role="alert">
          <p>{t('resident:me.failed')}</p>
          <button type="button" className="button" onClick={() => setState('loading')}>
            {t('shell:retry')}
          </button>
        </div>
      )}
      <div ref={place} />
    </div>
  )
}
