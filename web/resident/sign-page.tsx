/** The way to signing an agreement: the page itself stays light, what is needed here comes when a link is opened. */
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../shell/i18n.ts'
import type { Mounted } from './lazy/sign.tsx'
import { lazyModule } from './lazy.ts'

export function SignPage({ rest }: { rest: string }) {
  const { t, language } = useWords()
  const place = useRef<HTMLDivElement>(null)
  const mounted = useRef<Mounted | null>(null)
  const [state, setState] = useState<'loading' | 'open' | 'failed'>('loading')
  useEffect(() => {
    if (state !== 'loading') return
    let left = false
    lazyModule<typeof import('./lazy/sign.tsx')>('sign')
      .then(module => module.mountSign(place.current!, language, rest))
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
