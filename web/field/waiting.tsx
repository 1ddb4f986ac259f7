/** An act made here that the server does not have, or would not take: what happens now, and what a person can do about it. */
import { whenText } from '../shell/format.ts'
import { useWords } from '../shell/i18n.ts'
import { refresh } from './answers.ts'
import { writtenIn } from './forms-of.ts'
import { Icon } from './icons.tsx'
import type { Waiting } from './keep.ts'
import { discard, flush, outbox, reopen } from './outbox.ts'
import { go } from './route.ts'
import { useWatched } from './signal.ts'
import { draftOf } from './step-page.tsx'
import type { Matter } from './types.ts'

export function WaitingHere({ item, matter }: { item: Waiting; matter: Matter }) {
  return item.state === 'refused' ? <Refused item={item} matter={matter} /> : <OnlyHere item={item} />
}

export function OnlyHere({ item }: { item: Waiting }) {
  const { t, language } = useWords()
  const { sending } = useWatched(outbox)
  const busy = sending === item.id
  return (
    <div className="note warn waiting">
      <p className={busy ? 'busy' : ''}>
        <b>{t(busy ? 'field:waiting.sending' : 'field:waiting.onlyHere', { what: item.what })}</b>
      </p>
      {!busy && (
        <p className="quiet">
          {t(item.photos.length > 0 ? 'field:waiting.since' : 'field:waiting.sinceBare', {
            when: whenText(item.at, language),
            count: item.photos.length,
          })}
        </p>
      )}
      {!busy && (
        <div className="row">
          <button type="button" className="button" onClick={() => void flush()}>
            <Icon name="send" /> {t('field:waiting.now')}
          </button>
          {item.tried === 0 && (
            <button type="button" className="button plain" onClick={() => void discard(item.id)}>
              {t('field:waiting.takeBack')}
            </button>
          )}
        </div>
      )}
    </div>
  )
}

/** Nothing typed is lost: it opens again on how the matter stands now. */
function Refused({ item, matter }: { item: Waiting; matter: Matter }) {
  const { t } = useWords()
  const step = String(item.body.step)
  const possible = matter.next.some(next => next.step === step)
  const commentable = matter.next.some(next => next.step === 'comment')
  const again = async (as: string, ready: Waiting) => {
    refresh(`/api/matters/${matter.id}`)
    await reopen(ready, draftOf(matter.id, as))
    go('matter', matter.id, 'step', as)
  }
  return (
    <div className="note bad waiting" role="alert">
      <p>
        <b>{t('field:waiting.refused', { what: item.what })}</b>
      </p>
      <p>{item.failure?.message}</p>
      <Happened item={item} matter={matter} />
      <Typed item={item} />
      <div className="row">
        {possible && (
          <button type="button" className="button primary" onClick={() => void again(step, item)}>
            {t('field:waiting.again', { what: item.what })}
          </button>
        )}
        {!possible && commentable && (
          <button
            type="button"
            className="button primary"
            onClick={() => void again('comment', asComment(item))}
          >
            {t('field:waiting.comment')}
          </button>
        )}
        {!possible && !commentable && (
          <button
            type="button"
            className="button"
            onClick={() => void navigator.clipboard?.writeText(wordsOf(item))}
          >
            {t('field:waiting.copy')}
          </button>
        )}
        <button type="button" className="button" onClick={() => void discard(item.id)}>
          {t('field:waiting.discard')}
        </button>
      </div>
    </div>
  )
}

/** What the others did since this person looked. */
function Happened({ item, matter }: { item: Waiting; matter: Matter }) {
  const { language } = useWords()
  const since = matter.acts.filter(act => act.seq > Number(item.body.seq))
  if (since.length === 0) return null
  return (
    <ul className="happened">
      {since.map(act => (
        <li key={act.id}>
          <b>{act.label}</b> · {act.actor.name} · {whenText(act.at, language)}
        </li>
      ))}
    </ul>
  )
}

export function Typed({ item }: { item: Waiting }) {
  const { t } = useWords()
  const words = writtenIn(item)
  if (words.length === 0 && item.photos.length === 0) return null
  return (
    <details>
      <summary>{t('field:waiting.typed', { count: item.photos.length })}</summary>
      {words.map(value => (
        <p key={value} className="prose">
          {value}
        </p>
      ))}
    </details>
  )
}

/** What can no longer be done may still be worth saying: the words and photos become a remark. */
function asComment(item: Waiting): Waiting {
  return { ...item, typed: { words: wordsOf(item), evidence: item.photos } }
}

function wordsOf({ typed }: Waiting): string {
  return Object.values(typed)
    .filter(value => typeof value === 'string')
    .join('\n')
}
