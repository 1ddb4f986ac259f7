/** Saying what is wrong: words first, then photo and place; who deals with it and by when is shown before sending. */
import { useRef } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { PhotoInput } from '../../shell/photo-input.tsx'
import { PlacePicker } from '../../shell/place-picker.tsx'
import { lazyModule } from '../lazy.ts'
import { Contact } from './contact.tsx'
import type { Draft } from './draft.ts'
import { MoreAbout } from './more-about.tsx'
import { Danger, PreviewCard } from './preview-card.tsx'
import { TextField } from './text-field.tsx'
import { usePreview } from './use-preview.ts'
import { maxPhotos, useReport, type Writing } from './use-report.ts'
import { WaitingList } from './waiting-list.tsx'

const maxPlaceWords = 120

export function ReportPage({ start }: { start: Draft }) {
  const writing = useReport(start)
  const { draft, problems, busy, change } = writing
  const preview = usePreview(draft)
  const form = useRef<HTMLFormElement>(null)
  return (
    <>
      <WaitingList onEdit={writing.takeBack} sending={busy ? draft.id : null} />
      <form
        ref={form}
        noValidate
        className="report stack"
        onSubmit={event => {
          event.preventDefault()
          if (!busy) void writing.submit().then(whole => whole || focusFirst(form.current))
        }}
      >
        <TextField value={draft.text} problem={problems.text ?? null} onChange={text => change({ text })} />
        <Danger text={draft.text} />
        <PhotoPart writing={writing} />
        <PlacePart writing={writing} />
        <PreviewCard
          preview={preview}
          sealed={draft.accusesOfficial}
          hasPlace={draft.place !== null}
          hasText={draft.text.trim().length > 1}
        />
        <Contact draft={draft} problems={problems} onChange={change} />
        <MoreAbout draft={draft} onChange={change} />
        <Send writing={writing} />
      </form>
    </>
  )
}

function PhotoPart({ writing: { photos } }: { writing: Writing }) {
  const { t } = useWords()
  return (
    <section className="part" aria-labelledby="photos-title">
      <h2 id="photos-title">
        {t('resident:report.photos')} <span className="quiet">{t('shell:optional')}</span>
      </h2>
      <PhotoInput photos={photos} max={maxPhotos} id="photos" />
      {photos.list.length > 0 && <p className="quiet">{t('shell:photos.hint', { max: maxPhotos })}</p>}
    </section>
  )
}

function PlacePart({ writing: { draft, problems, change } }: { writing: Writing }) {
  const { t } = useWords()
  return (
    <section className="part" aria-labelledby="place-title">
      <h2 id="place-title">{t('resident:report.place')}</h2>
      <PlacePicker
        id="place"
        value={draft.place}
        problem={problems.place ?? null}
        loadMap={() => lazyModule('map')}
        words={draft.placeWords}
        onWords={placeWords => change({ placeWords: placeWords.slice(0, maxPlaceWords) })}
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
            maxLength={maxPlaceWords}
            placeholder={t('shell:place.wordsHint')}
            value={draft.placeWords}
            onChange={event => change({ placeWords: (event.target as HTMLInputElement).value })}
          />
        </div>
      )}
    </section>
  )
}

function Send({ writing: { draft, refusal, busy, clear } }: { writing: Writing }) {
  const { t } = useWords()
  return (
    <>
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
    </>
  )
}

function focusFirst(form: HTMLFormElement | null): void {
  setTimeout(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), 50)
}
