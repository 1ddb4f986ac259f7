/** How the reporter can be reached: may stay empty, which is then an anonymous report. */
import { useWords } from '../../shell/i18n.ts'
import type { Draft } from './draft.ts'
import type { Problems } from './report-check.ts'

interface Props {
  readonly draft: Draft
  readonly problems: Problems
  readonly onChange: (part: Partial<Draft>) => void
}

export function Contact({ draft, problems, onChange }: Props) {
  const { t } = useWords()
  const given = Boolean(draft.phone || draft.name)
  return (
    <details className="part fold" open={given || Boolean(problems.phone)}>
      <summary>
        <h2>
          {t('resident:contact.title')} <span className="quiet">{t('resident:contact.optional')}</span>
        </h2>
      </summary>
      <div className="stack-small">
        <div className="field">
          <label htmlFor="phone">{t('resident:contact.phone')}</label>
          <input
            id="phone"
            className="input"
            type="tel"
            autoComplete="tel"
            maxLength={20}
            value={draft.phone}
            aria-invalid={problems.phone ? true : undefined}
            aria-describedby={problems.phone ? 'phone-error' : 'contact-help'}
            onChange={event => onChange({ phone: (event.target as HTMLInputElement).value })}
          />
          {problems.phone && (
            <p className="error" id="phone-error" role="alert">
              {problems.phone}
            </p>
          )}
        </div>
        <div className="field">
          <label htmlFor="name">{t('resident:contact.name')}</label>
          <input
            id="name"
            className="input"
            autoComplete="name"
            maxLength={40}
            value={draft.name}
            onChange={event => onChange({ name: (event.target as HTMLInputElement).value })}
          />
        </div>
        <p className="quiet" id="contact-help">
          {t(given ? 'resident:contact.given' : 'resident:contact.anonymous')}
        </p>
      </div>
    </details>
  )
}
