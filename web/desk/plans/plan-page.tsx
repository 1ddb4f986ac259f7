/** One grid plan on the map: changed by hand with the consequences shown, compared, adopted. */
import { useWords } from '../../shell/i18n.ts'

export function PlanPage() {
  const { t } = useWords()
  return (
    <main className="page" id="main">
      <h1>{t('planning:title')}</h1>
    </main>
  )
}
