/** A place for photos in a form: one tap opens the camera, a second smaller one the gallery; kept on the phone at once. */
import { useEffect, useId, useState } from 'react'
import { useWords } from '../shell/i18n.ts'
import { Icon } from './icons.tsx'
import { forgetPhotos, keepPhoto, photoAddress } from './photos.ts'

interface Props {
  label: string
  owner: string
  value: readonly string[]
  max: number
  error?: string | null
  help?: string | null
  /** In a form within a form: no larger than it must be. */
  small?: boolean
  onChange(next: string[]): void
}

export function Camera({ label, owner, value, max, error, help, small = false, onChange }: Props) {
  const { t } = useWords()
  const id = useId()
  const [busy, setBusy] = useState(false)
  async function take(files: FileList | null): Promise<void> {
    setBusy(true)
    const added: string[] = []
    for (const file of Array.from(files ?? []).slice(0, max - value.length))
      added.push(await keepPhoto(file, owner))
    setBusy(false)
    onChange([...value, ...added])
  }
  const drop = (photo: string) => {
    void forgetPhotos([photo])
    onChange(value.filter(each => each !== photo))
  }
  return (
    <fieldset className={small ? 'field small' : 'field'} aria-labelledby={id}>
      <span className="label" id={id}>
        {label}
      </span>
      {help && <span className="quiet">{help}</span>}
      <div className="photos">
        {value.map((photo, n) => (
          <Taken
            key={photo}
            id={photo}
            label={t('field:photo.nth', { label, n: n + 1 })}
            onDrop={() => drop(photo)}
          />
        ))}
        {value.length < max && (
          <Shutter
            label={label}
            busy={busy}
            error={error ?? null}
            first={value.length === 0}
            onFiles={take}
          />
        )}
      </div>
      {value.length === 0 && <Gallery label={label} onFiles={take} />}
      {error && <span className="error">{error}</span>}
    </fieldset>
  )
}

interface Opening {
  label: string
  onFiles(files: FileList | null): void
}

function Shutter({
  label,
  busy,
  error,
  first,
  onFiles,
}: Opening & { busy: boolean; error: string | null; first: boolean }) {
  const { t } = useWords()
  return (
    <label className={first ? 'shutter wide' : 'shutter'}>
      <Icon name="camera" />
      <span className={busy ? 'busy' : ''}>
        {busy ? '' : t(first ? 'field:photo.take' : 'field:photo.another')}
      </span>
      <input
        type="file"
        accept="image/*"
        capture="environment"
        aria-label={`${label}: ${t('field:photo.take')}`}
        aria-invalid={error ? true : undefined}
        onChange={event => {
          onFiles(event.currentTarget.files)
          event.currentTarget.value = ''
        }}
      />
    </label>
  )
}

function Gallery({ label, onFiles }: Opening) {
  const { t } = useWords()
  return (
    <label className="gallery">
      {t('field:photo.choose')}
      <input
        type="file"
        accept="image/*"
        multiple
        aria-label={`${label}: ${t('field:photo.choose')}`}
        onChange={event => onFiles(event.currentTarget.files)}
      />
    </label>
  )
}

function Taken({ id, label, onDrop }: { id: string; label: string; onDrop(): void }) {
  const { t } = useWords()
  const address = usePhoto(id)
  return (
    <div className="taken">
      {address && <img src={address} alt={label} />}
      <button type="button" aria-label={t('field:photo.remove', { label })} onClick={onDrop}>
        <Icon name="cross" />
      </button>
    </div>
  )
}

export function usePhoto(id: string): string | null {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    void photoAddress(id).then(setAddress)
  }, [id])
  return address
}
