/** Who is at work here: the person behind a session, the posts held today, whom they stand in for, and what they may see. */
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { readSessions, sessionAccount } from '../kernel/auth.ts'
import type { Sight } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/days.ts'
import type { Actor, PostFacts } from '../proceedings/procedure.ts'
import { adminRoles, scopeOf } from './roles.ts'

export interface Staff {
  readonly personId: string
  readonly name: string
  readonly actor: Actor
  readonly sight: Sight
  /** Roles held, and those of persons stood in for. */
  readonly roles: readonly string[]
  readonly jurisdictionId: number
}

/** The row behind a session, as read and remembered. */
interface Person {
  readonly jurisdictionId: number
  readonly id: string
  readonly name: string
  readonly posts: readonly PostFacts[]
  readonly deputyFor: readonly { readonly id: string; readonly posts: readonly PostFacts[] }[]
}

/** Posts change rarely; a change elsewhere is seen within this time (machine time, not the civil clock). */
const remembersMilliseconds = 10_000

const remembered = new WeakMap<object, Map<string, { staff: Staff; onDay: string; readAt: number }>>()

/**
 * The member of staff behind a request.
 * @throws Refusal `notSignedIn` without an open session, or when the account belongs to nobody active
 */
export async function authenticate(kernel: Kernel, request: FastifyRequest): Promise<Staff> {
  const account = await sessionAccount(kernel, request)
  if (!account) throw new Refusal('notSignedIn', {})
  const onDay = civilDay(kernel.clock.now())
  const known = freshlyKnown(kernel, account.accountId, onDay)
  if (known) return known
  const staff = (await readPersons(kernel, [account.accountId], onDay)).get(account.accountId)
  if (!staff) throw new Refusal('notSignedIn', {})
  return staff
}

/** Reads for many requests at once who they are of; `authenticate` knows them then. */
export async function readAhead(kernel: Kernel, requests: readonly FastifyRequest[]): Promise<void> {
  const onDay = civilDay(kernel.clock.now())
  const accounts = await readSessions(kernel, requests)
  const unknown = accounts.filter(id => freshlyKnown(kernel, id, onDay) === null)
  if (unknown.length > 0) await readPersons(kernel, unknown, onDay)
}

function freshlyKnown(kernel: Kernel, accountId: string, onDay: string): Staff | null {
  const known = staffOf(kernel).get(accountId)
  const isFresh = known?.onDay === onDay && performance.now() - known.readAt < remembersMilliseconds
  return isFresh ? known.staff : null
}

/** Forgets who was read: call it after posts, absences or persons change. */
export function forgetStaff(kernel: Pick<Kernel, 'db'>): void {
  staffOf(kernel).clear()
}

function staffFrom(person: Person): Staff {
  // Standing in for an administrator hands over no powers of administration.
  const deputyFor = person.deputyFor.map(({ id, posts }) => ({
    id,
    posts: posts.filter(post => !adminRoles.includes(post.role)),
  }))
  const lent = deputyFor.flatMap(absent => absent.posts)
  const scope = scopeOf(person.posts, lent)
  return {
    personId: person.id,
    name: person.name,
    jurisdictionId: person.jurisdictionId,
    roles: [...new Set([...person.posts, ...lent].map(post => post.role))],
    actor: { kind: 'staff', id: person.id, posts: person.posts, deputyFor },
    sight: { jurisdictionId: person.jurisdictionId, personId: person.id, ...scope },
  }
}

/** One round trip by the accounts: signing in comes before the jurisdiction is known, and an account is one person's. */
async function readPersons(
  kernel: Kernel,
  accountIds: readonly string[],
  onDay: string,
): Promise<ReadonlyMap<string, Staff>> {
  const { rows } = await sql<{ accountId: string; person: Person }>`
    with me as (select jurisdiction_id, id, name, account_id from person where account_id = any(${accountIds}) and active),
    absent as (
      select distinct a.jurisdiction_id, a.person_id, me.id as for_id from absence a join me on me.jurisdiction_id = a.jurisdiction_id
      where a.deputy_id = me.id and a.person_id <> me.id and ${onDay}::date between a.from_on and a.to_on
    ),
    held as (
      select o.person_id, jsonb_agg(jsonb_build_object('role', o.role, 'unitId', o.unit_id, 'communityId', o.community_id,
        'gridId', o.grid_id) || case when g.earlier is null then '{}' else jsonb_build_object('gridVersions', g.earlier) end
        order by o.valid_from, o.id) as posts
      from post o left join lateral (
        select jsonb_agg(v.id order by v.version) as earlier from grid g
        join grid v on v.jurisdiction_id = g.jurisdiction_id and v.code = g.code and v.id <> g.id and v.version < g.version
        where g.jurisdiction_id = o.jurisdiction_id and g.id = o.grid_id) g on true
      where (o.jurisdiction_id, o.person_id) in (select jurisdiction_id, id from me union all select jurisdiction_id, person_id from absent)
        and o.valid_from <= ${onDay}::date and (o.valid_to is null or o.valid_to >= ${onDay}::date)
      group by o.person_id
    )
    select me.account_id as "accountId", jsonb_build_object('jurisdictionId', me.jurisdiction_id, 'id', me.id, 'name', me.name,
      'posts', coalesce((select posts from held where person_id = me.id), '[]'),
      'deputyFor', coalesce((select jsonb_agg(jsonb_build_object('id', a.person_id, 'posts', coalesce(h.posts, '[]')))
        from absent a left join held h using (person_id) where a.for_id = me.id), '[]')) as person
    from me`.execute(kernel.db.owner)
  const found = new Map(rows.map(({ accountId, person }) => [accountId, staffFrom(person)]))
  for (const accountId of accountIds) {
    const staff = found.get(accountId)
    if (staff) staffOf(kernel).set(accountId, { staff, onDay, readAt: performance.now() })
    else staffOf(kernel).delete(accountId)
  }
  return found
}

function staffOf(kernel: Pick<Kernel, 'db'>) {
  let staff = remembered.get(kernel.db)
  if (!staff) {
    staff = new Map()
    remembered.set(kernel.db, staff)
  }
  return staff
}
