/** An own Word form is brought: looked at, tried with an invented dispute, used once nothing in it is unknown or broken. */
import { useMutation } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { ApiError } from '../../shell/api.ts'
import { useWords } from '../../shell/i18n.ts'
import { FileDrop } from '../file-drop.tsx'
import { Failure } from '../parts.tsx'
import { post } from '../wire.ts'
import type { FormLineProps } from './form-line.tsx'
import { takeDown } from './preview.tsx'
import { ShownFormPart } from './shown-form.tsx'
import type { Forms, Looked, ShownForm } from './wire.ts'

const mostMegabytes = 4

export function BringForm({ unitId, row, keep, close }: FormLineProps & { close(): void }) {
  const { t } = useWords()
  const [file, setFile] = useState<File | null>(null)
  const { procedure, kind, label, own } = row
  const body = (given: File, more: object = {}) => {
    const form = new FormData()
    form.append('ask', JSON.stringify({ unitId, procedure, kind, ...more }))
    form.append('file', given)
    return form
  }
  const looked = useMutation({
    mutationFn: (given: File) => post<Looked>('/api/papers/forms/look', body(given)),
  })
  const shown = useMutation({
    mutationFn: (given: File) => post<ShownForm>('/api/papers/forms/show', body(given)),
  })
  const tried = useMutation({ mutationFn: (given: File) => tryForm(body(given), given.name) })
  const used = useMutation({
    mutationFn: (given: File) =>
      post<Forms>(
        '/api/papers/forms',
        body(given, { id: crypto.randomUUID(), name: given.name, seenId: own?.id ?? null }),
      ),
    onSuccess: keep,
  })
  const isFine = looked.data && looked.data.unknown.length === 0 && looked.data.broken.length === 0
  const error = looked.error ?? shown.error ?? tried.error ?? used.error
  return (
    <Modal
      open
      title={t('paperDesk:forms.kindOf', { kind: label })}
      okText={t('paperDesk:forms.use')}
      cancelText={t('paperDesk:forms.cancel')}
      okButtonProps={{ disabled: !isFine, loading: used.isPending }}
      onOk={() => file && used.mutate(file)}
      onCancel={close}
    >
      <p className="quiet">{t('paperDesk:forms.wordOnly')}</p>
      <FileDrop
        words={{
          drop: t('paperDesk:forms.drop'),
          formats: t('paperDesk:forms.file'),
          choose: t('paperDesk:forms.choose'),
        }}
        accept=".docx"
        limit={{
          megabytes: mostMegabytes,
          words: name => t('paperDesk:forms.tooBig', { name, most: mostMegabytes }),
        }}
        notOpened={name => t('paperDesk:forms.notOpened', { name })}
        pick={given => {
          setFile(given)
          shown.reset()
          looked.mutate(given)
        }}
      />
      {file && <p>{file.name}</p>}
      {looked.data && <Found looked={looked.data} />}
      {file && looked.data && looked.data.broken.length === 0 && (
        <Trying
          show={{ busy: shown.isPending, run: () => shown.mutate(file) }}
          take={{ busy: tried.isPending, run: () => tried.mutate(file) }}
        />
      )}
      {shown.data && <ShownFormPart shown={shown.data} />}
      {error && <Failure error={error} title={t('paperDesk:list.refused')} />}
    </Modal>
  )
}

interface Way {
  readonly busy: boolean
  run(): void
}

/** Two ways to see it filled: read here, or taken away as Word. */
function Trying({ show, take }: { show: Way; take: Way }) {
  const { t } = useWords()
  return (
    <p className="paper-do">
      <Button loading={show.busy} onClick={show.run}>
        {t('paperDesk:forms.show')}
      </Button>
      <Button loading={take.busy} onClick={take.run}>
        {t('paperDesk:forms.try')}
      </Button>
    </p>
  )
}

function Found({ looked: { placeholders, unknown, broken, brokenCount } }: { looked: Looked }) {
  const { t } = useWords()
  const comma = t('desk:part.comma')
  const known = placeholders.filter(name => !unknown.includes(name))
  return (
    <div role="status">
      {known.length > 0 && <p>{t('paperDesk:forms.known', { names: known.join(comma) })}</p>}
      {unknown.length > 0 && (
        <p className="error">{t('paperDesk:forms.unknown', { names: unknown.join(comma) })}</p>
      )}
      {broken.map(({ placeholder, around }) => (
        <p key={`${placeholder} ${around}`} className="error">
          {t('paperDesk:forms.broken', { placeholder, around })}
        </p>
      ))}
      {brokenCount > broken.length && (
        <p className="error">
          {t('paperDesk:forms.moreBroken', { count: brokenCount, shown: broken.length })}
        </p>
      )}
      {unknown.length + broken.length === 0 && <p>{t('paperDesk:forms.fine')}</p>}
    </div>
  )
}

/** Comes back as a Word file, not as an answer to be read. */
async function tryForm(body: FormData, fileName: string): Promise<void> {
  const answer = await fetch('/api/papers/forms/try', { method: 'POST', body })
  if (!answer.ok) {
    const { error } = (await answer.json()) as { error: { code: string; message: string } }
    throw new ApiError(error.code, error.message, answer.status)
  }
  const url = URL.createObjectURL(await answer.blob())
  takeDown({ url, fileName })
  URL.revokeObjectURL(url)
}
