/** The law found in plain words: one box, articles as cards, and the way to the community's counsel; nothing typed is kept. */
import { type FormEvent, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { useStatutes } from '../../shell/statutes.ts'
import { ArticleCard } from './article-card.tsx'

export function LawPage({ counsel }: { counsel: string }) {
  const { t } = useWords()
  const [written, setWritten] = useState('')
  const [asked, setAsked] = useState('')
  const { found, failed, busy, again } = useStatutes(asked)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (written.trim() === asked) again()
    else setAsked(written.trim())
  }
  const articles = found?.state === 'ready' && asked !== '' && !busy ? found.articles : null
  return (
    <div className="stack">
      <h1>{t('statute:title')}</h1>
      <p className="quiet">{t('statute:lead')}</p>
      <form className="stack-small" onSubmit={submit}>
        <label htmlFor="law-words">{t('statute:box')}</label>
        <textarea
          id="law-words"
          rows={2}
          maxLength={500}
          value={written}
          placeholder={t('statute:example')}
          aria-describedby="law-private"
          onChange={event => setWritten(event.currentTarget.value)}
        />
        <p className="quiet" id="law-private">
          {t('statute:private')}
        </p>
        <button type="submit" className="button primary" disabled={written.trim() === ''}>
          {t('statute:search')}
        </button>
      </form>
      <div role="status">
        {found?.state === 'none' && <p className="note warn">{t('statute:none')}</p>}
        {asked !== '' && busy && (
          <p>{t(found?.state === 'preparing' ? 'statute:preparing' : 'statute:searching')}</p>
        )}
        {articles && (
          <p>
            {articles.length === 0 ? t('statute:nothing') : t('statute:found', { count: articles.length })}
          </p>
        )}
      </div>
      {failed && (
        <p className="note bad" role="alert">
          {t('statute:failed')}
        </p>
      )}
      {articles?.map(article => (
        <ArticleCard article={article} key={article.id} />
      ))}
      <p className="note info">
        {t('statute:noAdvice')} <a href={counsel}>{t('statute:counsel')}</a>
      </p>
    </div>
  )
}
