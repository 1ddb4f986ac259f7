/** Where an office's own sheet is dropped or picked. */
import { Button } from 'antd'
import { useId, useRef, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'

export function FormFile({ pick }: { pick(file: File): void }) {
  const { t } = useWords()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const choose = async (file: File | undefined) => {
    // Kept as it is now: the spreadsheet may go on changing it.
    if (file) pick(new File([await file.arrayBuffer()], file.name, { type: file.type }))
  }
  return (
    <label
      htmlFor={id}
      className={over ? 'form-drop form-drop-over' : 'form-drop'}
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        event.preventDefault()
        setOver(false)
        void choose(event.dataTransfer.files[0])
      }}
    >
      <Icon name="ledger" size={28} />
      <strong>{t('ledger:form.drop')}</strong>
      <span className="quiet">{t('ledger:form.formats')}</span>
      <Button type="primary" tabIndex={-1} onClick={() => input.current?.click()}>
        {t('ledger:form.choose')}
      </Button>
      <input
        id={id}
        ref={input}
        className="sr"
        type="file"
        accept=".xlsx"
        aria-label={t('ledger:form.choose')}
        onChange={event => {
          void choose(event.target.files?.[0])
          event.target.value = ''
        }}
      />
    </label>
  )
}
