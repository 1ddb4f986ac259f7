/** The way from a mediation into its room, with the next sitting in a line. */
import { Link } from '@tanstack/react-router'
import { timeText, weekdayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import type { Proceeding } from '../proceedings/wire.ts'
import { useSittings } from './wire.ts'
import './sittings.css'

/** While nobody is in session yet or any more it is no way on, only a way to look. */
const inSession = new Set(['accepted', 'scheduled', 'mediating', 'adjourned'])

export function RoomLink({
  proceeding: { id: proceedingId, state },
}: {
  proceeding: Pick<Proceeding, 'id' | 'state'>
}) {
  const { t, language } = useWords()
  const next = useSittings(proceedingId).data?.sittings.find(one => one.state === 'planned')
  return (
    <p className="room-link no-print">
      <Link
        className={inSession.has(state) ? 'tab-action' : 'room-look'}
        to={'/proceedings/$proceedingId/room' as never}
        params={{ proceedingId } as never}
      >
        {t('sitting:link')}
      </Link>
      {next && (
        <span>
          {t('sitting:sittings.hours', {
            day: weekdayText(next.from, language),
            from: timeText(next.from),
            to: timeText(next.to),
          })}{' '}
          · {next.room ?? t(`sitting:placeKind.${next.placeKind}`)} · {next.mediator.name}
        </span>
      )}
    </p>
  )
}
