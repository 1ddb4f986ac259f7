/** What the marks of a drawing mean. */
import { useWords } from '../../shell/i18n.ts'
import { ClockMark } from './diagram-part.tsx'

export function Legend() {
  const { t } = useWords()
  return (
    <ul className="diagram-legend">
      <li>
        <i className="legend-box" /> {t('desk:diagram.legend.state')}
      </li>
      <li>
        <i className="legend-box legend-final" /> {t('desk:diagram.legend.final')}
      </li>
      <li>
        <i className="legend-step" /> {t('desk:diagram.legend.step')}
      </li>
      {(['opens', 'closes'] as const).map(kind => (
        <li key={kind}>
          <svg width="16" height="16" aria-hidden="true">
            <ClockMark kind={kind} x={8} y={8} />
          </svg>{' '}
          {t(`desk:diagram.legend.${kind}`)}
        </li>
      ))}
      <li>↻ {t('desk:diagram.legend.stays')}</li>
    </ul>
  )
}
