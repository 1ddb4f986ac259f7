/** Who looks after which grid: proposed by workload, changed by hand, with leave and who stands in. */
import { useWords } from '../../shell/i18n.ts'

export function StaffingPage() {
  const { t } = useWords()
  return (
    <main className="page" id="main">
      <h1>{t('staffing:title')}</h1>
    </main>
  )
}
