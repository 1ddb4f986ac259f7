/** What was entered wrongly is put right and the paper written anew: the words as they stand, changed here, with the reason. */
import { useMutation } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Failure } from '../parts.tsx'
import { type Editable, editableWords, type PaperRow, type Papers, writePaper } from './wire.ts'

interface CorrectProps {
  proceedingId: string
  row: PaperRow
  close(): void
  done(papers: Papers): void
}

type Field = Editable['fields'][number]
const keyOf = ({ actId, input }: Field) => `${actId} ${input}`

export function CorrectDialog({ proceedingId, row, close, done }: CorrectProps) {
  const { t } = useWords()
  const [reason, setReason] = useState('')
  const [changed, setChanged] = useState<Readonly<Record<string, string>>>({})
  const id = useId()
  const shown = useMutation({ mutationFn: () => editableWords(proceedingId, reason.trim()) })
  const fields = shown.data?.fields ?? []
  const corrections = fields
    .filter(field => changed[keyOf(field)] !== undefined && changed[keyOf(field)] !== field.value)
    .map(field => ({ actId: field.actId, input: field.input, value: changed[keyOf(field)]! }))
  const written = useMutation({
    mutationFn: () => writePaper(proceedingId, row, reason.trim(), corrections),
    onSuccess: done,
  })
  const hasReason = reason.trim().length >= 2
  return (
    <Modal
      open
      title={t('paperDesk:list.correctTitle', { paper: row.label })}
      width="min(720px, 100vw)"
      okText={t('paperDesk:list.write')}
      cancelText={t('shell:cancel')}
      okButtonProps={{ disabled: !hasReason, loading: written.isPending }}
      onOk={() => written.mutate()}
      onCancel={close}
    >
      <p className="quiet">{t('paperDesk:list.correctHelp')}</p>
      <div className="field">
        <label htmlFor={id}>{t('paperDesk:list.correctReason')}</label>
        <Input.TextArea
          id={id}
          value={reason}
          maxLength={500}
          autoFocus
          autoSize={{ minRows: 2, maxRows: 4 }}
          onChange={event => setReason(event.target.value)}
        />
      </div>
      {!shown.data && (
        <Button disabled={!hasReason} loading={shown.isPending} onClick={() => shown.mutate()}>
          {t('paperDesk:list.showWords')}
        </Button>
      )}
      {shown.data && fields.length === 0 && <p className="quiet">{t('paperDesk:list.noWords')}</p>}
      {fields.map(field => (
        <WordsField
          key={keyOf(field)}
          field={field}
          value={changed[keyOf(field)] ?? field.value}
          change={value => setChanged({ ...changed, [keyOf(field)]: value })}
        />
      ))}
      {corrections.length > 0 && (
        <p role="status">{t('paperDesk:list.changed', { count: corrections.length })}</p>
      )}
      {(shown.error ?? written.error) && (
        <Failure error={(shown.error ?? written.error)!} title={t('paperDesk:list.refused')} />
      )}
    </Modal>
  )
}

function WordsField({ field, value, change }: { field: Field; value: string; change(value: string): void }) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{field.label}</label>
      <Input.TextArea
        id={id}
        value={value}
        maxLength={field.max}
        autoSize={{ minRows: 1, maxRows: 6 }}
        onChange={event => change(event.target.value)}
      />
    </div>
  )
}
