/** Asking a mediator to help both sides talk, and following one's own dispute with number and code; the other ways stand beside it. */
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Applied } from './applied.tsx'
import { ApplyForm } from './apply-form.tsx'
import { FindOwn } from './find-own.tsx'
import { OwnDispute } from './own-dispute.tsx'
import { Ways } from './ways.tsx'
import type { Own } from './wire.ts'

type Tab = 'apply' | 'find'

export function DisputePage({ rest }: { rest: string }) {
  const { t } = useWords()
  const [tab, setTab] = useState<Tab>(rest === '' ? 'apply' : 'find')
  const [own, setOwn] = useState<Own | null>(null)
  const [applied, setApplied] = useState<Own | null>(null)
  if (own) return <OwnDispute own={own} change={setOwn} leave={() => setOwn(null)} />
  return (
    <div className="stack dispute">
      <h1>{t('dispute:page.title')}</h1>
      <p className="quiet">{t('dispute:page.lead')}</p>
      <div className="row">
        {(['apply', 'find'] as const).map(one => (
          <button
            key={one}
            type="button"
            className={`button ${tab === one ? 'primary' : ''}`}
            aria-pressed={tab === one}
            onClick={() => setTab(one)}
          >
            {t(`dispute:page.tab.${one}`)}
          </button>
        ))}
      </div>
      {tab === 'find' && <FindOwn rest={rest} found={setOwn} />}
      {tab === 'apply' &&
        (applied ? (
          <Applied own={applied} follow={() => setOwn(applied)} again={() => setApplied(null)} />
        ) : (
          <ApplyForm done={setApplied} />
        ))}
      <Ways open={tab === 'apply' && !applied} />
    </div>
  )
}
