/** What went wrong, in the server's own words, and the way on. */
import { useWords } from '../../shell/i18n.ts'

export function Problem({ error, again }: { error: unknown; again?: () => void }) {
  const { t } = useWords()
  return (
    <div className="note bad stack-small" role="alert">
      <p>{error instanceof Error ? error.message : String(error)}</p>
      {again && (
        <p>
          <button type="button" className="button" onClick={again}>
            {t('shell:retry')}
          </button>
        </p>
      )}
    </div>
  )
}
