/** A grid on one sheet of A3: its map, its borders, its households, its people and their phones. */
import { useWords } from '../../shell/i18n.ts'

export function PrintPage() {
  const { t } = useWords()
  return (
    <main className="page" id="main">
      <h1>{t('mapping:title')}</h1>
    </main>
  )
}
