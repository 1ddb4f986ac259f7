/** The map of the jurisdiction: grids coloured by what the viewer asks, matters as clusters, buildings. */
import { useWords } from '../../shell/i18n.ts'

export function MapPage() {
  const { t } = useWords()
  return (
    <main className="page" id="main">
      <h1>{t('mapping:title')}</h1>
    </main>
  )
}
