/** Grids of every community: what is in force, plans being made, a new proposal. */
import { useWords } from '../../shell/i18n.ts'

export function PlansPage() {
  const { t } = useWords()
  return (
    <main className="page" id="main">
      <h1>{t('planning:title')}</h1>
    </main>
  )
}
