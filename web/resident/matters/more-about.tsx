/** What most reports do not need: its kind, that it cannot wait, and that it accuses an official (sealed and handed over, 监察法). */
import { useWords } from '../../shell/i18n.ts'
import type { Draft } from './draft.ts'

const natures = ['help', 'complaint', 'inquiry', 'suggestion', 'report'] as const

export function MoreAbout({ draft, onChange }: { draft: Draft; onChange: (part: Partial<Draft>) => void }) {
  const { t } = useWords()
  const used = draft.urgent || draft.accusesOfficial || draft.nature !== 'help'
  return (
    <details className="part fold" open={used}>
      <summary>
        <h2>
          {t('resident:more.title')} <span className="quiet">{t('resident:more.hint')}</span>
        </h2>
      </summary>
      <div className="stack-small">
        <fieldset className="field choices">
          <legend className="label">{t('resident:more.nature')}</legend>
          <div className="row">
            {natures.map(nature => (
              <label className="choice" key={nature}>
                <input
                  type="radio"
                  name="nature"
                  checked={draft.nature === nature}
                  onChange={() => onChange({ nature })}
                />
                {t(`resident:nature.${nature}`)}
              </label>
            ))}
          </div>
        </fieldset>
        <label className="tick">
          <input
            type="checkbox"
            checked={draft.urgent}
            onChange={() => onChange({ urgent: !draft.urgent })}
          />
          <span>{t('resident:more.urgent')}</span>
        </label>
        <label className="tick">
          <input
            type="checkbox"
            checked={draft.accusesOfficial}
            onChange={() => onChange({ accusesOfficial: !draft.accusesOfficial })}
          />
          <span>{t('resident:more.accuses')}</span>
        </label>
        {draft.accusesOfficial && <p className="note info">{t('resident:more.accusesExplained')}</p>}
      </div>
    </details>
  )
}
