/** Small parts every page of the desk uses: waiting, nothing here, what failed and what to do. */
import { Alert, Button } from 'antd'
import type { ReactNode } from 'react'
import { ApiError } from '../shell/api.ts'
import { useWords } from '../shell/i18n.ts'
import { Icon } from './icon.tsx'

export function Waiting({ lines = 3 }: { lines?: number }) {
  const { t } = useWords()
  return (
    <div className="waiting" role="status">
      <span className="sr">{t('desk:part.loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className="waiting-line" />
      ))}
    </div>
  )
}

export function Empty({ title, words, children }: { title: string; words: string; children?: ReactNode }) {
  return (
    <div className="nothing">
      <p className="nothing-title">{title}</p>
      <p>{words}</p>
      {children}
    </div>
  )
}

interface FailureProps {
  error: Error
  retry?: () => void
  title?: string
}

/** Who may not is told why; asking again would change nothing. */
const isForbidden = (error: unknown) => error instanceof ApiError && error.status === 403

export function Failure({ error, retry, title }: FailureProps) {
  const { t } = useWords()
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      // What can be asked again was being read; anything else was to be done.
      title={title ?? t(retry ? 'desk:part.failed' : 'desk:step.failed')}
      description={error.message}
      action={retry && !isForbidden(error) && <Button onClick={retry}>{t('desk:part.retry')}</Button>}
    />
  )
}

interface SectionProps {
  id: string
  title: string
  extra?: ReactNode
  children: ReactNode
  className?: string
}

export function Section({ id, title, extra, children, className = '' }: SectionProps) {
  return (
    <section className={`part ${className}`} aria-labelledby={id}>
      <header className="part-head">
        <h2 id={id}>{title}</h2>
        {extra}
      </header>
      {children}
    </section>
  )
}

/** What stands out about a proceeding: a picture and the word. */
export function Mark({
  icon,
  tone,
  words,
}: {
  icon: 'flame' | 'pause' | 'late'
  tone: string
  words: string
}) {
  return (
    <span className={`mark mark-${tone}`}>
      <Icon name={icon} size={12} />
      {words}
    </span>
  )
}
