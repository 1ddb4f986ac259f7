/** Photos of a matter or act, small, each opening large; before and after are said in words. */
import { useWords } from './i18n.ts'
import type { PhotoShown } from './shapes.ts'

export function PhotoStrip({ photos }: { photos: readonly PhotoShown[] }) {
  const { t } = useWords()
  if (photos.length === 0) return null
  return (
    <ul className="photo-strip">
      {photos.map((photo, index) => {
        const label = photo.purpose
          ? t(`shell:photos.${photo.purpose}`)
          : t('shell:photos.item', { index: index + 1 })
        return (
          <li key={photo.id}>
            <a
              href={photo.url}
              target="_blank"
              rel="noreferrer"
              aria-label={t('shell:photos.open', { label })}
            >
              <img src={photo.thumbUrl} alt={label} loading="lazy" width={112} height={112} />
            </a>
            {photo.purpose && <span className="quiet">{label}</span>}
          </li>
        )
      })}
    </ul>
  )
}
