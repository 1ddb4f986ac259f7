/** Sittings of a dispute as everybody sees them who sees it, and the room as whoever sits in it does: what was said there is opened on a reason and on record. */
import { lookInto, type Registry, toldIn } from '../../conduct/index.ts'
import type { Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { civilDay } from '../../proceedings/clock.ts'
import { actsOf } from '../../proceedings/index.ts'
import type { Basis } from '../../proceedings/procedure.ts'
import { personsInRole, type Staff } from '../../territory/index.ts'
import { chosenPerson } from '../parties/choosing.ts'
import { type Dispute, disputeOf, partiesOf } from '../parties/dispute.ts'
import { maskedName } from '../parties/parties.ts'
import { mayRecord } from '../parties/policy.ts'
import { mediatorRoles } from '../procedure-shared.ts'
import { invitationBasis, otherWaysBasis, readingBasis, rightArticles, stopBasis } from '../terms-sittings.ts'
import { rights } from './kinds.ts'
import { settingStep } from './set.ts'
import type { RoomRow, RoomShown, SittingsShown } from './shape-answers.ts'
import { type Row, rowsOf, type Sitting, sittingsOf, unboxed } from './store.ts'
import { threads } from './threads.ts'
import { standingIn, windowOf } from './window.ts'

/** Looks into rooms and at what was told that a person may take in a day. */
const dailyCap = 60
/** A room once opened stays open for whoever opened it as long as a working day lasts. */
const openHours = 12

/** Nothing that anybody said. @throws Refusal notFound */
export async function sittingsShown(
  kernel: Kernel,
  registry: Registry,
  staff: Staff,
  disputeId: string,
): Promise<SittingsShown> {
  const { jurisdictionId } = staff
  const now = kernel.clock.now()
  return kernel.db.within(staff.sight, async tx => {
    const dispute = await disputeOf(tx, jurisdictionId, disputeId)
    const standing = await standingIn(kernel, registry, tx, jurisdictionId, disputeId)
    const window = windowOf(standing, now)
    const mayKeep = dispute.closedAt === null && mayRecord(dispute.standing, staff.actor)
    const sittings = await sittingsOf(tx, jurisdictionId, disputeId)
    const names = await namesOf(
      tx,
      jurisdictionId,
      sittings.map(one => one.mediatorId),
    )
    const step = mayKeep ? settingStep(standing) : null
    const parties = await partiesOf(kernel, tx, jurisdictionId, disputeId)
    return {
      sittings: sittings.map(one => sittingShown(one, names)),
      parties: parties.map(party => ({
        id: party.id,
        side: party.side,
        kind: party.kind,
        label: maskedName(party),
      })),
      lawful: { ...window, basis: window.basis && shortBasis(window.basis) },
      sets: step === null ? null : step === 'schedule' ? 'schedule' : 'adjourn',
      mediators: mayKeep ? await mediatorsFor(tx, jurisdictionId, dispute, civilDay(now)) : [],
      chosenId: mayKeep ? await chosenPerson(tx, jurisdictionId, disputeId, parties) : null,
      rooms: mayKeep ? await roomsOf(tx, jurisdictionId, dispute.ownerUnitId) : [],
      rights: rights.map(right => ({ right, article: rightArticles[right].article })),
      bases: {
        reading: shortBasis(readingBasis),
        otherWays: shortBasis(otherWaysBasis),
        stop: shortBasis(stopBasis),
        invited: shortBasis(invitationBasis),
      },
      mayKeep,
      mayOpen: dispute.standing.unitIds.some(unit => staff.sight.units.includes(unit)),
    }
  })
}

/** The whole room, on a reason. @throws Refusal notFound, notYours, recused, tooMany */
export async function openRoom(
  kernel: Kernel,
  staff: Staff,
  disputeId: string,
  reason: string,
): Promise<RoomShown> {
  const { jurisdictionId } = staff
  return kernel.db.within(staff.sight, async tx => {
    await disputeOf(tx, jurisdictionId, disputeId)
    await lookInto(kernel, tx, staff, { proceedingId: disputeId, what: roomLook, reason, most: dailyCap })
    const sittings = await sittingsOf(tx, jurisdictionId, disputeId)
    const boxes = (of: 'place' | 'reason') =>
      Object.fromEntries(sittings.flatMap(one => (one[of] ? [[one.id, unboxed(kernel, one[of])]] : [])))
    return {
      ...(await rowsShown(kernel, tx, jurisdictionId, disputeId, 0)),
      parties: (await partiesOf(kernel, tx, jurisdictionId, disputeId)).map(({ id, name }) => ({ id, name })),
      places: boxes('place'),
      reasons: boxes('reason'),
      investigations: await investigations(kernel, tx, jurisdictionId, disputeId),
    }
  })
}

const roomLook = 'sitting room'

/** What was written since, for a room that is open. @throws Refusal notFound, notYours: it has not been opened */
export async function rowsSince(kernel: Kernel, staff: Staff, disputeId: string, after: number) {
  const { jurisdictionId, personId } = staff
  return kernel.db.within(staff.sight, async tx => {
    await disputeOf(tx, jurisdictionId, disputeId)
    const opened = await tx
      .selectFrom('accessEntry')
      .select('at')
      .where('jurisdictionId', '=', jurisdictionId)
      .where('personId', '=', personId)
      .where('proceedingId', '=', disputeId)
      .where('what', '=', roomLook)
      .where('at', '>', new Date(kernel.clock.now().getTime() - openHours * 3_600_000))
      .executeTakeFirst()
    if (!opened) throw new Refusal('notYours', { what: 'roomUnopened', roles: [] })
    return rowsShown(kernel, tx, jurisdictionId, disputeId, after)
  })
}

/** Agreed points in the order they were agreed, as clauses of an agreement grow from them: in full, for whoever drafts it in a transaction that has put the reading on record. */
export async function agreedPoints(kernel: Kernel, tx: Tx, jurisdictionId: number, proceedingId: string) {
  const rows = await rowsOf(kernel, tx, jurisdictionId, proceedingId)
  return threads(rows, 'point').flatMap(({ last: { id, body }, dropped }) => {
    const { text = '', manner = '', place = '', time = '' } = body
    return dropped ? [] : [{ id, text, manner, place, time }]
  })
}

async function rowsShown(kernel: Kernel, tx: Tx, jurisdictionId: number, disputeId: string, after: number) {
  const rows = await rowsOf(kernel, tx, jurisdictionId, disputeId, after)
  const names = await namesOf(
    tx,
    jurisdictionId,
    rows.flatMap(row => row.byId ?? []),
  )
  return { rows: rows.map(row => rowShown(row, names)), last: rows.at(-1)?.seq ?? after }
}

function rowShown({ body, byId, at, ...row }: Row, names: ReadonlyMap<string, string>): RoomRow {
  const blank = { text: '', manner: '', place: '', time: '', name: '' }
  const { id, seq, kind, sittingId, subject, partyId, re, replaces, answer } = row
  return {
    ...{ id, seq, kind, sittingId, subject, partyId, re, replaces, answer },
    ...blank,
    ...body,
    by: names.get(byId ?? '') ?? '',
    at: at.toISOString(),
  }
}

function sittingShown(one: Sitting, names: ReadonlyMap<string, string>): SittingsShown['sittings'][number] {
  const { id, revision, placeKind, room, openness, interpreter, state, mediatorId } = one
  return {
    ...{ id, revision, placeKind, room, openness, interpreter, state },
    from: one.fromAt.toISOString(),
    to: one.toAt.toISOString(),
    mediator: { id: mediatorId, name: names.get(mediatorId) ?? '' },
  }
}

/** What was found on the spot or heard from witnesses: acts of the procedure, kept with what was told. */
async function investigations(kernel: Kernel, tx: Tx, jurisdictionId: number, disputeId: string) {
  const told = await toldIn(kernel, tx, jurisdictionId, disputeId)
  const acts = await actsOf(tx, jurisdictionId, disputeId)
  return acts
    .filter(act => act.step === 'investigate')
    .map(act => ({
      at: act.at,
      way: String(act.inputs.investigation ?? ''),
      found: String(told.get(act.id)?.found ?? ''),
    }))
}

async function mediatorsFor(tx: Tx, jurisdictionId: number, { ownerUnitId }: Dispute, onDay: string) {
  const found = new Map<string, string>()
  for (const role of mediatorRoles)
    for (const { id, name } of await personsInRole(tx, jurisdictionId, { role, unitId: ownerUnitId, onDay }))
      found.set(id, name)
  return [...found].map(([id, name]) => ({ id, name }))
}

/** Rooms of the unit that were used before, the latest first. */
async function roomsOf(tx: Tx, jurisdictionId: number, unitId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('sitting as s')
    .innerJoin('proceeding as p', join =>
      join.onRef('p.jurisdictionId', '=', 's.jurisdictionId').onRef('p.id', '=', 's.proceedingId'),
    )
    .select(['s.room', ({ fn }) => fn.max('s.fromAt').as('last')])
    .where('s.jurisdictionId', '=', jurisdictionId)
    .where('p.ownerUnitId', '=', unitId)
    .where('s.room', 'is not', null)
    .groupBy('s.room')
    .orderBy('last', 'desc')
    .limit(12)
    .execute()
  return rows.flatMap(row => row.room ?? [])
}

async function namesOf(tx: Tx, jurisdictionId: number, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, string>()
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'name'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(row => [row.id, row.name]))
}

const shortBasis = ({ article, mark }: Basis) => ({ article, mark })
