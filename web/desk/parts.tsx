/** Small parts every page of the desk uses: waiting, nothing here, what failed and what to do. */
import { Alert, Button } from 'antd'
import type { ReactNode } from 'react'
import { useWords } from '../shell/i18n.ts'

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

export function Failure({ error, retry }: { error: Error; retry?: () => void }) {
  const { t } = useWords()
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={t('desk:part.failed')}
      description={error.message}
      action={retry && <Button onClick={retry}>{t('desk:part.retry')}</Button>}
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
