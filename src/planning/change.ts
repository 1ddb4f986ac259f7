/** A plan changed by hand, a change taken back or made again; of two people at once the second is told what the first did. */
import type { PlanDivision, PlanEdit, PlanGround } from '../gridding/plan.ts'
import { edited } from '../gridding/plan.ts'
import { PlanFault } from '../gridding/plan-fault.ts'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Staff } from '../territory/index.ts'
import { type EditRow, redoable, undoable } from './fold.ts'
import type { CommunityGround } from './ground.ts'
import { lockedPlan, requireState } from './make.ts'
import { currentGround, foldedPlan, measured, rememberFolded } from './picture.ts'
import { addEdit, editsOf, markUndone, noteChange, type PlanRow, planOf } from './store.ts'

export interface Asked {
  readonly planId: string
  /** The revision the person saw. */
  readonly revision: number
}

/** @throws Refusal notFound, notYours, planState, changedMeanwhile, planFault */
export async function changePlan(
  kernel: Kernel,
  staff: Staff,
  { planId, revision, edit }: Asked & { edit: PlanEdit },
) {
  return changing(kernel, staff, { planId, revision }, edit, async ({ tx, plan, ground, edits }) => {
    const { division, added, obsolete } = foldedPlan(kernel, plan, ground, edits)
    const after = attempted(ground.ground, division, edit)
    const at = kernel.clock.now()
    const next = plan.revision + 1
    await addEdit(tx, staff.jurisdictionId, planId, { seq: next, edit, personId: staff.personId, at })
    await noteChange(tx, staff.jurisdictionId, planId, { personId: staff.personId, at, what: edit.kind })
    return { revision: next, ground, folded: { division: after, added, obsolete } }
  })
}

/** @throws Refusal notFound, notYours, planState, changedMeanwhile, planFault nothingToUndo or nothingToRedo */
export async function stepBack(kernel: Kernel, staff: Staff, asked: Asked, way: 'undo' | 'redo') {
  return changing(kernel, staff, asked, null, async ({ tx, plan, edits }) => {
    const edit = way === 'undo' ? undoable(edits) : redoable(edits)
    if (edit === null)
      throw new Refusal('planFault', { reason: way === 'undo' ? 'nothingToUndo' : 'nothingToRedo' })
    await markUndone(tx, staff.jurisdictionId, plan.id, edit.seq, way === 'undo')
    await noteChange(tx, staff.jurisdictionId, plan.id, {
      personId: staff.personId,
      at: kernel.clock.now(),
      what: way,
    })
    return null
  })
}

interface Under {
  readonly tx: Tx
  readonly plan: PlanRow
  readonly ground: CommunityGround
  readonly edits: readonly EditRow[]
}
type Known = Parameters<typeof rememberFolded>[2]

/** @param edit looked for when the plan is one revision ahead: a resend whose answer was lost has been made already */
async function changing(
  kernel: Kernel,
  staff: Staff,
  { planId, revision }: Asked,
  edit: PlanEdit | null,
  change: (under: Under) => Promise<Known | null>,
) {
  const { jurisdictionId } = staff
  const seen = await planOf(kernel.db.owner, jurisdictionId, planId)
  if (seen === null) throw new Refusal('notFound')
  const ground = await currentGround(kernel, jurisdictionId, seen.communityId, seen.ask)
  const known = await kernel.db.within(staff.sight, async tx => {
    const plan = await lockedPlan(tx, staff, planId)
    requireState(plan, 'change', ['draft'])
    const edits = await editsOf(tx, jurisdictionId, planId)
    if (plan.revision !== revision) {
      if (edit !== null && isResent(edits, { revision, edit, staff })) return null
      throw meanwhile(plan, staff)
    }
    return change({ tx, plan, ground, edits })
  })
  if (known !== null) rememberFolded(kernel, planId, known)
  const plan = (await planOf(kernel.db.owner, jurisdictionId, planId))!
  const edits = await editsOf(kernel.db.owner, jurisdictionId, planId)
  const { division } = foldedPlan(kernel, plan, ground, edits)
  return {
    revision: plan.revision,
    figures: measured(ground, division, plan.ask),
    canUndo: undoable(edits) !== null,
    canRedo: redoable(edits) !== null,
  }
}

function isResent(
  edits: readonly EditRow[],
  { revision, edit, staff }: { revision: number; edit: PlanEdit; staff: Staff },
): boolean {
  const last = edits.at(-1)
  return (
    last !== undefined &&
    last.seq === revision + 1 &&
    !last.undone &&
    last.personId === staff.personId &&
    canonical(last.edit) === canonical(edit)
  )
}

/** Keys in order: the database keeps them in its own. */
function canonical(edit: PlanEdit): string {
  return JSON.stringify(Object.entries(edit).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** Who did what, and when, since the revision that was seen. */
export function meanwhile(plan: PlanRow, staff: Staff): Refusal {
  return new Refusal('changedMeanwhile', {
    procedure: 'planning',
    by: plan.changedByName ?? '',
    change: plan.lastChange ?? 'made',
    at: plan.changedAt.toISOString(),
    revision: plan.revision,
    isOwn: plan.changedBy === staff.personId,
  })
}

/** @throws Refusal planFault */
function attempted(ground: PlanGround, division: PlanDivision, edit: PlanEdit): PlanDivision {
  try {
    return edited(ground, division, edit)
  } catch (error) {
    if (error instanceof PlanFault) throw new Refusal('planFault', { reason: error.code, ...error.facts })
    throw error
  }
}
