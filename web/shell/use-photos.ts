/** Photos being added to a report or an act: made small, kept on the phone, sent in the background, tried again when the line is back. */
import { useEffect, useRef, useState } from 'react'
import { ApiError } from './api.ts'
import { words } from './i18n.ts'
import { newId } from './ids.ts'
import { shrink } from './shrink.ts'
import { uploadPhoto } from './upload.ts'

/** What the server takes at most; a photo this large is not sent over a phone line in vain. */
const largestBytes = 20_000_000

export interface PhotoDraft {
  readonly key: string
  readonly name: string
  readonly blob: Blob
  /** Server's id once it has the photo. */
  readonly id: string | null
  readonly status: 'waiting' | 'uploading' | 'done' | 'failed'
  readonly percent: number
  /** The server's words, when it refused. */
  readonly problem: string | null
}

export interface Photos {
  readonly list: readonly PhotoDraft[]
  readonly busy: boolean
  add(files: Iterable<File>): Promise<void>
  remove(key: string): void
  retry(key?: string): void
  /** Puts kept drafts back after a reload. */
  restore(list: readonly PhotoDraft[]): void
}

export function usePhotos(options: {
  claim: string
  max: number
  onChange?: (list: readonly PhotoDraft[]) => void
}): Photos {
  const [list, setList] = useState<readonly PhotoDraft[]>([])
  const latest = useRef(list)
  const { claim, max } = options
  const tell = useRef(options.onChange)
  tell.current = options.onChange

  const set = (next: readonly PhotoDraft[]) => {
    latest.current = next
    setList(next)
    tell.current?.(next)
  }
  const patch = (key: string, change: Partial<PhotoDraft>) =>
    set(latest.current.map(photo => (photo.key === key ? { ...photo, ...change } : photo)))

  const send = async (photo: PhotoDraft) => {
    patch(photo.key, { status: 'uploading', percent: 0, problem: null })
    try {
      const made = await uploadPhoto(photo.key, photo.blob, photo.name, claim, percent =>
        patch(photo.key, { percent }),
      )
      patch(photo.key, { status: 'done', id: made.id, percent: 100 })
    } catch (error) {
      const passing = error instanceof ApiError && error.passing
      patch(photo.key, {
        status: passing ? 'waiting' : 'failed',
        problem: passing ? null : (error as Error).message,
      })
    }
  }
  const retry = (key?: string) => {
    for (const photo of latest.current) {
      if (
        (photo.status === 'waiting' || photo.status === 'failed') &&
        photo.blob.size <= largestBytes &&
        (!key || photo.key === key)
      )
        void send(photo)
    }
  }
  const add = async (files: Iterable<File>) => {
    for (const file of [...files].slice(0, max - latest.current.length)) {
      const { blob, name } = await shrink(file)
      const photo = newPhoto(blob, name)
      set([...latest.current, photo])
      if (photo.status === 'waiting') void send(photo)
    }
  }
  useEffect(() => {
    const again = () => retry()
    addEventListener('online', again)
    return () => removeEventListener('online', again)
  })
  return {
    list,
    busy: list.some(photo => photo.status === 'uploading'),
    add,
    remove: key => set(latest.current.filter(photo => photo.key !== key)),
    retry,
    restore: kept => {
      set(kept.map(photo => (photo.status === 'uploading' ? { ...photo, status: 'waiting' } : photo)))
      retry()
    },
  }
}

function newPhoto(blob: Blob, name: string): PhotoDraft {
  const fits = blob.size <= largestBytes
  const problem = fits ? null : words().t('shell:photos.tooLarge', { name })
  return { key: newId(), name, blob, id: null, status: fits ? 'waiting' : 'failed', percent: 0, problem }
}
