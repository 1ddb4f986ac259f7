/** The agreement printed before it is recorded, to be signed by hand: marked with its version and hash; opened on a reason. */
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Failure } from '../parts.tsx'
import { Preview } from './preview.tsx'
import { useReason } from './reason.tsx'
import { type Opened, openDraft } from './wire.ts'
import './papers.css'

export function DraftPrint({ proceedingId, signing }: { proceedingId: string; signing: boolean }) {
  const { t } = useWords()
  const reasoned = useReason()
  const [shown, setShown] = useState<Opened | null>(null)
  const opened = useMutation({
    mutationFn: (reason: string) => openDraft(proceedingId, reason),
    onSuccess: setShown,
  })
  const title = t(signing ? 'paperDesk:draft.signing' : 'paperDesk:draft.open')
  return (
    <div className="paper-draft no-print">
      <Button
        size="small"
        loading={opened.isPending}
        onClick={() => reasoned.withReason(title, reason => opened.mutate(reason))}
      >
        {title}
      </Button>
      <p className="quiet">{t(signing ? 'paperDesk:draft.helpSigning' : 'paperDesk:draft.helpOpen')}</p>
      {opened.error && <Failure error={opened.error} title={t('paperDesk:list.refused')} />}
      {reasoned.dialog}
      {shown && <Preview title={title} opened={shown} close={() => setShown(null)} />}
    </div>
  )
}
