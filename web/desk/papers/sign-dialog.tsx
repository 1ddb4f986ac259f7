/** What was signed by hand is put beside its paper: photographed page by page or scanned as one PDF. */
import { useMutation } from '@tanstack/react-query'
import { Modal } from 'antd'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { FileDrop } from '../file-drop.tsx'
import { Failure } from '../parts.tsx'
import { addSigned, type PaperRow, type Papers } from './wire.ts'

const mostMegabytes = 30

interface SignDialogProps {
  proceedingId: string
  row: PaperRow
  reason: string
  keep(papers: Papers): void
  close(): void
}

export function SignDialog({ proceedingId, row, reason, keep, close }: SignDialogProps) {
  const { t } = useWords()
  const [taken, setTaken] = useState<readonly string[]>([])
  const sent = useMutation({
    mutationFn: (file: File) => addSigned(proceedingId, row, file, reason),
    onSuccess: (papers, file) => {
      keep(papers)
      setTaken(names => [...names, file.name])
    },
  })
  const latest = row.versions[0]
  return (
    <Modal
      open
      title={t('paperDesk:signed.title', { paper: row.label })}
      okText={t('paperDesk:signed.done')}
      cancelButtonProps={{ style: { display: 'none' } }}
      okButtonProps={{ disabled: sent.isPending }}
      onOk={close}
      onCancel={close}
    >
      <p className="quiet">
        {latest ? t('paperDesk:signed.helpVersion', { version: latest.version }) : t('paperDesk:signed.help')}
      </p>
      <FileDrop
        words={{
          drop: t('paperDesk:signed.drop'),
          formats: t('paperDesk:signed.formats', { most: mostMegabytes }),
          choose: t('paperDesk:signed.choose'),
        }}
        accept="image/jpeg,image/png,image/webp,image/heic,application/pdf,.pdf"
        limit={{
          megabytes: mostMegabytes,
          words: name => t('paperDesk:signed.tooBig', { name, most: mostMegabytes }),
        }}
        notOpened={name => t('paperDesk:forms.notOpened', { name })}
        pick={file => sent.mutate(file)}
      />
      {sent.isPending && <p role="status">{t('paperDesk:signed.sending')}</p>}
      {taken.length > 0 && (
        <p role="status">{t('paperDesk:signed.taken', { names: taken.join(t('desk:part.comma')) })}</p>
      )}
      {sent.error && <Failure error={sent.error} title={t('paperDesk:list.refused')} />}
    </Modal>
  )
}
