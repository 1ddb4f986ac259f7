/** A deadline: time left, the moment it ends, and one tap away why it is that moment and by whose rule. */
import { dueText } from './format.ts'
import { useWords } from './i18n.ts'
import type { Term, Why } from './shapes.ts'

/** "还剩 2 个工作日 · 11月25日 17:30前" with its reason. */
export function Deadline({ term }: { term: Term }) {
  const { t, language } = useWords()
  const state = term.pausedAt ? t('shell:deadline.paused') : term.left
  return (
    <div className={`deadline ${term.overdue ? 'overdue' : ''}`}>
      <p className="deadline-line">
        <span className="deadline-label">{term.label}</span>
        <strong>
          {term.overdue && !term.left ? t('shell:deadline.overdue') : state}
          {' · '}
          <time dateTime={term.dueAt}>{t('shell:deadline.by', { when: dueText(term.dueAt, language) })}</time>
        </strong>
        {term.provisional && <Provisional />}
        {term.extensions > 0 && (
          <span className="chip">{t('shell:deadline.extended', { count: term.extensions })}</span>
        )}
      </p>
      <WhyThisDate why={term.why} provisional={term.provisional}>
        {term.why.length === 0 && <li>{t('shell:deadline.basis', { article: term.article })}</li>}
      </WhyThisDate>
    </div>
  )
}

export function Provisional() {
  const { t } = useWords()
  return <span className="chip warn">{t('shell:deadline.provisional')}</span>
}

/** The steps of the calculation, folded away until somebody asks. */
export function WhyThisDate(props: {
  why: readonly Why[]
  provisional: boolean
  children?: unknown
  open?: boolean
}) {
  const { t } = useWords()
  return (
    <details className="why" {...(props.open ? { open: true } : {})}>
      <summary>{t('shell:deadline.why')}</summary>
      <ul>
        {props.why.map(step => (
          <li key={step.text}>{step.text}</li>
        ))}
        {props.children as never}
        {props.provisional && <li>{t('shell:deadline.provisionalWhy')}</li>}
      </ul>
    </details>
  )
}
