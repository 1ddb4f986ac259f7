/** One article that answers: law, number, day of the text, marked words, its neighbours, and the words of a basis for the clipboard. */
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { type Around, endedWords, type FoundArticle, piecesOf, readAround } from '../../shell/statutes.ts'

export function ArticlePart({ article }: { article: FoundArticle }) {
  const { t } = useWords()
  const [around, setAround] = useState<Around | null>(null)
  const [told, setTold] = useState('')
  const { id, law, no, date, text, words } = article
  const open = () => readAround(id).then(setAround, () => setTold(t('statute:failed')))
  const basis = t('statute:basisText', { law, no, text })
  const copy = () =>
    navigator.clipboard.writeText(article.isCurrent ? basis : `${basis}\n${endedWords(article, t)}`).then(
      () => setTold(t('statute:copied')),
      () => setTold(t('statute:copyFailed')),
    )
  return (
    <article className="statutes-article" aria-label={`${law} ${no}`}>
      <h2>
        {law} {no}
      </h2>
      <p className={article.isCurrent ? 'statutes-quiet' : 'statutes-ended'}>
        {date ? t('statute:dated', { date }) : t('statute:noDate')}
        {' · '}
        {article.isCurrent ? t('statute:current') : endedWords(article, t)}
      </p>
      {around?.before.map(it => (
        <Neighbour article={it} key={it.id} />
      ))}
      <p className="statutes-text">
        {piecesOf(text, words).map(piece =>
          piece.answers ? <mark key={piece.at}>{piece.text}</mark> : piece.text,
        )}
      </p>
      {around?.after.map(it => (
        <Neighbour article={it} key={it.id} />
      ))}
      <p className="statutes-actions">
        <Button size="small" onClick={() => void copy()}>
          {t('statute:copy')}
        </Button>
        <Button size="small" type="text" onClick={() => (around ? setAround(null) : void open())}>
          {around ? t('statute:close') : t('statute:around')}
        </Button>
        <span role="status">{told}</span>
      </p>
    </article>
  )
}

function Neighbour({ article: { no, text } }: { article: Around['article'] }) {
  return (
    <p className="statutes-text statutes-quiet">
      <strong>{no}</strong> {text}
    </p>
  )
}
