/** Running deadlines, each with the computation of its date: start, days counted, rest days, rule and article. */

import { whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { DueMark, dueTone } from '../due-mark.tsx'
import { Section } from '../parts.tsx'
import type { Term } from '../wire.ts'

export function Deadlines({ terms }: { terms: readonly Term[] }) {
  const { t } = useWords()
  return (
    <Section id="matter-terms" title={t('desk:term.title')}>
      {terms.length === 0 ? <p className="quiet">{t('desk:term.none')}</p> : null}
      <ul className="terms">
        {terms.map(term => (
          <li key={term.term}>
            <Deadline term={term} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Deadline({ term }: { term: Term }) {
  const { t, language } = useWords()
  return (
    <>
      <div className="term-head">
        <strong>{term.label}</strong>
        {term.extensions > 0 && (
          <span className="tag">{t('desk:term.extended', { count: term.extensions })}</span>
        )}
        <span className="tag">{t(`shell:deadline.${term.force}`)}</span>
      </div>
      {term.pausedAt ? (
        <DueMark
          tone="still"
          left={t('desk:term.pausedSince', { when: whenText(term.pausedAt, language) })}
          when=""
        />
      ) : (
        <DueMark
          tone={dueTone(term.dueAt, term.overdue)}
          left={term.left}
          when={term.dueAt}
          provisional={term.provisional}
        />
      )}
      <details className="why">
        <summary>{t('shell:deadline.why')}</summary>
        <ol>
          {term.why.map((step, index) => (
            <li key={index}>{step.text}</li>
          ))}
        </ol>
        <p className="quiet">{t('shell:deadline.basis', { article: term.article })}</p>
        {term.provisional && <p className="quiet">{t('shell:deadline.provisionalWhy')}</p>}
      </details>
    </>
  )
}
