/** One stop of a patrol: every item in order by one tap, or each by itself; what is not in order leads to what was found. */
import { useWords } from '../shell/i18n.ts'
import { roundMetres } from './day.ts'
import { Icon } from './icons.tsx'
import { allInOrder, type Check, check, type Run } from './patrol-run.ts'
import { go } from './route.ts'
import type { Stop } from './types.ts'

interface Props {
  stop: Stop
  run: Run
  open: boolean
  /** Metres from here. */
  far: number | null
  onOpen(): void
  onDone(): void
}

export function StopCard({ stop, run, open, far, onOpen, onDone }: Props) {
  const { t } = useWords()
  const checks = stop.items.map(item =>
    run.checks.find(each => each.stopId === stop.id && each.itemId === item.id),
  )
  const bad = checks.filter(each => each?.result === 'notOk').length
  const done = checks.every(Boolean)
  const left = checks.filter(each => !each).length
  return (
    <li className={`stop${done ? ' done' : ''}${bad ? ' bad' : ''}`}>
      <button type="button" className="stop-head" aria-expanded={open} onClick={onOpen}>
        {done ? <Icon name={bad ? 'alert' : 'check'} /> : <Icon name="pin" />}
        <span>
          <b>{stop.name}</b>
          <small>
            {done
              ? bad > 0
                ? t('patrol:phone.notOkCount', { count: bad })
                : t('patrol:phone.allOk')
              : t('patrol:phone.items', { count: stop.items.length })}
            {far !== null && !done && <Far metres={far} />}
          </small>
        </span>
      </button>
      {open && (
        <div className="stop-items">
          {left > 0 && (
            <button
              type="button"
              className="button primary"
              onClick={() => void allInOrder(stop).then(onDone)}
            >
              <Icon name="check" />{' '}
              {t(left === stop.items.length ? 'patrol:phone.allInOrder' : 'patrol:phone.restInOrder')}
            </button>
          )}
          <ul className="plain">
            {stop.items.map((item, n) => (
              <Item
                key={item.id}
                stop={stop}
                item={item}
                found={checks[n]}
                last={left === 1}
                onDone={onDone}
              />
            ))}
          </ul>
        </div>
      )}
    </li>
  )
}

function Far({ metres }: { metres: number }) {
  const { t } = useWords()
  const { key, n } = roundMetres(metres)
  return <> · {t(`field:far.${key}`, { n })}</>
}

interface ItemProps {
  stop: Stop
  item: Stop['items'][number]
  found: Check | undefined
  last: boolean
  onDone(): void
}

function Item({ stop, item, found, last, onDone }: ItemProps) {
  const { t } = useWords()
  const ok = () => void check(stop.id, item.id, { result: 'ok' }).then(() => last && onDone())
  return (
    <li className="check">
      <span>
        {item.text}
        {found?.note && <small>{found.note}</small>}
      </span>
      <span className="ok-or-not">
        <button
          type="button"
          aria-pressed={found?.result === 'ok'}
          aria-label={t('patrol:phone.okOf', { item: item.text })}
          onClick={ok}
        >
          <Icon name="check" />
        </button>
        <button
          type="button"
          className="not"
          aria-pressed={found?.result === 'notOk'}
          aria-label={t('patrol:phone.notOkOf', { item: item.text })}
          onClick={() => go('patrol-found', stop.id, item.id)}
        >
          <Icon name="cross" />
        </button>
      </span>
    </li>
  )
}
