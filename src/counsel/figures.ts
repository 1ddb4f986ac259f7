/** Figures of counsel and publicity by community, for context: how many, of what kind; of places, of no person, in no order of merit. */
import { sql } from 'kysely'
import type { z } from 'zod'
import { everythingOf } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { addDays, civilDay, instantOf } from '../proceedings/days.ts'
import { type Staff, territoryOf } from '../territory/index.ts'
import { may, requireMay } from './policy.ts'
import type { figuresShape } from './shape-answers.ts'

type Figures = z.infer<typeof figuresShape>

/** @throws Refusal notYours: answers for no community and watches over none */
export async function counselFigures(
  kernel: Kernel,
  staff: Staff,
  ask: { readonly from?: string | undefined; readonly to?: string | undefined },
): Promise<Figures> {
  const territory = await territoryOf(kernel)
  const today = civilDay(kernel.clock.now())
  const [from, to] = [ask.from ?? `${today.slice(0, 4)}-01-01`, ask.to ?? today]
  if (from > to)
    throw new Refusal('invalidInput', { procedure: 'counsel', input: 'to', problem: 'beforeStart' })
  const seen = territory.communities.filter(it => may(staff, 'seeFigures', it.id))
  if (seen.length === 0) requireMay(staff, 'seeFigures', null)
  const ids = seen.map(it => it.id)
  const { jurisdictionId } = staff
  const of = sql`jurisdiction_id = ${jurisdictionId} and community_id = any (${ids}::uuid[])`
  const [since, until] = [instantOf(from, '00:00'), instantOf(addDays(to, 1), '00:00')]
  const { rows } = await kernel.db.within(everythingOf(jurisdictionId), tx =>
    sql<Counted>`
      select community_id, 'kind' as what, kind as word, count(*)::int as count, 0 as minutes from counsel_consultation
        where ${of} and on_day between ${from}::date and ${to}::date group by 1, 3
      union all select community_id, 'way', way, count(*)::int, 0 from counsel_consultation
        where ${of} and on_day between ${from}::date and ${to}::date group by 1, 3
      union all select community_id, 'booking', state, count(*)::int, 0 from counsel_booking
        where ${of} and starts_at >= ${since} and starts_at < ${until} group by 1, 3
      union all select community_id, 'opinion', 'asked', count(*)::int, 0 from counsel_opinion
        where ${of} and asked_at >= ${since} and asked_at < ${until} group by 1
      union all select community_id, 'opinion', 'given', count(*)::int, 0 from counsel_opinion
        where ${of} and given_at >= ${since} and given_at < ${until} group by 1
      union all select community_id, 'publicity', 'planned', count(*)::int, 0 from publicity_item
        where ${of} and dropped_at is null and make_date(year, month, 1) between date_trunc('month', ${from}::date) and ${to}::date group by 1
      union all select community_id, 'publicity', 'done', count(*)::int, sum(minutes)::int from publicity_session
        where ${of} and on_day between ${from}::date and ${to}::date group by 1`.execute(tx),
  )
  return {
    from,
    to,
    communities: seen.map(({ id, name }) => ({
      id,
      name,
      ...figuresOf(rows.filter(row => row.communityId === id)),
    })),
  }
}

interface Counted {
  readonly communityId: string
  readonly what: 'kind' | 'way' | 'booking' | 'opinion' | 'publicity'
  readonly word: string
  readonly count: number
  readonly minutes: number
}

function figuresOf(rows: readonly Counted[]): Omit<Figures['communities'][number], 'id' | 'name'> {
  const of = (what: Counted['what']) => rows.filter(row => row.what === what)
  const byWord = (what: Counted['what']) => Object.fromEntries(of(what).map(row => [row.word, row.count]))
  const one = (what: Counted['what'], word: string) => byWord(what)[word] ?? 0
  return {
    consultations: of('kind').reduce((sum, row) => sum + row.count, 0),
    byKind: byWord('kind'),
    byWay: byWord('way'),
    bookings: {
      kept: one('booking', 'kept'),
      missed: one('booking', 'missed'),
      cancelled: one('booking', 'cancelled'),
      booked: one('booking', 'booked'),
    },
    opinions: { asked: one('opinion', 'asked'), given: one('opinion', 'given') },
    publicity: {
      planned: one('publicity', 'planned'),
      done: one('publicity', 'done'),
      minutes: of('publicity').reduce((sum, row) => sum + row.minutes, 0),
    },
  }
}
