/** Saying what is wrong: words first, then photo and place; who deals with it and by when is shown before sending. */
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { newClaim, newId } from '../../shell/ids.ts'
import { PhotoInput } from '../../shell/photo-input.tsx'
import { PlacePicker } from '../../shell/place-picker.tsx'
import { usePhotos } from '../../shell/use-photos.ts'
import { lazyModule } from '../lazy.ts'
import { go } from '../route.ts'
import { Contact } from './contact.tsx'
import { type Draft, dropDraft, keepDraft, keepPhotos, keptPhotos, newDraft, openDraft } from './draft.ts'
import { MoreAbout } from './more-about.tsx'
import { deliver, putInOutbox, takeFromOutbox, type Waiting } from './outbox.ts'
import { Danger, PreviewCard } from './preview-card.tsx'
import { excerptOf, keepForVisit } from './remembered.ts'
import { type Problems, problemsOf } from './report-check.ts'
import { TextField } from './text-field.tsx'
import { usePreview } from './use-preview.ts'
import { WaitingList } from './waiting-list.tsx'

export const maxPhotos = 9

export function ReportPage({ start }: { start: Draft }) {
  const { t } = useWords()
  const [draft, setDraft] = useState(() => (start.text ? start : openDraft()))
  const [problems, setProblems] = useState<Problems>({})
  const [refusal, setRefusal] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const photos = usePhotos({ claim: draft.claim, max: maxPhotos, onChange: keepPhotos })
  const preview = usePreview(draft)

  useEffect(() => {
    keptPhotos().then(kept => kept.length && photos.restore(kept))
  }, [])
  const latest = useRef(draft)
  latest.current = draft
  // What comes late (a position, a list) changes the newest draft, never the one it was asked from.
  const change = (part: Partial<Draft>) => {
    const next = { ...latest.current, ...part }
    latest.current = next
    setDraft(next)
    keepDraft(next)
    if (Object.keys(problems).length) setProblems(problemsOf(next, t))
  }
  const clear = () => {
    dropDraft()
    photos.restore([])
    setDraft(newDraft())
    setProblems({})
    setRefusal(null)
  }
  const takeBack = async (entry: Waiting) => {
    await takeFromOutbox(entry.draft.id)
    // It may have arrived after all: what is sent now is another report with photos of its own.
    const again = { ...entry.draft, id: newId(), claim: newClaim() }
    photos.restore(
      entry.photos.map(photo => ({ ...photo, key: newId(), id: null, status: 'waiting' as const })),
    )
    keepDraft(again)
    setDraft(again)
  }
  const submit = async () => {
    const found = problemsOf(draft, t)
    setProblems(found)
    setRefusal(null)
    if (Object.keys(found).length) return focusFirst(form.current)
    setBusy(true)
    const entry: Waiting = { draft, photos: photos.list, writtenAt: new Date().toISOString() }
    await putInOutbox(entry)
    const outcome = await deliver(entry)
    setBusy(false)
    if (outcome.kind === 'refused') {
      await takeFromOutbox(draft.id)
      return setRefusal(outcome.message)
    }
    clear()
    if (outcome.kind === 'waiting') return scrollTo(0, 0)
    const { number, queryCode, receivedAt } = outcome.receipt
    const excerpt = draft.accusesOfficial ? '' : excerptOf(draft.text)
    keepForVisit({ number, code: queryCode, excerpt, receivedAt, receipt: outcome.receipt })
    go('receipt', number)
  }
  return (
    <>
      <WaitingList onEdit={takeBack} sending={busy ? draft.id : null} />
      <form
        ref={form}
        noValidate
        className="report stack"
        onSubmit={event => {
          event.preventDefault()
          if (!busy) void submit()
        }}
      >
        <TextField value={draft.text} problem={problems.text ?? null} onChange={text => change({ text })} />
        <Danger text={draft.text} />
        <section className="part" aria-labelledby="photos-title">
          <h2 id="photos-title">
            {t('resident:report.photos')} <span className="quiet">{t('shell:optional')}</span>
          </h2>
          <PhotoInput photos={photos} max={maxPhotos} id="photos" />
        </section>
        <section className="part" aria-labelledby="place-title">
          <h2 id="place-title">{t('resident:report.place')}</h2>
          <PlacePicker
            id="place"
            value={draft.place}
            problem={problems.place ?? null}
            loadMap={() => lazyModule('map')}
            onChange={place => change({ place })}
          />
          {draft.place && (
            <div className="field">
              <label htmlFor="place-words" className="light">
                {t('shell:place.words')} <span className="quiet">{t('shell:optional')}</span>
              </label>
              <input
                id="place-words"
                className="input"
                maxLength={120}
                placeholder={t('shell:place.wordsHint')}
                value={draft.placeWords}
                onChange={event => change({ placeWords: (event.target as HTMLInputElement).value })}
              />
            </div>
          )}
        </section>
        <PreviewCard
          preview={preview}
          sealed={draft.accusesOfficial}
          hasPlace={draft.place !== null}
          hasText={draft.text.trim().length > 1}
        />
        <Contact draft={draft} problems={problems} onChange={change} />
        <MoreAbout draft={draft} onChange={change} />
        {refusal && (
          <p className="note bad" role="alert">
            {refusal}
          </p>
        )}
        <div className="send">
          <button type="submit" className={`button primary big ${busy ? 'busy' : ''}`} aria-disabled={busy}>
            {t(busy ? 'resident:report.sending' : 'resident:report.send')}
          </button>
        </div>
        {draft.text && (
          <button
            type="button"
            className="button plain"
            onClick={() => confirm(t('resident:report.clearSure')) && clear()}
          >
            {t('resident:report.clear')}
          </button>
        )}
      </form>
    </>
  )
}

function focusFirst(form: HTMLFormElement | null): void {
  setTimeout(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), 50)
}
