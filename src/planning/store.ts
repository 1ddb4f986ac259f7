/** Plans and their changes in the database. */
import { type Kysely, sql } from 'kysely'
import type { PlanDivision, PlanEdit } from '../gridding/plan.ts'
import type { GridFigures } from '../gridding/plan-figures.ts'
import type { DB, Tx } from '../kernel/database.ts'
import type { PlanAsk } from './ask.ts'
import type { EditRow } from './fold.ts'

export type PlanState = 'proposing' | 'draft' | 'adopted' | 'discarded' | 'failed'
export interface Reason {
  readonly key: string
  readonly code: string
  readonly facts: Readonly<Record<string, string | number>>
}
/** Where a plan began. */
export interface Base {
  readonly division: PlanDivision
  readonly reasons: readonly Reason[]
  readonly crossovers: readonly { readonly from: string; readonly to: string; readonly metres: number }[]
}
/** What was adopted, kept as it was on that day. */
export interface Adopted {
  readonly division: PlanDivision
  readonly figures: readonly GridFigures[]
  /** Code → version in force after the adoption. */
  readonly versions: Readonly<Record<string, number>>
  /** Key of a grid of the plan → code it was adopted under. */
  readonly codes: Readonly<Record<string, string>>
}
export interface PlanRow {
  readonly id: string
  readonly communityId: string
  readonly name: string
  readonly state: PlanState
  readonly ask: PlanAsk & { readonly from: 'proposal' | 'inForce' | 'import' }
  readonly base: Base | null
  readonly figures: Adopted | null
  readonly share: number
  readonly revision: number
  readonly madeBy: string | null
  readonly madeByName: string | null
  readonly madeAt: Date
  readonly changedAt: Date
  readonly changedBy: string | null
  readonly changedByName: string | null
  readonly lastChange: string | null
  readonly failure: { readonly code: string } | null
  readonly decision: string | null
  readonly remarks: string | null
  readonly decidedOn: string | null
  readonly adoptedByName: string | null
  readonly adoptedAt: Date | null
  readonly handedOver: number
  readonly toHandOver: number
}

const columns = sql`p.id, p.community_id, p.name, p.state, p.ask, p.share, p.revision, p.made_by, p.made_at, p.changed_at, p.changed_by,
  p.last_change, p.failure, p.decision, p.remarks, p.decided_on, p.adopted_at, p.handed_over, p.to_hand_over,
  m.name as made_by_name, c.name as changed_by_name, a.name as adopted_by_name`
const named = sql`left join person m on m.jurisdiction_id = p.jurisdiction_id and m.id = p.made_by
  left join person c on c.jurisdiction_id = p.jurisdiction_id and c.id = p.changed_by
  left join person a on a.jurisdiction_id = p.jurisdiction_id and a.id = p.adopted_by`

/** Without where they began and what became of them: for lists. */
export async function plansOf(db: Kysely<DB>, jurisdictionId: number): Promise<readonly PlanRow[]> {
  const { rows } = await sql<PlanRow>`select ${columns} from grid_plan p ${named}
    where p.jurisdiction_id = ${jurisdictionId} and p.state <> 'discarded'
    order by p.changed_at desc, p.id`.execute(db)
  return rows
}

export async function planOf(db: Kysely<DB>, jurisdictionId: number, id: string): Promise<PlanRow | null> {
  const { rows } = await sql<PlanRow>`select ${columns}, p.base, p.figures from grid_plan p ${named}
    where p.jurisdiction_id = ${jurisdictionId} and p.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Held until the transaction ends: two changes of one plan come one after the other. */
export async function lockPlan(tx: Tx, jurisdictionId: number, id: string): Promise<PlanRow | null> {
  await sql`select from grid_plan where jurisdiction_id = ${jurisdictionId} and id = ${id} for update`.execute(
    tx,
  )
  return planOf(tx, jurisdictionId, id)
}

export async function editsOf(db: Kysely<DB>, jurisdictionId: number, planId: string): Promise<EditRow[]> {
  const { rows } = await sql<EditRow>`
    select e.seq, e.edit, e.person_id, p.name as person, e.at, e.undone, e.dropped from grid_plan_edit e
    left join person p on p.jurisdiction_id = e.jurisdiction_id and p.id = e.person_id
    where e.jurisdiction_id = ${jurisdictionId} and e.plan_id = ${planId} order by e.seq`.execute(db)
  return rows
}

export interface Change {
  readonly personId: string | null
  readonly at: Date
  /** Named in the catalogue `planning:change`. */
  readonly what: string
}

/** Counts one change more; whoever saw the plan before is told by whom. */
export async function noteChange(
  tx: Tx,
  jurisdictionId: number,
  planId: string,
  change: Change,
): Promise<void> {
  await sql`update grid_plan set revision = revision + 1, changed_at = ${change.at}, changed_by = ${change.personId},
      last_change = ${change.what}
    where jurisdiction_id = ${jurisdictionId} and id = ${planId}`.execute(tx)
}

export async function addEdit(
  tx: Tx,
  jurisdictionId: number,
  planId: string,
  { seq, edit, personId, at }: { seq: number; edit: PlanEdit; personId: string; at: Date },
): Promise<void> {
  await sql`update grid_plan_edit set dropped = true
    where jurisdiction_id = ${jurisdictionId} and plan_id = ${planId} and undone and not dropped`.execute(tx)
  await sql`insert into grid_plan_edit (jurisdiction_id, plan_id, seq, edit, person_id, at)
    values (${jurisdictionId}, ${planId}, ${seq}, ${JSON.stringify(edit)}::jsonb, ${personId}, ${at})`.execute(
    tx,
  )
}

export async function markUndone(
  tx: Tx,
  jurisdictionId: number,
  planId: string,
  seq: number,
  undone: boolean,
): Promise<void> {
  await sql`update grid_plan_edit set undone = ${undone}
    where jurisdiction_id = ${jurisdictionId} and plan_id = ${planId} and seq = ${seq}`.execute(tx)
}
