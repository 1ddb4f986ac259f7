/** Buildings, borders, barriers and division codes taken in from a file: looked at first, row by row. */
import { useWords } from '../../shell/i18n.ts'

export function SurveyPage() {
  const { t } = useWords()
  return (
    <main className="page" id="main">
      <h1>{t('survey:title')}</h1>
    </main>
  )
}
