/** Photos of a check or an event, and a word where the camera's clock cannot have been right. */
import { exactText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Photos } from '../photos.tsx'
import type { PatrolPhoto } from './wire.ts'

export function PhotosOf({ photos }: { photos: readonly PatrolPhoto[] }) {
  const { t } = useWords()
  if (photos.length === 0) return null
  const doubted = photos.filter(photo => photo.clockDoubt && photo.takenAt !== null)
  return (
    <>
      <Photos
        size="small"
        photos={photos.map(photo => ({ ...photo, purpose: null, width: null, height: null }))}
      />
      {doubted.map(photo => (
        <p key={photo.id} className="quiet">
          {t('patrol:desk.clockDoubt', { at: exactText(photo.takenAt!) })}
        </p>
      ))}
    </>
  )
}
