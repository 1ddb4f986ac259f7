/** The photo input of a step: sent as they are taken; after a reload only their number is known here, the server has them. */
import { useWords } from './i18n.ts'
import { PhotoInput } from './photo-input.tsx'
import type { InputAsked } from './shapes.ts'
import { usePhotos } from './use-photos.ts'

/** Which photo inputs are still sending: the form waits for them. */
export type Uploads = Record<string, boolean>

interface Props {
  readonly input: InputAsked
  readonly id: string
  readonly value: unknown
  readonly claim: string
  readonly uploads: Uploads
  readonly problem: string | null
  readonly onChange: (value: unknown) => void
}

export function Pictures({ input, id, value, claim, uploads, onChange, problem }: Props) {
  const max = input.max ?? 9
  const kept = Array.isArray(value) ? (value as string[]) : []
  const photos = usePhotos({
    claim,
    max,
    onChange: list => {
      uploads[input.name] = list.some(photo => photo.status === 'uploading' || photo.status === 'waiting')
      onChange(list.flatMap(photo => (photo.id ? [photo.id] : [])))
    },
  })
  return (
    <>
      <PhotoInput photos={photos} max={max} id={id} invalid={problem !== null} />
      {photos.list.length === 0 && kept.length > 0 && (
        <KeptPhotos count={kept.length} onDrop={() => onChange([])} />
      )}
    </>
  )
}

/** After a reload the pictures are on the server already; only their number is shown. */
function KeptPhotos({ count, onDrop }: { count: number; onDrop: () => void }) {
  const { t } = useWords()
  return (
    <p className="row quiet">
      {t('shell:photos.kept', { count })}
      <button type="button" className="button plain" onClick={onDrop}>
        {t('shell:remove')}
      </button>
    </p>
  )
}
