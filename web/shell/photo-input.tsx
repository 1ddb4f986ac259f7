/** Adds photos from camera or album, several at a time, with preview, progress, another try and removal. */
import { useEffect, useMemo, useRef, useState } from 'react'
import { useWords } from './i18n.ts'
import type { PhotoDraft, Photos } from './use-photos.ts'

export function PhotoInput(props: {
  photos: Photos
  max: number
  label?: string
  id: string
  invalid?: boolean
}) {
  const { t } = useWords()
  const { photos, max, id } = props
  const [problem, setProblem] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const take = async (files: FileList | null) => {
    const chosen = [...(files ?? [])]
    const wrong = chosen.find(file => file.type !== '' && !file.type.startsWith('image/'))
    const fitting = chosen.filter(file => file.type === '' || file.type.startsWith('image/'))
    const over = fitting.length + photos.list.length > max
    setProblem(
      wrong ? t('shell:photos.notPhoto', { name: wrong.name }) : over ? t('shell:photos.limit', { max }) : '',
    )
    await photos.add(fitting)
    if (input.current) input.current.value = ''
  }
  return (
    <div className="photo-input">
      <ul className="photo-strip">
        {photos.list.map((photo, index) => (
          <Item photo={photo} index={index + 1} photos={photos} key={photo.key} />
        ))}
      </ul>
      {photos.list.length < max && (
        <label className="button photo-add">
          <input
            ref={input}
            id={id}
            className="sr"
            type="file"
            accept="image/*"
            multiple
            aria-invalid={props.invalid || undefined}
            onChange={event => void take((event.target as HTMLInputElement).files)}
          />
          <span aria-hidden="true">＋</span>
          {props.label ?? t(photos.list.length ? 'shell:photos.more' : 'shell:photos.add')}
        </label>
      )}
      {problem && (
        <p className="error" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}

function Item({ photo, index, photos }: { photo: PhotoDraft; index: number; photos: Photos }) {
  const { t } = useWords()
  const url = useMemo(() => URL.createObjectURL(photo.blob), [photo.blob])
  useEffect(() => () => URL.revokeObjectURL(url), [url])
  return (
    <li>
      <img src={url} alt={t('shell:photos.item', { index })} width={112} height={112} />
      <span className="quiet" role="status">
        {photo.status === 'uploading' && t('shell:photos.uploading', { percent: photo.percent })}
        {photo.status === 'waiting' && t('shell:photos.waiting')}
        {photo.status === 'failed' && (photo.problem ?? t('shell:photos.failed'))}
      </span>
      <span className="row">
        {photo.status === 'failed' && (
          <button
            type="button"
            className="button plain"
            aria-label={t('shell:photos.retry', { index })}
            onClick={() => photos.retry(photo.key)}
          >
            {t('shell:retry')}
          </button>
        )}
        <button
          type="button"
          className="button plain"
          aria-label={t('shell:photos.remove', { index })}
          onClick={() => photos.remove(photo.key)}
        >
          {t('shell:remove')}
        </button>
      </span>
    </li>
  )
}
