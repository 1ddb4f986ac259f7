/** Rows of proceedings and acts: locked, read, written; the derived row is refreshed in the transaction of the act. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Calendar } from './calendar.ts'
import { hashAct, noHash } from './hash.ts'
import type { Ground } from './judge.ts'
import { nextRung, runningTerms } from './ladder.ts'
import type { Act, Effects, StandingOf } from './procedure.ts'

export interface Locked {
  readonly jurisdictionId: number
  readonly id: string
  readonly dossierId: string
  readonly procedure: string
  readonly number: string
  readonly lastHash: Buffer
  readonly acts: readonly Act[]
}

/** The proceeding and its acts, locked until the transaction ends; null when it is not within sight. */
export async function lockProceeding(tx: Tx, jurisdictionId: number, id: string): Promise<Locked | null> {
  const row = await tx
    .selectFrom('proceeding')
    .select(['dossierId', 'procedure', 'number', 'lastHash'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return null
  return { jurisdictionId, id, ...row, acts: await actsOf(tx, jurisdictionId, id) }
}

export async function actsOf(tx: Tx, jurisdictionId: number, proceedingId: string): Promise<Act[]> {
  return (await hashedActsOf(tx, jurisdictionId, proceedingId)).acts
}

/** With the hash of each, by its id. */
export async function hashedActsOf(tx: Tx, jurisdictionId: number, proceedingId: string) {
  const rows = await tx
    .selectFrom('act')
    .modifyFront(sql`/* prepared acts_of */`)
    .selectAll()
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', proceedingId)
    .orderBy('seq')
    .execute()
  return {
    acts: rows.map(actOfRow),
    hashes: new Map<string, string>(rows.map(row => [row.id, row.hash.toString('hex')])),
  }
}

/** The act with this id wherever it was recorded: what makes a resend the same act. */
export async function findAct(
  tx: Tx,
  jurisdictionId: number,
  id: string,
): Promise<{ proceedingId: string; step: string; inputs: unknown; actorKind: string } | undefined> {
  return tx
    .selectFrom('act')
    .select(['proceedingId', 'step', 'inputs', 'actorKind'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Appends one act and refreshes the derived row. Returns the new last hash. */
export async function recordAct(
  tx: Tx,
  locked: Pick<Locked, 'jurisdictionId' | 'id' | 'lastHash'>,
  ground: Ground,
  act: Act,
  standing: StandingOf,
  calendar: Calendar,
): Promise<Buffer> {
  const hash = hashAct(locked.lastHash, locked.id, act)
  // One round trip: the ladder and every clerk wait for it.
  await tx
    .with('recorded', query =>
      query.insertInto('act').values(actRow(locked.jurisdictionId, locked.id, act, locked.lastHash, hash)),
    )
    .updateTable('proceeding')
    .set({ ...derivedRow(ground, standing, calendar), lastHash: hash })
    .where('jurisdictionId', '=', locked.jurisdictionId)
    .where('id', '=', locked.id)
    .execute()
  return hash
}

/** Values of the first act and the proceeding it opens, for a caller that inserts them with rows of its own in one statement. */
export function openingRows(
  jurisdictionId: number,
  id: string,
  dossierId: string,
  number: string,
  ground: Ground,
  act: Act,
  standing: StandingOf,
  calendar: Calendar,
) {
  const hash = hashAct(noHash, id, act)
  return {
    act: actRow(jurisdictionId, id, act, noHash, hash),
    proceeding: {
      jurisdictionId,
      id,
      dossierId,
      procedure: ground.procedure.id,
      procedureVersion: ground.procedure.version,
      restricted: ground.procedure.restricted ?? false,
      number,
      openedAt: new Date(standing.openedAt),
      ...derivedRow(ground, standing, calendar),
      lastHash: hash,
    },
  }
}

/** The derived columns: what lists need, computed from the standing alone. */
export function derivedRow(ground: Ground, standing: StandingOf, calendar: Calendar) {
  const { procedure } = ground
  const running = runningTerms(procedure, standing)
  const next = running.reduce<(typeof running)[number] | null>(
    (a, b) => (a && a.dueAt <= b.dueAt ? a : b),
    null,
  )
  const rung = nextRung(procedure, standing, calendar)
  return {
    state: standing.state,
    level: standing.level,
    gridId: standing.gridId,
    communityId: standing.communityId,
    ownerUnitId: standing.ownerUnitId,
    handlerId: standing.handlerId,
    waitsRole: standing.closedAt ? null : ground.waitsFor(standing),
    unitIds: [...standing.unitIds],
    urgent: standing.urgent,
    sealed: standing.sealed,
    suspended: standing.suspended,
    closedAt: standing.closedAt ? new Date(standing.closedAt) : null,
    nextDueAt: next && !standing.closedAt ? new Date(next.dueAt) : null,
    nextDueTerm: next && !standing.closedAt ? next.term : null,
    nextDueProvisional: Boolean(next?.provisional && !standing.closedAt),
    nextRungAt: rung?.at ?? null,
    overdue: running.some(term => term.rungs.includes('overdue')),
    supervised: standing.terms.some(term => term.term === 'supervisionReply'),
    actCount: standing.actCount,
    lastActAt: new Date(standing.lastActAt),
  }
}

/** Values of one act; inputs and effects as JSON text. */
export function actRow(
  jurisdictionId: number,
  proceedingId: string,
  act: Act,
  prevHash: Buffer,
  hash: Buffer,
) {
  return {
    jurisdictionId,
    id: act.id,
    proceedingId,
    seq: act.seq,
    step: act.step,
    fromState: act.from,
    toState: act.to,
    actorKind: act.actorKind,
    actorId: act.actorId,
    actorRole: act.actorRole,
    onBehalfOf: act.onBehalfOf ?? null,
    at: new Date(act.at),
    onDay: act.onDay,
    inputs: JSON.stringify(act.inputs),
    reason: act.reason ?? null,
    effects: JSON.stringify(act.effects),
    ruleVersion: act.ruleVersion,
    prevHash,
    hash,
  }
}

interface ActRow {
  id: string
  seq: number
  step: string
  fromState: string
  toState: string
  actorKind: string
  actorId: string | null
  actorRole: string
  onBehalfOf: string | null
  at: Date
  onDay: string
  inputs: unknown
  reason: string | null
  effects: unknown
  ruleVersion: number
}

export function actOfRow(row: ActRow): Act {
  return {
    id: row.id,
    seq: row.seq,
    step: row.step,
    from: row.fromState,
    to: row.toState,
    actorKind: row.actorKind as Act['actorKind'],
    actorId: row.actorId,
    actorRole: row.actorRole,
    onBehalfOf: row.onBehalfOf,
    at: row.at.toISOString(),
    onDay: row.onDay,
    inputs: row.inputs as Record<string, unknown>,
    reason: row.reason,
    effects: row.effects as Effects,
    ruleVersion: row.ruleVersion,
  }
}

/** From here on the transaction sees the whole jurisdiction: the step was found lawful, what follows may concern others. */
export async function widenSight(tx: Tx): Promise<void> {
  await sql`select set_config('aili.reach', 'all', true)`.execute(tx)
}
