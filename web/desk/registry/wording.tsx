/** The words a resident consents to, as they are in force. */
import { useWords } from '../../shell/i18n.ts'
import { type Purpose, useWordings } from './wire.ts'

export function WordingText({ purpose }: { purpose: Purpose }) {
  const { t, language } = useWords()
  const wording = useWordings().data?.texts.find(one => one.purpose === purpose)
  if (!wording) return null
  return (
    <blockquote className="registry-wording">
      <strong>{t(`registry:consent.${purpose}.name`)}</strong>
      <p>{wording.texts[language]}</p>
    </blockquote>
  )
}
