/** The way to the community's counsel: the page itself stays light, what is needed here comes when it is opened. */
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import type { Mounted } from '../lazy/counsel.tsx'
import { lazyModule } from '../lazy.ts'

export function CounselDoor({ rest }: { rest: string }) {
  const { t, language } = useWords()
  const place = useRef<HTMLDivElement>(null)
  const mounted = useRef<Mounted | null>(null)
  const [state, setState] = useState<'loading' | 'open' | 'failed'>('loading')
  useEffect(() => {
    if (state !== 'loading') return
    let left = false
    lazyModule<typeof import('../lazy/counsel.tsx')>('counsel')
      .then(module => module.mountCounsel(place.current!, language, rest))
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
