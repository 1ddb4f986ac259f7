/** A deadline in words, with the reason for its date one tap away. */
import { Deadline, WhyThisDate } from '../shell/deadline.tsx'
import { whenText } from '../shell/format.ts'
import { useWords } from '../shell/i18n.ts'
import { Icon } from './icons.tsx'
import type { Term } from './types.ts'

interface DueFacts {
  label: string
  left: string
  dueAt: string
  overdue: boolean
  provisional: boolean
}

/** One line: "还剩 2 个工作日 · 11月25日 17:30前". */
export function DueLine({ due }: { due: DueFacts }) {
  const { t, language } = useWords()
  return (
    <span className={due.overdue ? 'due over' : 'due'}>
      <Icon name={due.overdue ? 'alert' : 'clock'} />
      <span>
        <b>{due.left}</b>{' '}
        <span className="unbroken">· {t('shell:deadline.by', { when: whenText(due.dueAt, language) })}</span>
        {due.provisional && <em> {t('shell:deadline.provisional')}</em>}
        <small>{due.label}</small>
      </span>
    </span>
  )
}

export function Terms({ terms, open = false }: { terms: readonly Term[]; open?: boolean }) {
  return (
    <ul className="terms">
      {terms.map(term => (
        <li key={term.term}>{open ? <Reasons term={term} /> : <Deadline term={term} />}</li>
      ))}
    </ul>
  )
}

/** The same reasons, already asked for. */
function Reasons({ term }: { term: Term }) {
  const { t, language } = useWords()
  return (
    <WhyThisDate why={term.why} provisional={term.provisional} open>
      <li>{t('shell:deadline.from', { when: whenText(term.startsAt, language) })}</li>
      <li>
        {t(`shell:deadline.${term.force}`)} · {t('shell:deadline.basis', { article: term.article })}
      </li>
    </WhyThisDate>
  )
}
