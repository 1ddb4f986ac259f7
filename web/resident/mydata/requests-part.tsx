/** Requests: what was asked, how it stands, by which day it is answered, and the answer. */
import { useEffect, useState } from 'react'
import type { Own, OwnRequest } from '../../../src/subjects/shape.ts'
import { get, post } from '../../shell/client.ts'
import { dayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { AskForm } from './ask-form.tsx'
import { Field, typedIn } from './field.tsx'
import type { Doing } from './own-view.tsx'
import { isSignedOut } from './page.tsx'
import { Problem } from './problem.tsx'

export function RequestsPart({ doing, own }: { doing: Doing; own: Own }) {
  const { t, language } = useWords()
  const [rows, setRows] = useState<readonly OwnRequest[]>([])
  const [asking, setAsking] = useState(false)
  const [sent, setSent] = useState<OwnRequest | null>(null)
  const [error, setError] = useState<unknown>(null)
  const failed = (problem: unknown) => (isSignedOut(problem) ? doing.signedOut() : setError(problem))
  useEffect(
    () =>
      void get('/api/own/requests', { query: { ...doing.whose, lang: language } }).then(
        page => setRows(page.rows),
        failed,
      ),
    [doing.whose.of, language],
  )
  const act = async (row: OwnRequest, words: string | null) => {
    setError(null)
    const body = { id: newId(), ...doing.whose, seq: row.seq, words }
    await post('/api/own/requests/{id}/acts', { path: { id: row.id }, query: { lang: language }, body }).then(
      page => setRows(page.rows),
      failed,
    )
  }
  return (
    <section className="part" aria-labelledby="mydata-requests">
      <h2 id="mydata-requests">{t('mydata:requests.title')}</h2>
      <p>{t('mydata:requests.help')}</p>
      {error !== null && <Problem error={error} />}
      <div role="status">
        {sent && (
          <p className="note good">
            {t('mydata:requests.sent', { number: sent.number, on: onDay(sent.dueOn, language) })}
          </p>
        )}
      </div>
      {rows.length === 0 && !asking && <p className="quiet">{t('mydata:requests.none')}</p>}
      {rows.map(row => (
        <Request key={row.id} row={row} act={words => act(row, words)} />
      ))}
      {asking ? (
        <AskForm
          doing={doing}
          own={own}
          close={() => setAsking(false)}
          done={(answered, id) => {
            setRows(answered)
            setSent(answered.find(row => row.id === id) ?? null)
            setAsking(false)
          }}
        />
      ) : (
        <p>
          <button
            type="button"
            className="button primary"
            onClick={() => {
              setAsking(true)
              setSent(null)
            }}
          >
            {t('mydata:requests.start')}
          </button>
        </p>
      )}
    </section>
  )
}

function Request({ row, act }: { row: OwnRequest; act(words: string | null): Promise<void> }) {
  const { t, language } = useWords()
  const proof = row.state === 'proofAsked'
  return (
    <article className="card stack-small">
      <h3>{row.kindLabel}</h3>
      {row.what && <p className="prose">{row.what}</p>}
      <p>
        <span className={row.open ? 'chip warn' : row.state === 'refused' ? 'chip bad' : 'chip good'}>
          {row.stateLabel}
        </span>
      </p>
      <p className="quiet">
        {t('mydata:requests.asked', { on: dayText(row.askedAt, language) })} ·{' '}
        {t('mydata:requests.number', { number: row.number })}
      </p>
      {row.open && (
        <p>
          {proof
            ? t('mydata:requests.waiting')
            : row.dueOn && t('mydata:requests.due', { on: onDay(row.dueOn, language), left: row.left ?? '' })}
        </p>
      )}
      {row.answer && (
        <p className="quoted prose">
          {t(proof ? 'mydata:requests.missing' : 'mydata:requests.answer', { words: row.answer })}
        </p>
      )}
      {row.remedy && <p>{row.remedy}</p>}
      {proof && <Proof act={act} />}
      {row.open && (
        <p>
          <button type="button" className="button plain" onClick={() => void act(null)}>
            {t('mydata:requests.withdraw')}
          </button>
        </p>
      )}
    </article>
  )
}

function Proof({ act }: { act(words: string): Promise<void> }) {
  const { t } = useWords()
  const [words, setWords] = useState('')
  return (
    <form
      className="stack-small"
      onSubmit={event => {
        event.preventDefault()
        void act(words)
      }}
    >
      <Field id="mydata-supplied" label={t('mydata:requests.supplied')}>
        <textarea
          id="mydata-supplied"
          className="input"
          rows={3}
          required
          maxLength={1000}
          value={words}
          onInput={event => setWords(typedIn(event))}
        />
      </Field>
      <button type="submit" className="button primary">
        {t('mydata:requests.supply')}
      </button>
    </form>
  )
}

export function onDay(day: string | null, language: Parameters<typeof dayText>[1]): string {
  return day === null ? '' : dayText(`${day}T04:00:00Z`, language)
}
