/** What is only on this phone, in the order in which it will be sent; what was refused, with why and what to do; what the server has. */
import { useState } from 'react'
import { whenText } from '../shell/format.ts'
import { useWords } from '../shell/i18n.ts'
import { formOf } from './forms-of.ts'
import { Icon } from './icons.tsx'
import type { Waiting } from './keep.ts'
import { TopBar } from './matter.tsx'
import { discard, flush, outbox, reopen, tryAgain } from './outbox.ts'
import { room } from './room.ts'
import { go, href } from './route.ts'
import { useWatched } from './signal.ts'
import { OnlyHere, Typed } from './waiting.tsx'

/** A week's work is many rows: those next to be sent are shown, the rest is counted. */
const shownAtOnce = 50

export function OutboxPage() {
  const { t } = useWords()
  const { items } = useWatched(outbox)
  const [all, setAll] = useState(false)
  const refused = items.filter(item => item.state === 'refused')
  const waiting = items.filter(item => item.state === 'waiting')
  const shown = [...refused, ...(all ? waiting : waiting.slice(0, shownAtOnce))]
  return (
    <main className="page">
      <TopBar title={t('field:outbox.title')} />
      {items.length === 0 && (
        <div className="empty">
          <p>
            <b>{t('field:outbox.empty')}</b>
          </p>
          <p>{t('field:outbox.emptyHow')}</p>
        </div>
      )}
      <Full />
      <ol className="cards">
        {shown.map(item => (
          <li key={item.id} className="card stack-small">
            <p className="quiet">{t(`fieldwork:outbox.kind.${item.kind}`)}</p>
            <p className="prose">{item.title}</p>
            {item.state === 'refused' ? <Refused item={item} /> : <OnlyHere item={item} />}
          </li>
        ))}
      </ol>
      {items.length > shown.length && (
        <button type="button" className="button big" onClick={() => setAll(true)}>
          {t('fieldwork:outbox.more', { count: items.length - shown.length })}
        </button>
      )}
      <Sent />
    </main>
  )
}

/** Little room is left: what can be done about it. */
function Full() {
  const { t } = useWords()
  const left = useWatched(room)
  if (!left?.low) return null
  return (
    <div className="note warn">
      <p>{t('fieldwork:room.low', { count: left.photos })}</p>
      <button type="button" className="button" onClick={() => void flush()}>
        <Icon name="send" /> {t('field:waiting.now')}
      </button>
    </div>
  )
}

function Refused({ item }: { item: Waiting }) {
  const { t } = useWords()
  const [sure, setSure] = useState(false)
  return (
    <div className="note bad">
      <p>
        <b>{t('field:waiting.refused', { what: item.what })}</b>
      </p>
      <p>{item.failure?.message}</p>
      {item.failure?.code === 'actedMeanwhile' && <p>{t('fieldwork:outbox.closedMeanwhile')}</p>}
      <Typed item={item} />
      <div className="row">
        <Again item={item} />
        <button type="button" className="button" onClick={() => void tryAgain(item)}>
          {t('fieldwork:outbox.tryAgain')}
        </button>
        {!sure && (
          <button type="button" className="button plain" onClick={() => setSure(true)}>
            {t('field:waiting.discard')}
          </button>
        )}
      </div>
      {sure && (
        <div className="stack-small" role="alert">
          <p>{t('fieldwork:outbox.discardSure')}</p>
          <button type="button" className="button" onClick={() => void discard(item.id)}>
            {t('fieldwork:outbox.discardYes')}
          </button>
        </div>
      )}
    </div>
  )
}

/** Where it is mended: at its matter, or in the form it was entered in, opened again with everything typed. */
function Again({ item }: { item: Waiting }) {
  const { t } = useWords()
  if (item.matterId)
    return (
      <a className="button primary" href={href('matter', item.matterId)}>
        {t('field:waiting.look')}
      </a>
    )
  const form = formOf(item)
  if (!form) return null
  const again = () => reopen(item, form.draftId).then(() => go(...form.route))
  return (
    <button type="button" className="button primary" onClick={() => void again()}>
      {t('field:waiting.edit')}
    </button>
  )
}

function Sent() {
  const { t, language } = useWords()
  const { sent } = useWatched(outbox)
  if (sent.length === 0) return null
  return (
    <section className="block">
      <h2>{t('field:outbox.sent')}</h2>
      <ul className="plain">
        {sent.map(({ id, what, title, number, at }) => (
          <li key={id}>
            <Icon name="check" />{' '}
            {[what, number ?? title, whenText(new Date(at).toISOString(), language)].join(' · ')}
          </li>
        ))}
      </ul>
    </section>
  )
}
