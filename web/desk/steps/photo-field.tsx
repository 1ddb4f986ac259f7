/** Photos for an act: chosen, pasted or dropped; each goes up at once and stands in the draft by its id. */
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { Failure } from '../parts.tsx'
import { type FormInput, upload } from '../wire.ts'
import type { UploadedPhoto } from './drafts.ts'

interface PhotoFieldProps {
  input: Pick<FormInput, 'label' | 'max'>
  value: readonly UploadedPhoto[]
  change(photos: readonly UploadedPhoto[]): void
  claim: string
  id: string
}

export function PhotoField({ input, value, change, claim, id }: PhotoFieldProps) {
  const { t } = useWords()
  const chooser = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(0)
  const [failure, setFailure] = useState<Error | null>(null)
  const most = input.max ?? 9
  const take = async (files: readonly File[]) => {
    setFailure(null)
    const photos = [...value]
    for (const file of files.filter(one => one.type.startsWith('image/')).slice(0, most - value.length)) {
      setBusy(now => now + 1)
      try {
        photos.push(await upload(file, claim))
        change([...photos])
      } catch (error) {
        setFailure(error as Error)
      }
      setBusy(now => now - 1)
    }
  }
  return (
    <fieldset
      aria-label={input.label}
      className="photo-field"
      onPaste={event => void take([...event.clipboardData.files])}
      onDragOver={event => event.preventDefault()}
      onDrop={event => {
        event.preventDefault()
        void take([...event.dataTransfer.files])
      }}
    >
      <Chosen value={value} change={change} />
      <Button
        id={id}
        icon={<Icon name="photo" />}
        loading={busy > 0}
        disabled={value.length >= most}
        onClick={() => chooser.current?.click()}
      >
        {value.length === 0 ? t('shell:photos.add') : t('shell:photos.more')}
      </Button>
      <input
        ref={chooser}
        type="file"
        accept="image/*"
        multiple
        hidden
        aria-label={input.label}
        onChange={event => {
          void take([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <p className="quiet">{t('shell:photos.hint', { max: most })}</p>
      {failure && <Failure error={failure} />}
    </fieldset>
  )
}

function Chosen({ value, change }: Pick<PhotoFieldProps, 'value' | 'change'>) {
  const { t } = useWords()
  if (value.length === 0) return null
  return (
    <ul className="photos photos-small">
      {value.map((photo, index) => (
        <li key={photo.id}>
          <img src={photo.thumbUrl} alt={t('shell:photos.item', { index: index + 1 })} />
          <button
            type="button"
            className="photo-remove"
            aria-label={t('shell:photos.remove', { index: index + 1 })}
            onClick={() => change(value.filter(one => one.id !== photo.id))}
          >
            <Icon name="close" size={14} />
          </button>
        </li>
      ))}
    </ul>
  )
}
