/** Mediation is one way among others: which they are, in plain words, wherever it is asked for, followed or stopped (人民调解法第三条第三项). */
import { useWords } from '../../shell/i18n.ts'

const ways = ['court', 'arbitration', 'administrative', 'police'] as const

export function Ways({ open = false }: { open?: boolean }) {
  const { t } = useWords()
  return (
    <details className="part" open={open}>
      <summary>
        <strong>{t('dispute:page.ways.title')}</strong>
      </summary>
      <p>{t('dispute:page.ways.lead')}</p>
      <ul className="dispute-ways">
        {ways.map(way => (
          <li key={way}>{t(`dispute:page.ways.${way}`)}</li>
        ))}
      </ul>
    </details>
  )
}
