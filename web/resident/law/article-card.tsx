/** One article as a card: law, number and day of the text, the words that answer marked; its neighbours when asked for. */
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { type Around, endedWords, type FoundArticle, piecesOf, readAround } from '../../shell/statutes.ts'

export function ArticleCard({ article }: { article: FoundArticle }) {
  const { t } = useWords()
  const [around, setAround] = useState<Around | null>(null)
  const [failed, setFailed] = useState(false)
  const { id, law, no, date, text, words, isCurrent } = article
  const open = () =>
    readAround(id).then(
      it => {
        setFailed(false)
        setAround(it)
      },
      () => setFailed(true),
    )
  return (
    <article className="part law-card" aria-label={`${law} ${no}`}>
      <h2>
        {law} {no}
      </h2>
      <p className="quiet">
        {date ? t('statute:dated', { date }) : t('statute:noDate')}
        {isCurrent && ` · ${t('statute:current')}`}
      </p>
      {!isCurrent && <p className="note warn">{endedWords(article, t)}</p>}
      <Neighbours articles={around?.before ?? []} />
      <p className="law-text">
        {piecesOf(text, words).map(piece =>
          piece.answers ? <mark key={piece.at}>{piece.text}</mark> : piece.text,
        )}
      </p>
      <Neighbours articles={around?.after ?? []} />
      <p>
        <button type="button" className="button plain" onClick={() => (around ? setAround(null) : open())}>
          {around ? t('statute:close') : t('statute:around')}
        </button>
        {failed && <span role="alert">{t('statute:failed')}</span>}
      </p>
    </article>
  )
}

function Neighbours({ articles }: { articles: Around['before'] }) {
  return articles.map(it => (
    <p className="law-text quiet" key={it.id}>
      <strong>{it.no}</strong> {it.text}
    </p>
  ))
}
