/** Basis in law for a dispute or a consultation: asked in plain words, articles answer, each can be copied as the basis. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { type FormEvent, useEffect, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { useStatutes } from '../../shell/statutes.ts'
import { Empty, Failure, Waiting } from '../parts.tsx'
import { ArticlePart } from './article-part.tsx'
import './statutes.css'

export function StatutesPage() {
  const { t } = useWords()
  const { q = '' } = useSearch({ strict: false }) as { q?: string }
  const asked = String(q)
  const [written, setWritten] = useState(asked)
  const navigate = useNavigate()
  useEffect(() => setWritten(asked), [asked])
  const { found, failed, busy, again } = useStatutes(asked)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const words = written.trim()
    if (words === asked) again()
    else void navigate({ to: '/statutes' as '/', search: { q: words } as never })
  }
  return (
    <main className="page page-medium statutes" id="main">
      <header className="page-head">
        <h1>{t('statute:title')}</h1>
      </header>
      <form onSubmit={submit} className="statutes-ask">
        <label htmlFor="statute-words">{t('statute:box')}</label>
        <Input.TextArea
          id="statute-words"
          rows={3}
          maxLength={2000}
          value={written}
          placeholder={t('statute:example')}
          onChange={event => setWritten(event.target.value)}
        />
        <Button type="primary" htmlType="submit" disabled={written.trim() === ''}>
          {t('statute:search')}
        </Button>
        <p className="statutes-quiet">{t('statute:private')}</p>
      </form>
      {failed && <Failure error={failed} retry={again} title={t('statute:failed')} />}
      {found?.state === 'none' && <Empty title={t('statute:title')} words={t('statute:none')} />}
      {busy && asked !== '' && (
        <>
          {found?.state === 'preparing' && <p>{t('statute:preparing')}</p>}
          <Waiting lines={6} />
        </>
      )}
      {!busy && asked !== '' && found?.state === 'ready' && (
        <section aria-label={t('statute:found', { count: found.articles.length })} className="statutes-list">
          <p role="status">
            {found.articles.length === 0
              ? t('statute:nothing')
              : t('statute:found', { count: found.articles.length })}
          </p>
          {found.articles.map(article => (
            <ArticlePart article={article} key={article.id} />
          ))}
        </section>
      )}
      <p className="statutes-quiet">{t('statute:noAdvice')}</p>
    </main>
  )
}
