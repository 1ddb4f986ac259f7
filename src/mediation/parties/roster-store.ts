/** Committees and mediators in the database: every revision is kept, the latest one stands. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../kernel/database.ts'
import type { CommitteeAsk, MediatorAsk } from './shape.ts'

export interface Committee extends Omit<CommitteeAsk, 'seen'> {
  readonly revision: number
  readonly at: Date
}
export interface Mediator extends Omit<MediatorAsk, 'seen' | 'registeredPhone'> {
  readonly revision: number
  readonly phoneIndex: Buffer | null
  readonly at: Date
}

const committeeColumns = sql.raw(
  'id, revision, kind, name, unit_id, community_id, term_from, has_woman, mixed_area, smaller_group_sits, ended_on, at',
)
const mediatorColumns = sql.raw(
  'id, revision, committee_id, person_id, name, office, way, specialities, languages, from_on, to_on, away_from, away_to, phone_index, at',
)

export async function committeesOf(
  tx: Tx,
  jurisdictionId: number,
  { id, unitId }: { readonly id?: string; readonly unitId?: string } = {},
): Promise<Committee[]> {
  const one = id === undefined ? sql`` : sql`and id = ${id}`
  const { rows } = await sql<Committee>`select * from (
      select distinct on (id) ${committeeColumns} from mediation_committee
      where jurisdiction_id = ${jurisdictionId} ${one} order by id, revision desc) latest
    ${unitId === undefined ? sql`` : sql`where unit_id = ${unitId}`} order by name, id`.execute(tx)
  return rows
}

export async function mediatorsOf(
  tx: Tx,
  jurisdictionId: number,
  asked: { readonly id?: string; readonly committeeIds?: readonly string[]; readonly personId?: string } = {},
): Promise<Mediator[]> {
  const { id, committeeIds, personId } = asked
  const wanted: RawBuilder<unknown>[] = [sql`true`]
  if (committeeIds !== undefined) wanted.push(sql`committee_id = any (${[...committeeIds]}::uuid[])`)
  if (personId !== undefined) wanted.push(sql`person_id = ${personId}`)
  const one = id === undefined ? sql`` : sql`and id = ${id}`
  const { rows } = await sql<Mediator>`select * from (
      select distinct on (id) ${mediatorColumns} from mediator
      where jurisdiction_id = ${jurisdictionId} ${one} order by id, revision desc) latest
    where ${sql.join(wanted, sql` and `)}
    order by array_position(array['director','deputyDirector','member','engaged'], office), name, id`.execute(
    tx,
  )
  return rows
}

/** One change at a time: whoever comes second sees what the first did. */
export async function lockRoster(tx: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`mediation roster ${id}`}, 0))`.execute(tx)
}

export async function insertCommittee(
  tx: Tx,
  jurisdictionId: number,
  committee: Committee,
  byId: string | null,
): Promise<void> {
  await tx
    .insertInto('mediationCommittee')
    .values({ jurisdictionId, ...committee, byId })
    .execute()
}

export async function insertMediator(
  tx: Tx,
  jurisdictionId: number,
  mediator: Mediator,
  byId: string | null,
): Promise<void> {
  const { specialities, languages, ...rest } = mediator
  await tx
    .insertInto('mediator')
    .values({ jurisdictionId, ...rest, specialities: [...specialities], languages: [...languages], byId })
    .execute()
}

/** At work as a mediator on that day: of the roster, and not away. */
export function isAvailable(
  one: Pick<Mediator, 'fromOn' | 'toOn' | 'awayFrom' | 'awayTo'>,
  day: string,
): boolean {
  return isOnRoster(one, day) && !isAway(one, day)
}

export function isOnRoster({ fromOn, toOn }: Pick<Mediator, 'fromOn' | 'toOn'>, day: string): boolean {
  return fromOn <= day && (toOn === null || toOn >= day)
}

export function isAway({ awayFrom, awayTo }: Pick<Mediator, 'awayFrom' | 'awayTo'>, day: string): boolean {
  return awayFrom !== null && awayTo !== null && awayFrom <= day && day <= awayTo
}
