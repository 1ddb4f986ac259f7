/** Somebody registered in another community lives here now: asked for by the ID number, let go by whoever has the person in sight. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import { type Staff, territoryOf } from '../territory/index.ts'
import { writerOf } from './change-log.ts'
import { checkedIdNumber } from './fields.ts'
import { requireLookLeft } from './looks.ts'
import { moveTo } from './move.ts'
import { registrySight, requireRegistryReader } from './policy.ts'
import { recordRead } from './reads.ts'
import type { Relation } from './relations.ts'
import { idNumberPurpose } from './resident-row.ts'
import type { MoveRequestAsk } from './shape-desk.ts'
import { beyondSight } from './sight.ts'
import { lockHousehold, lockResident } from './store.ts'

/** @throws Refusal notYours, notFound, idNumberUnfit, duplicateResident (in sight: just move them), tooMany, actReused */
export async function askForMove(kernel: Kernel, staff: Staff, asked: MoveRequestAsk): Promise<void> {
  requireRegistryReader(staff)
  const { jurisdictionId, personId } = staff
  const at = kernel.clock.now()
  const index = kernel.vault.index(idNumberPurpose, checkedIdNumber(asked.idNumber, civilDay(at)))
  await kernel.db.within(registrySight(staff), async tx => {
    await lockHousehold(tx, jurisdictionId, asked.householdId)
    const find = () =>
      tx
        .selectFrom('resident')
        .select('id')
        .where('jurisdictionId', '=', jurisdictionId)
        .where('idNumberIndex', '=', index)
        .where('mergedInto', 'is', null)
        .where('frozen', '=', false)
        .executeTakeFirst()
    const here = await find()
    if (here) throw new Refusal('duplicateResident', { reason: 'here', residentId: here.id })
    await requireLookLeft(tx, staff, 'lookup', at)
    const there = await beyondSight(tx, find)
    if (!there) throw new Refusal('notFound', { what: 'resident' })
    await recordRead(tx, { jurisdictionId, at, personId, what: 'lookup', residentIds: [there.id] })
    await insert(tx, staff, at, asked, there.id)
  })
}

async function insert(
  tx: Tx,
  staff: Staff,
  at: Date,
  asked: MoveRequestAsk,
  residentId: string,
): Promise<void> {
  const { id, householdId, relation } = asked
  const { jurisdictionId, personId } = staff
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('moveRequest')
    .values({ jurisdictionId, id, residentId, householdId, relation, askedBy: personId, askedAt: at })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  if (Number(numInsertedOrUpdatedRows) > 0) return
  const known = await tx
    .selectFrom('moveRequest')
    .select(['residentId', 'householdId'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (known?.residentId !== residentId || known.householdId !== householdId) throw new Refusal('actReused')
}

interface Row {
  readonly id: string
  readonly residentId: string
  readonly name: string | null
  readonly toCommunityId: string
  readonly state: 'asked' | 'granted' | 'refused'
  readonly askedAt: Date
  readonly inSight: boolean
}

/** In: asked for by people here. Out: somebody here is asked for; only then with the name. */
export async function listMoveRequests(kernel: Kernel, staff: Staff) {
  requireRegistryReader(staff)
  const { jurisdictionId, personId } = staff
  const territory = await territoryOf(kernel)
  return kernel.db.within(registrySight(staff), async tx => {
    const seen = await requestsInSight(tx, jurisdictionId)
    const residentIds = seen.flatMap(row => (row.name === null ? [] : row.residentId))
    const read = { jurisdictionId, at: kernel.clock.now(), personId, what: 'list' as const }
    if (residentIds.length > 0) await recordRead(tx, { ...read, residentIds })
    return {
      requests: seen.map(row => ({
        id: row.id,
        direction: row.inSight ? ('out' as const) : ('in' as const),
        name: row.name,
        residentId: row.name === null ? null : row.residentId,
        to: territory.community(row.toCommunityId)?.name ?? '',
        state: row.state,
        askedAt: row.askedAt.toISOString(),
        mayDecide: row.state === 'asked' && row.inSight,
      })),
    }
  })
}

/** Of those who may see either end; the household's community is told to both, nothing more of it. */
async function requestsInSight(tx: Tx, jurisdictionId: number): Promise<readonly Row[]> {
  const { rows } = await sql<Omit<Row, 'toCommunityId'> & { householdId: string }>`
    select m.id, m.resident_id, m.household_id, r.name, m.state, m.asked_at, r.id is not null as in_sight from move_request m
    left join resident r on r.jurisdiction_id = m.jurisdiction_id and r.id = m.resident_id
    where m.jurisdiction_id = ${jurisdictionId} order by m.asked_at desc limit 100`.execute(tx)
  const homes = await beyondSight(tx, () =>
    tx
      .selectFrom('household')
      .select(['id', 'communityId'])
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', sql<string>`any (${rows.map(row => row.householdId)}::uuid[])`)
      .execute(),
  )
  const communities = new Map(homes.map(home => [home.id, home.communityId]))
  return rows.map(row => ({ ...row, toCommunityId: communities.get(row.householdId) ?? '' }))
}

/** @throws Refusal notYours, notFound, registryUnfit (settled otherwise) */
export async function decideMove(kernel: Kernel, staff: Staff, id: string, granted: boolean) {
  requireRegistryReader(staff)
  const { jurisdictionId, personId } = staff
  const state = granted ? ('granted' as const) : ('refused' as const)
  return kernel.db.within(registrySight(staff), async tx => {
    const request = await tx
      .selectFrom('moveRequest')
      .selectAll()
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!request && (await isDecided(tx, staff, id, state))) return { again: true }
    if (!request) throw new Refusal('notFound', { what: 'moveRequest' })
    if (request.state === state && request.decidedBy === personId) return { again: true }
    if (request.state !== 'asked') throw new Refusal('registryUnfit', { reason: 'requestSettled' })
    // Whoever asked sees the request too, and may not grant it: the person must be in one's own sight.
    const resident = await lockResident(tx, jurisdictionId, request.residentId)
    await tx
      .updateTable('moveRequest')
      .set({ state, decidedBy: personId, decidedAt: kernel.clock.now() })
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', id)
      .execute()
    const to = { householdId: request.householdId, relation: request.relation as Relation }
    if (granted)
      await beyondSight(tx, () =>
        moveTo(kernel, tx, writerOf(staff), resident, to, { id, sent: { request: id } }),
      )
    return { again: false }
  })
}

/** Whom one let go is out of one's sight: the same decision sent again is content with that. */
function isDecided(tx: Tx, { jurisdictionId, personId }: Staff, id: string, state: string): Promise<boolean> {
  return beyondSight(tx, async () => {
    const own = await tx
      .selectFrom('moveRequest')
      .select('id')
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', id)
      .where('decidedBy', '=', personId)
      .where('state', '=', state)
      .executeTakeFirst()
    return own !== undefined
  })
}
