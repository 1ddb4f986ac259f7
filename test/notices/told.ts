/** Words for tests of notices: an invented proceeding at a place of the town, what was told to whom, who is on leave. */
import { sql } from 'kysely'
import { everythingOf } from '../../src/kernel/database.ts'
import { newId } from '../../src/kernel/ids.ts'
import { type Told, tellAfter } from '../../src/notices/index.ts'
import { civilDay } from '../../src/proceedings/clock.ts'
import type { Ground } from '../../src/proceedings/judge.ts'
import type { Act, OpenTerm, StandingOf } from '../../src/proceedings/procedure.ts'
import { personOf } from '../matters/story.ts'
import type { TestServer } from '../support/server.ts'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** A procedure of which only what notices ask is there; a mark says whom it waits for. */
export function groundOf(restricted = false): Ground {
  const procedure = { id: 'matter', version: 1, initial: 'reported', states: {}, steps: {}, terms: {} }
  return {
    procedure: restricted ? { ...procedure, restricted } : procedure,
    waitsFor: standing => standing.marks.waits ?? null,
  } as Ground
}

export async function standingAt(server: TestServer, more: Partial<StandingOf> = {}): Promise<StandingOf> {
  const grid = await server.db.owner
    .selectFrom('post as o')
    .innerJoin('person as p', 'p.id', 'o.personId')
    .innerJoin('accountUser as u', 'u.id', 'p.accountId')
    .select(['o.gridId', 'o.communityId', 'o.unitId'])
    .where('u.username', '=', 'grid1')
    .where('o.role', '=', 'gridLeader')
    .executeTakeFirstOrThrow()
  const at = server.clock.now().toISOString()
  return {
    procedure: 'matter',
    state: 'handling',
    level: 1,
    ownerUnitId: grid.unitId,
    handlerId: null,
    gridId: grid.gridId,
    communityId: grid.communityId,
    urgent: false,
    sealed: false,
    suspended: false,
    marks: {},
    terms: [],
    closedTerms: [],
    unitIds: [grid.unitId],
    openedAt: at,
    closedAt: null,
    lastActAt: at,
    actCount: 1,
    ...more,
  } as unknown as StandingOf
}

export const termOf = (term: string, dueAt: string) => ({ term, dueAt, rungs: [] }) as unknown as OpenTerm

/** An act as far as notices ask. */
export function actOf(server: TestServer, step: string, more: Partial<Act> = {}): Act {
  const at = server.clock.now()
  const act: Partial<Mutable<Act>> = { id: newId(), step, at: at.toISOString(), onDay: civilDay(at) }
  return { ...act, actorId: null, inputs: {}, effects: {}, ...more } as Act
}

/** Tells after a step as the running house does; returns the proceeding's id. */
export async function tell(server: TestServer, ground: Ground, told: Told, id = newId()): Promise<string> {
  const { jurisdictionId } = await personOf(server, 'admin')
  const about = { id, number: 'SQ-2026-000001' }
  await server.db.within(everythingOf(jurisdictionId), tx =>
    tellAfter(tx, jurisdictionId, ground, about, told),
  )
  return id
}

/** `kind user`, sorted. */
export async function toldOf(server: TestServer, proceedingId: string): Promise<string[]> {
  const { rows } = await sql<{ told: string }>`select n.kind || ' ' || u.username as told from notice n
    join person p on p.id = n.person_id join account_user u on u.id = p.account_id
    where n.proceeding_id = ${proceedingId} order by 1`.execute(server.db.owner)
  return rows.map(row => row.told)
}

export async function onLeave(server: TestServer, username: string, deputy: string | null): Promise<void> {
  const person = await personOf(server, username)
  const standIn = deputy ? await personOf(server, deputy) : null
  const { jurisdictionId, id } = person
  await server.db.owner
    .insertInto('absence')
    .values({
      jurisdictionId,
      personId: id,
      deputyId: standIn?.id ?? null,
      fromOn: '2026-01-01',
      toOn: '2027-12-31',
    })
    .execute()
}
