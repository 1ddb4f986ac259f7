/** The photos of a matter: as reported, and side by side what it looked like before and after the work. */
import { useWords } from '../../shell/i18n.ts'
import { Photos } from '../photos.tsx'
import type { Matter, Photo } from '../wire.ts'

export function MatterPhotos({ matter }: { matter: Matter }) {
  const { t } = useWords()
  const all = onceEach([...matter.photos, ...matter.acts.flatMap(act => act.photos)])
  const after = all.filter(photo => photo.purpose === 'after')
  const before = all.filter(photo => photo.purpose === 'before')
  const reported = matter.photos.filter(photo => photo.purpose !== 'after' && photo.purpose !== 'before')
  if (after.length === 0) return <Photos photos={matter.photos} />
  return (
    <div className="pairs">
      <figure>
        <figcaption>{t('desk:photo.purpose.before')}</figcaption>
        <Photos photos={before.length > 0 ? before : reported} />
        {before.length === 0 && reported.length === 0 && <p className="quiet">{t('desk:photo.noBefore')}</p>}
      </figure>
      <figure>
        <figcaption>{t('desk:photo.purpose.after')}</figcaption>
        <Photos photos={after} />
      </figure>
      {before.length > 0 && reported.length > 0 && (
        <figure className="pairs-wide">
          <figcaption>{t('desk:photo.purpose.none')}</figcaption>
          <Photos photos={reported} />
        </figure>
      )}
    </div>
  )
}

function onceEach(photos: readonly Photo[]): Photo[] {
  return [...new Map(photos.map(photo => [photo.id, photo])).values()]
}
