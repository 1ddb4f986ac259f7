/** The application has arrived: number and code in large letters, and what comes next. */
import { useEffect, useRef } from 'react'
import { groupCode } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import type { Own } from './wire.ts'

interface AppliedProps {
  own: Own
  follow(): void
  again(): void
}

export function Applied({ own: { seen, code }, follow, again }: AppliedProps) {
  const { t } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="part" aria-labelledby="dispute-done">
      <h2 id="dispute-done" ref={heading} tabIndex={-1}>
        {t('dispute:page.done.title')}
      </h2>
      <p>{seen.whatNow}</p>
      <dl className="dispute-keys">
        <dt>{t('dispute:page.done.number')}</dt>
        <dd className="mono">{seen.number}</dd>
        <dt>{t('dispute:page.done.code')}</dt>
        <dd className="counsel-code">{groupCode(code)}</dd>
      </dl>
      <p>{t('dispute:page.done.keep')}</p>
      <div className="row">
        <button type="button" className="button primary" onClick={follow}>
          {t('dispute:page.tab.find')}
        </button>
        <button type="button" className="button" onClick={again}>
          {t('dispute:page.done.again')}
        </button>
      </div>
    </section>
  )
}
