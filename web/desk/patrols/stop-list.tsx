/** The stops of a plan in walking order: carried by the hand or moved by the keyboard, one open at a time. */
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { isPlaced, moved } from './draft.ts'
import { StopFields } from './stop-fields.tsx'
import type { Stop } from './wire.ts'

interface StopListProps {
  stops: readonly Stop[]
  set(stops: readonly Stop[]): void
  chosen: string | null
  choose(id: string | null): void
  community: string | null
  mayChange: boolean
}

export function StopList({ stops, set, chosen, choose, community, mayChange }: StopListProps) {
  const { t } = useWords()
  const carried = useRef<number | null>(null)
  const [over, setOver] = useState<number | null>(null)
  const [said, setSaid] = useState('')
  const move = (from: number, to: number) => {
    if (to < 0 || to >= stops.length) return
    set(moved(stops, from, to))
    setSaid(t('patrol:desk.stop.movedTo', { name: stops[from]!.name, place: to + 1, count: stops.length }))
  }
  const drop = (to: number) => {
    if (carried.current !== null) move(carried.current, to)
    carried.current = null
    setOver(null)
  }
  return (
    <>
      <ol className="stop-list">
        {stops.map((stop, index) => (
          <li
            key={stop.id}
            className={over === index ? 'stop stop-over' : 'stop'}
            draggable={mayChange && chosen !== stop.id}
            onDragStart={() => {
              carried.current = index
            }}
            onDragOver={event => {
              event.preventDefault()
              setOver(index)
            }}
            onDragEnd={() => setOver(null)}
            onDrop={() => drop(index)}
          >
            <StopHead
              stop={stop}
              index={index}
              isLast={index === stops.length - 1}
              isOpen={chosen === stop.id}
              toggle={() => choose(chosen === stop.id ? null : stop.id)}
              move={mayChange ? to => move(index, to) : null}
              remove={() => set(stops.filter(one => one.id !== stop.id))}
            />
            {chosen === stop.id && (
              <StopFields
                stop={stop}
                community={community}
                mayChange={mayChange}
                set={next => set(stops.map(one => (one.id === stop.id ? next : one)))}
              />
            )}
          </li>
        ))}
      </ol>
      <p className="sr" role="status">
        {said}
      </p>
    </>
  )
}

interface StopHeadProps {
  stop: Stop
  index: number
  isLast: boolean
  isOpen: boolean
  toggle(): void
  /** Null: nothing may be changed. */
  move: ((to: number) => void) | null
  remove(): void
}

function StopHead({ stop, index, isLast, isOpen, toggle, move, remove }: StopHeadProps) {
  const { t } = useWords()
  const { name } = stop
  const byKeys = (event: React.KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (!event.altKey || by === 0 || !move) return
    event.preventDefault()
    move(index + by)
  }
  return (
    <div className="stop-head">
      <button type="button" className="stop-name" aria-expanded={isOpen} onClick={toggle} onKeyDown={byKeys}>
        <span className="stop-number">{index + 1}</span>
        <span>
          {name || t('patrol:desk.stop.unnamed')}
          <small className="quiet">
            {t('patrol:desk.stop.items', { count: stop.items.length })}
            {!isPlaced(stop) && ` · ${t('patrol:desk.stop.noPlace')}`}
          </small>
        </span>
      </button>
      {move && (
        <span className="stop-acts">
          <Button
            aria-label={t('patrol:desk.stop.up', { name })}
            disabled={index === 0}
            onClick={() => move(index - 1)}
          >
            ↑
          </Button>
          <Button
            aria-label={t('patrol:desk.stop.down', { name })}
            disabled={isLast}
            onClick={() => move(index + 1)}
          >
            ↓
          </Button>
          <Button
            aria-label={t('patrol:desk.stop.remove', { name })}
            icon={<Icon name="close" size={12} />}
            onClick={remove}
          />
        </span>
      )}
    </div>
  )
}
