/** Why somebody opens or writes papers: asked once while the page is open; each look is on record with it. */
import { Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'

const leastReason = 2

export interface Reasoned {
  /** Runs with the reason given before, or asks for one first. */
  withReason(title: string, run: (reason: string) => void): void
  readonly dialog: React.ReactNode
}

export function useReason(): Reasoned {
  const [reason, setReason] = useState<string | null>(null)
  const [asked, setAsked] = useState<{ title: string; run: (reason: string) => void } | null>(null)
  return {
    withReason(title, run) {
      if (reason === null) setAsked({ title, run })
      else run(reason)
    },
    dialog: asked && (
      <ReasonDialog
        title={asked.title}
        close={() => setAsked(null)}
        give={given => {
          setReason(given)
          setAsked(null)
          asked.run(given)
        }}
      />
    ),
  }
}

interface ReasonDialogProps {
  title: string
  close(): void
  give(reason: string): void
}

export function ReasonDialog({ title, close, give }: ReasonDialogProps) {
  const { t } = useWords()
  const [words, setWords] = useState('')
  const id = useId()
  const ready = words.trim().length >= leastReason
  return (
    <Modal
      open
      title={title}
      okText={t('paperDesk:list.go')}
      cancelText={t('shell:cancel')}
      okButtonProps={{ disabled: !ready }}
      onOk={() => give(words.trim())}
      onCancel={close}
    >
      <div className="field">
        <label htmlFor={id}>{t('paperDesk:list.why')}</label>
        <Input.TextArea
          id={id}
          value={words}
          maxLength={500}
          autoFocus
          autoSize={{ minRows: 2, maxRows: 5 }}
          placeholder={t('paperDesk:list.whyHint')}
          onChange={event => setWords(event.target.value)}
          onKeyDown={event => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && ready) give(words.trim())
          }}
        />
        <p className="quiet">{t('paperDesk:list.note')}</p>
      </div>
    </Modal>
  )
}
