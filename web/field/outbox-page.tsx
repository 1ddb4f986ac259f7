/** What is only on this phone, in the order in which it will be sent, and what the server has acknowledged. */
import { whenText } from '../shell/format.ts'
import { useWords } from '../shell/i18n.ts'
import { Icon } from './icons.tsx'
import type { Waiting } from './keep.ts'
import { TopBar } from './matter.tsx'
import { discard, outbox, reopen } from './outbox.ts'
import { reportDraft } from './report.tsx'
import { go, href } from './route.ts'
import { useWatched } from './signal.ts'
import { OnlyHere } from './waiting.tsx'

export function OutboxPage() {
  const { t, language } = useWords()
  const { items, sent } = useWatched(outbox)
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
      <ol className="cards">
        {items.map(item => (
          <li key={item.id} className="card stack-small">
            <p className="prose">{item.title}</p>
            {item.state === 'refused' ? <Refused item={item} /> : <OnlyHere item={item} />}
          </li>
        ))}
      </ol>
      {sent.length > 0 && (
        <section className="block">
          <h2>{t('field:outbox.sent')}</h2>
          <ul className="plain">
            {sent.map(each => (
              <li key={each.id}>
                <Icon name="check" /> {each.what} · {each.number} ·{' '}
                {whenText(new Date(each.at).toISOString(), language)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  )
}

function Refused({ item }: { item: Waiting }) {
  const { t } = useWords()
  const again = () => reopen(item, reportDraft).then(() => go('report'))
  return (
    <div className="note bad">
      <p>
        <b>{t('field:waiting.refused', { what: item.what })}</b>
      </p>
      <p>{item.failure?.message}</p>
      <div className="row">
        {item.matterId ? (
          <a className="button primary" href={href('matter', item.matterId)}>
            {t('field:waiting.look')}
          </a>
        ) : (
          <button type="button" className="button primary" onClick={() => void again()}>
            {t('field:waiting.edit')}
          </button>
        )}
        <button type="button" className="button" onClick={() => void discard(item.id)}>
          {t('field:waiting.discard')}
        </button>
      </div>
    </div>
  )
}
