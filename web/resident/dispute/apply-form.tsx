/** An application in one's own words: first whether the law lets it be mediated at all, then where, what, who, and what one would like. */
import { type FormEvent, useState } from 'react'
import { post } from '../../shell/client.ts'
import { readCode } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Details } from './details.tsx'
import { type Draft, missingIn, useDraft } from './draft.ts'
import { Exclusion, RightWay } from './exclusion.tsx'
import type { Own } from './wire.ts'

export function ApplyForm({ done }: { done(own: Own): void }) {
  const { t, language } = useWords()
  const { draft, change, clear } = useDraft()
  const [busy, setBusy] = useState(false)
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState('')
  const missing = missingIn(draft)
  const missed = (field: string) => tried && missing.includes(field)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    setProblem('')
    if (missing.length > 0) {
      setTimeout(() => document.querySelector<HTMLElement>('.dispute [aria-invalid=true]')?.focus())
      return
    }
    setBusy(true)
    await apply(draft, language).then(
      own => {
        clear()
        done(own)
      },
      error => setProblem((error as Error).message || t('dispute:page.failed')),
    )
    setBusy(false)
  }
  return (
    <form className="stack" noValidate onSubmit={event => void send(event)}>
      <Exclusion draft={draft} change={change} />
      {draft.exclusion !== 'none' ? (
        <RightWay key={draft.exclusion} exclusion={draft.exclusion} />
      ) : (
        <>
          <Details draft={draft} change={change} missed={missed} />
          {problem && (
            <p className="note bad" role="alert">
              {problem}
            </p>
          )}
          <p className="quiet">{t('dispute:page.form.voluntary')}</p>
          <button type="submit" className={`button primary big ${busy ? 'busy' : ''}`} disabled={busy}>
            {t(busy ? 'dispute:page.form.sending' : 'dispute:page.form.send')}
          </button>
        </>
      )}
      {draft.facts !== '' && (
        <p className="quiet">
          {t('dispute:page.form.kept')}{' '}
          <button type="button" className="button plain" onClick={clear}>
            {t('dispute:page.form.clear')}
          </button>
        </p>
      )}
    </form>
  )
}

async function apply(draft: Draft, lang: string): Promise<Own> {
  const { id, applicantId, communityId, name, phone, others, placeWords, facts, request } = draft
  const { code, ...seen } = await post('/api/public/disputes', {
    query: { lang },
    body: {
      id,
      exclusion: 'none',
      communityId,
      disputeKind: draft.disputeKind as 'other',
      applicant: { id: applicantId, name, phone },
      others: others
        .filter(other => other.name.trim() !== '')
        .map(other => ({
          id: other.id,
          kind: other.organisation ? 'organisation' : 'person',
          name: other.name,
          phone: other.phone,
        })),
      placeWords,
      facts,
      request,
    },
    retries: 2,
  })
  return { code: readCode(code), seen }
}
