/** The one big field of the start page. Its markup is the same as the one that stands in the page before the program wakes up. */
import { useWords } from '../../shell/i18n.ts'
import { maxText } from './report-check.ts'

export function TextField(props: {
  value: string
  problem: string | null
  onChange: (text: string) => void
}) {
  const { t } = useWords()
  const { value, problem } = props
  return (
    <div className="say">
      <h1>
        <label htmlFor="text">{t('resident:report.say')}</label>
      </h1>
      <p className="quiet" id="text-help">
        {t('resident:report.sayHelp')}
      </p>
      <textarea
        id="text"
        className="input"
        rows={6}
        placeholder={t('resident:report.example')}
        aria-describedby={`text-help${problem ? ' text-error' : ''}`}
        aria-invalid={problem ? true : undefined}
        value={value}
        onChange={event => props.onChange((event.target as HTMLTextAreaElement).value)}
      />
      {value.length > maxText * 0.9 && (
        <p className="quiet" role="status">
          {t('shell:characters', { count: value.length, max: maxText })}
        </p>
      )}
      {problem && (
        <p className="error" id="text-error" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}
