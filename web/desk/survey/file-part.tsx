/** Where a file is dropped or picked, with the sheet to fill in for whoever has none yet. */
import { Button } from 'antd'
import { useId, useRef, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'

const accepted = '.xlsx,.csv,.tsv,.txt,.json,.geojson,.gz'

interface FilePartProps {
  limitMegabytes: number
  pick(file: File): void
}

export function FilePart({ limitMegabytes, pick }: FilePartProps) {
  const { t, language } = useWords()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  const choose = async (file: File | undefined) => {
    if (!file) return
    if (file.size > limitMegabytes * 2 ** 20) {
      setWrong(t('survey:page.tooLarge', { name: file.name, limit: limitMegabytes }))
      return
    }
    try {
      // Kept as it is now: the spreadsheet may go on changing it.
      pick(new File([await file.arrayBuffer()], file.name, { type: file.type }))
    } catch {
      setWrong(t('survey:page.notOpened', { name: file.name }))
    }
  }
  return (
    <section className="part survey-start">
      <label
        htmlFor={id}
        className={over ? 'survey-drop survey-drop-over' : 'survey-drop'}
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
        <Icon name="folder" size={28} />
        <strong>{t('survey:page.drop')}</strong>
        <span className="quiet">{t('survey:page.formats', { limit: limitMegabytes })}</span>
        <Button type="primary" size="large" tabIndex={-1} onClick={() => input.current?.click()}>
          {t('survey:page.choose')}
        </Button>
        <input
          id={id}
          ref={input}
          className="sr"
          type="file"
          accept={accepted}
          aria-label={t('survey:page.choose')}
          onChange={event => {
            void choose(event.target.files?.[0])
            // The same file may be picked again after it was put right.
            event.target.value = ''
          }}
        />
      </label>
      {wrong && (
        <p className="error" role="alert">
          {wrong}
        </p>
      )}
      <p>
        {t('survey:page.noFile')}{' '}
        <a href={`/api/survey/template.xlsx?lang=${language}`}>{t('survey:page.template')}</a>
        {t('survey:page.templateWhat')}
      </p>
    </section>
  )
}
