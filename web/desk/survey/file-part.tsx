/** Where a file of places is dropped or picked, with the sheet to fill in for whoever has none yet. */
import { useWords } from '../../shell/i18n.ts'
import { FileDrop } from '../file-drop.tsx'

interface FilePartProps {
  limitMegabytes: number
  pick(file: File): void
}

export function FilePart({ limitMegabytes, pick }: FilePartProps) {
  const { t, language } = useWords()
  const limit = limitMegabytes
  return (
    <section className="part survey-start">
      <FileDrop
        words={{
          drop: t('survey:page.drop'),
          formats: t('survey:page.formats', { limit }),
          choose: t('survey:page.choose'),
        }}
        accept=".xlsx,.csv,.tsv,.txt,.json,.geojson,.gz"
        limit={{ megabytes: limit, words: name => t('survey:page.tooLarge', { name, limit }) }}
        notOpened={name => t('survey:page.notOpened', { name })}
        pick={pick}
      />
      <p>
        {t('survey:page.noFile')}{' '}
        <a href={`/api/survey/template.xlsx?lang=${language}`}>{t('survey:page.template')}</a>
        {t('survey:page.templateWhat')}
      </p>
    </section>
  )
}
