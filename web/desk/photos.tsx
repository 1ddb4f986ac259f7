/** Photos as small pictures that open large; arrows go from one to the next, Escape closes. */
import { useEffect, useRef, useState } from 'react'
import { whenText } from '../shell/format.ts'
import { useWords } from '../shell/i18n.ts'
import { Icon } from './icon.tsx'
import type { Photo } from './wire.ts'

export function Photos({ photos, size = 'large' }: { photos: readonly Photo[]; size?: 'small' | 'large' }) {
  const { t } = useWords()
  const [open, setOpen] = useState<number | null>(null)
  if (photos.length === 0) return null
  return (
    <>
      <ul className={`photos photos-${size}`}>
        {photos.map((photo, index) => (
          <li key={photo.id}>
            <button
              type="button"
              onClick={() => setOpen(index)}
              aria-label={t('desk:photo.open', {
                index: index + 1,
                purpose: t(`desk:photo.purpose.${photo.purpose ?? 'none'}`),
              })}
            >
              <img
                src={photo.thumbUrl}
                alt=""
                width={photo.width ?? undefined}
                height={photo.height ?? undefined}
                loading="lazy"
              />
              {photo.purpose && (
                <span className="photo-purpose">{t(`desk:photo.purpose.${photo.purpose}`)}</span>
              )}
            </button>
          </li>
        ))}
      </ul>
      {open !== null && <Large photos={photos} at={open} go={setOpen} close={() => setOpen(null)} />}
    </>
  )
}

interface LargeProps {
  photos: readonly Photo[]
  at: number
  go(index: number): void
  close(): void
}

function Large({ photos, at, go, close }: LargeProps) {
  const { t, language } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const photo = photos[at]
  if (!photo) return null
  const step = (by: number) => go((at + by + photos.length) % photos.length)
  const pressed = (event: React.KeyboardEvent) => {
    if (event.key === 'ArrowRight') step(1)
    if (event.key === 'ArrowLeft') step(-1)
  }
  return (
    <dialog
      ref={dialog}
      className="lightbox"
      aria-label={t('desk:photo.title')}
      onClose={close}
      onKeyDown={pressed}
    >
      <img
        src={photo.url}
        alt={t('desk:photo.open', {
          index: at + 1,
          purpose: t(`desk:photo.purpose.${photo.purpose ?? 'none'}`),
        })}
      />
      <footer>
        <button
          type="button"
          onClick={() => step(-1)}
          disabled={photos.length < 2}
          aria-label={t('desk:photo.previous')}
        >
          <Icon name="back" size={22} />
        </button>
        <span aria-live="polite">
          {t('desk:photo.of', { index: at + 1, count: photos.length })}
          {photo.takenAt && ` · ${whenText(photo.takenAt, language)}`}
        </span>
        <button
          type="button"
          onClick={() => step(1)}
          disabled={photos.length < 2}
          aria-label={t('desk:photo.next')}
        >
          <Icon name="next" size={22} />
        </button>
        <button type="button" onClick={close} aria-label={t('shell:close')}>
          <Icon name="close" size={22} />
        </button>
      </footer>
    </dialog>
  )
}
