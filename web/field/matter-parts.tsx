/** Parts of a matter: photos to look at closely, the place with a map when asked for, the reporter behind a reason. */
import { type FormEvent, useId, useRef, useState } from 'react'
import { ApiError, call } from '../shell/api.ts'
import { useWords } from '../shell/i18n.ts'
import { Icon } from './icons.tsx'
import { MapHere } from './map-here.tsx'
import type { Matter, Photo } from './types.ts'

export function PhotoStrip({ photos }: { photos: readonly Photo[] }) {
  const { t } = useWords()
  const sheet = useRef<HTMLDialogElement>(null)
  const [shown, setShown] = useState<Photo | null>(null)
  if (photos.length === 0) return null
  const label = (photo: Photo, n: number) =>
    t('field:photo.nth', { label: t(`shell:photos.${photo.purpose ?? 'evidence'}`), n: n + 1 })
  return (
    <div className="strip">
      {photos.map((photo, n) => (
        <button
          key={photo.id}
          type="button"
          onClick={() => {
            setShown(photo)
            sheet.current?.showModal()
          }}
        >
          <img src={photo.thumbUrl} alt={label(photo, n)} loading="lazy" />
          {photo.purpose && <span aria-hidden="true">{t(`shell:photos.${photo.purpose}`)}</span>}
        </button>
      ))}
      <dialog
        ref={sheet}
        className="viewer"
        aria-label={t('field:photo.large')}
        onClose={() => setShown(null)}
      >
        {shown && <img src={shown.url} alt={label(shown, photos.indexOf(shown))} />}
        <form method="dialog">
          <button type="submit" className="button">
            {t('shell:close')}
          </button>
        </form>
      </dialog>
    </div>
  )
}

export function Place({ matter }: { matter: Matter }) {
  const { t } = useWords()
  const [map, setMap] = useState(false)
  const { lng, lat } = matter
  const where = matter.placeText || matter.community?.name
  return (
    <section className="block">
      <h2>{t('field:matter.place')}</h2>
      <p>
        {where}{' '}
        <span className="quiet">
          {[matter.community?.name, matter.grid?.name]
            .filter(name => name && !where?.includes(name))
            .join(' · ')}
        </span>
      </p>
      {lng !== null && lat !== null && (
        <div className="row">
          <button type="button" className="button" aria-expanded={map} onClick={() => setMap(!map)}>
            <Icon name="map" /> {t(map ? 'field:map.hide' : 'field:map.show')}
          </button>
          <a
            className="button"
            href={`geo:${lat},${lng}?q=${lat},${lng}(${encodeURIComponent(where ?? '')})`}
          >
            <Icon name="route" /> {t('field:map.navigate')}
          </a>
        </div>
      )}
      {map && lng !== null && lat !== null && (
        <MapHere lng={lng} lat={lat} gridId={matter.grid?.id ?? null} />
      )}
    </section>
  )
}

/** Masked as it comes; shown on a reason, which is recorded for the reporter to see. */
export function Reporter({ matter }: { matter: Matter }) {
  const { t } = useWords()
  const { reporter } = matter
  const [asking, setAsking] = useState(false)
  const [full, setFull] = useState<{ name: string | null; phone: string | null } | null>(null)
  const name = full?.name ?? reporter.name
  const phone = full?.phone ?? reporter.phone
  return (
    <section className="block">
      <h2>{t('field:reporter.title')}</h2>
      <p className="row">
        <Icon name="person" />
        {reporter.anonymous
          ? t('field:reporter.anonymous')
          : [name, phone].filter(Boolean).join(' · ') || t('field:reporter.unnamed')}
      </p>
      {full?.phone && (
        <a className="button primary" href={`tel:${full.phone}`}>
          <Icon name="phone" /> {t('field:reporter.call')}
        </a>
      )}
      {reporter.revealable && !full && !asking && (
        <button type="button" className="button" onClick={() => setAsking(true)}>
          {t('field:reporter.reveal')}
        </button>
      )}
      {asking && !full && <Reveal id={matter.id} onFull={setFull} />}
    </section>
  )
}

function Reveal({
  id,
  onFull,
}: {
  id: string
  onFull(full: { name: string | null; phone: string | null }): void
}) {
  const { t } = useWords()
  const box = useId()
  const [reason, setReason] = useState('')
  const [failure, setFailure] = useState('')
  const reasons = ['contact', 'visit', 'check'].map(each => t(`field:reporter.reason.${each}`))
  const send = (why: string) =>
    call<{ name: string | null; phone: string | null }>('POST', `/api/matters/${id}/reveal`, {
      body: { reason: why },
    }).then(onFull, (error: unknown) => setFailure(error instanceof ApiError ? error.message : String(error)))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim()) void send(reason.trim())
  }
  return (
    <form className="stack-small" onSubmit={submit}>
      <p className="quiet">{t('field:reporter.logged')}</p>
      <div className="row">
        {reasons.map(each => (
          <button key={each} type="button" className="button" onClick={() => void send(each)}>
            {each}
          </button>
        ))}
      </div>
      <div className="field">
        <label htmlFor={box}>{t('field:reporter.otherReason')}</label>
        <input
          id={box}
          className="input"
          value={reason}
          maxLength={200}
          onInput={event => setReason(event.currentTarget.value)}
        />
      </div>
      {reason.trim() && (
        <button type="submit" className="button primary">
          {t('field:reporter.reveal')}
        </button>
      )}
      {failure && <p className="error">{failure}</p>}
    </form>
  )
}
