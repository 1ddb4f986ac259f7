/** Signing by finger with one's name, or refusing, or taking back one's consent: each with one tap; what was typed and drawn outlives a reload until it is sent. */
import { type FormEvent, useState } from 'react'
import { post } from '../../shell/client.ts'
import { timeText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { SignaturePad, type Stroke, signatureImage } from '../../shell/signature-pad.tsx'
import { Problem } from '../mydata/problem.tsx'
import type { Decision, Opened, Read } from './page.tsx'

interface Props {
  readonly read: Read
  readonly opened: Opened
  readonly done: (decision: Decision) => void
}
interface Draft {
  readonly id: string
  readonly name: string
  readonly strokes: readonly Stroke[]
  readonly agreed: boolean
}

const padId = 'sign-pad'

export function Deciding({ read, opened, done }: Props) {
  const { t, language } = useWords()
  const [draft, setDraft] = useDraft(opened.linkId)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const send = async (decision: Decision, work: () => Promise<unknown>) => {
    setBusy(true)
    setError(null)
    await work().then(() => {
      sessionStorage.removeItem(keyOf(opened.linkId))
      done(decision)
    }, setError)
    setBusy(false)
  }
  const query = { lang: language }
  const sign = (event: FormEvent) => {
    event.preventDefault()
    const { id, name } = draft
    const body = { ...opened, id, sha256: read.sha256, name, image: signatureImage(padId) }
    void send('signed', () => post('/api/signing/sign', { query, body }))
  }
  const refuse = (decision: 'refused' | 'withdrawn') =>
    send(decision, () => post('/api/signing/refuse', { query, body: { ...opened, id: draft.id, decision } }))
  const isReady = draft.agreed && draft.name.trim() !== '' && draft.strokes.length > 0
  return (
    <form className="stack card" onSubmit={sign}>
      <h2>{t('agreement:sign.yours')}</h2>
      <label className="tick">
        <input
          type="checkbox"
          checked={draft.agreed}
          onChange={event => setDraft({ ...draft, agreed: (event.target as HTMLInputElement).checked })}
        />
        <span>{t(`agreement:sign.${read.purpose === 'confirmation' ? 'agreedApply' : 'agreed'}`)}</span>
      </label>
      <div className="field">
        <label htmlFor="sign-name">{t('agreement:sign.name')}</label>
        <input
          id="sign-name"
          className="input"
          autoComplete="name"
          maxLength={60}
          value={draft.name}
          onInput={event => setDraft({ ...draft, name: (event.target as HTMLInputElement).value })}
        />
      </div>
      <div className="field">
        <p id="sign-pad-label">{t('agreement:pad.label')}</p>
        <SignaturePad
          id={padId}
          strokes={draft.strokes}
          change={strokes => setDraft({ ...draft, strokes })}
        />
        <p className="quiet">{t('agreement:pad.paper')}</p>
      </div>
      <p className="quiet">
        {t('agreement:sign.until', { at: timeText(read.expiresAt) })} ·{' '}
        {t('agreement:sign.hash', { hash: read.sha256.slice(0, 16) })}
      </p>
      {error !== null && <Problem error={error} />}
      {!isReady && <p className="quiet">{t('agreement:sign.missing')}</p>}
      <button type="submit" className="button primary big" disabled={busy || !isReady}>
        {t(`agreement:sign.${read.purpose === 'confirmation' ? 'applyNow' : 'signNow'}`)}
      </button>
      <Refusing read={read} busy={busy} refuse={refuse} />
    </form>
  )
}

interface RefusingProps {
  readonly read: Read
  readonly busy: boolean
  readonly refuse: (decision: 'refused' | 'withdrawn') => Promise<void>
}

function Refusing({ read, busy, refuse }: RefusingProps) {
  const { t } = useWords()
  return (
    <div className="signing-refusing stack-small">
      <p>{t('agreement:sign.free')}</p>
      <button type="button" className="button big" disabled={busy} onClick={() => void refuse('refused')}>
        {t(`agreement:sign.${read.purpose === 'confirmation' ? 'refuseApply' : 'refuse'}`)}
      </button>
      {read.purpose === 'agreement' && (
        <button type="button" className="button big" disabled={busy} onClick={() => void refuse('withdrawn')}>
          {t('agreement:sign.withdraw')}
        </button>
      )}
      <p className="quiet">{t('agreement:ways')}</p>
    </div>
  )
}

const keyOf = (linkId: string) => `aili.signing ${linkId}`

/** On this phone, in this tab alone, until it is sent; written at every stroke and letter. */
function useDraft(linkId: string) {
  const [draft, setDraft] = useState<Draft>(
    () => kept(linkId) ?? { id: newId(), name: '', strokes: [], agreed: false },
  )
  const change = (next: Draft) => {
    setDraft(next)
    try {
      sessionStorage.setItem(keyOf(linkId), JSON.stringify(next))
    } catch {
      // A browser that keeps nothing still signs.
    }
  }
  return [draft, change] as const
}

function kept(linkId: string): Draft | null {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(linkId)) ?? 'null') as Draft | null
  } catch {
    return null
  }
}
