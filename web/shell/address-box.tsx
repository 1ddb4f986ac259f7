/** Writing an address: what was understood of it, what was not, and the places it may be, one tap each. */
import { chosenOf, leftOf, type Match, type Resolved, useResolved } from './addresses.ts'
import { useWords } from './i18n.ts'
import type { Chosen } from './places.ts'

interface Props {
  readonly id: string
  readonly words: string
  readonly onWords: (words: string) => void
  /** The place, and what of the address it does not say. */
  readonly onChoose: (chosen: Chosen, left: string) => void
}

export function AddressBox({ id, words, onWords, onChoose }: Props) {
  const { t } = useWords()
  const { answer, state } = useResolved(words)
  return (
    <div className="stack-small">
      <div className="field">
        <label htmlFor={`${id}-address`} className="sr">
          {t('shell:address.label')}
        </label>
        <input
          id={`${id}-address`}
          className="input"
          maxLength={200}
          enterKeyHint="search"
          autoComplete="off"
          placeholder={t('shell:address.hint')}
          aria-describedby={`${id}-understood`}
          value={words}
          onInput={event => onWords((event.target as HTMLInputElement).value)}
          onKeyDown={event => {
            // Enter finds, it does not send the report.
            if (event.key === 'Enter') event.preventDefault()
          }}
        />
      </div>
      <div id={`${id}-understood`} className="stack-small" aria-live="polite" aria-busy={state === 'asking'}>
        {state === 'failed' && <p className="note warn">{t('shell:address.offline')}</p>}
        {answer && <Understood answer={answer} />}
        {answer && (
          <Candidates answer={answer} onChoose={match => onChoose(chosenOf(match), leftOf(answer, match))} />
        )}
      </div>
    </div>
  )
}

function Understood({ answer: { parts, rest } }: { answer: Resolved }) {
  const { t } = useWords()
  const left = rest.filter(piece => !piece.isFiller).map(piece => piece.text.trim())
  if (parts.length === 0) return null
  return (
    <div className="row understood">
      {parts.map(({ kind, kindLabel, text, isKnown, from }) => (
        <span className={`chip ${isKnown === null ? '' : isKnown ? 'good' : 'warn'}`} key={`${kind}${from}`}>
          <span className="quiet">{kindLabel}</span> {text.trim()}
          {isKnown === false && <> {t('shell:address.unknown')}</>}
        </span>
      ))}
      {left.length > 0 && (
        <span className="quiet">{t('shell:address.notUnderstood', { words: left.join(' … ') })}</span>
      )}
    </div>
  )
}

function Candidates({ answer, onChoose }: { answer: Resolved; onChoose: (match: Match) => void }) {
  const { t } = useWords()
  const { best, candidates } = answer
  if (candidates.length === 0) return <p className="quiet">{t('shell:address.none')}</p>
  const shown = best ? [best] : candidates
  return (
    <>
      <p>{t(best ? 'shell:address.one' : 'shell:address.several')}</p>
      {shown.map(match => (
        <button
          type="button"
          className="button candidate"
          key={match.building?.id ?? match.compound?.id ?? match.community.id}
          onClick={() => onChoose(match)}
        >
          <strong>{match.text}</strong>
          <span className="quiet">
            {[best || match.confidence !== 'exact' ? match.confidenceLabel : '', match.grid?.name]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </button>
      ))}
    </>
  )
}
