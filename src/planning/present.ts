/** Plans as they are shown: rows of communities, one plan with its ground and figures, what each change was in words. */
import { sql } from 'kysely'
import type { PlanEdit } from '../gridding/plan.ts'
import type { Translate } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Staff } from '../territory/index.ts'
import { boundsOf, isWeighted, usual } from './ask.ts'
import { redoable, undoable } from './fold.ts'
import { measured, type Picture } from './picture.ts'
import { mayAdopt, mayPlan } from './policy.ts'
import { type PlanRow, plansOf } from './store.ts'
import { type Facts, worded } from './worded.ts'

interface CommunityRow {
  readonly id: string
  readonly name: string
  readonly code: string
  readonly buildings: number
  readonly households: number
  readonly buildingsWithoutGrid: number
  readonly grids: readonly {
    readonly id: string
    readonly code: string
    readonly name: string
    readonly kind: 'general' | 'dedicated'
    readonly households: number
    readonly validFrom: string
  }[]
}

/** Communities the reader may plan for, with their grids and plans. */
export async function communitiesFor(kernel: Kernel, staff: Staff) {
  const { jurisdictionId } = staff
  const { rows } = await sql<CommunityRow>`
    select c.id, c.name, c.code, coalesce(b.buildings, 0)::int as buildings, coalesce(b.households, 0)::int as households,
      coalesce(b.without, 0)::int as buildings_without_grid,
      coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'code', g.code, 'name', g.name, 'kind', g.kind,
          'households', g.households, 'validFrom', g.valid_from) order by g.code)
        from grid g where g.jurisdiction_id = c.jurisdiction_id and g.community_id = c.id and g.valid_to is null), '[]') as grids
    from community c left join (
      select o.community_id, count(*) as buildings, sum(b.households) as households,
        count(*) filter (where b.grid_id is null) as without
      from building b join compound o on o.jurisdiction_id = b.jurisdiction_id and o.id = b.compound_id
      where b.jurisdiction_id = ${jurisdictionId} group by o.community_id) b on b.community_id = c.id
    where c.jurisdiction_id = ${jurisdictionId} order by c.code`.execute(kernel.db.owner)
  const plans = Map.groupBy(await plansOf(kernel.db.owner, jurisdictionId), plan => plan.communityId)
  return {
    usual: { min: usual.min, max: usual.max },
    rows: rows
      .filter(({ id }) => mayPlan(staff, id))
      .map(row => ({
        ...row,
        mayEdit: true,
        mayAdopt: mayAdopt(staff),
        plans: (plans.get(row.id) ?? []).map(planRow),
      })),
  }
}

export function planView(picture: Picture, staff: Staff, t: Translate) {
  const { plan, ground, edits, folded } = picture
  const { division, added, obsolete } = folded
  const names = new Map(ground.ground.buildings.map(({ id, name }) => [id, name]))
  const buildingName = (id: string) => names.get(id) ?? ''
  const gridName = gridNames(picture)
  const unit = t(`planning:unit.${isWeighted(plan.ask) ? 'workload' : 'households'}`)
  return {
    plan: {
      ...planRow(plan),
      communityId: plan.communityId,
      communityName: ground.community.name,
      failure: plan.failure && { code: plan.failure.code, words: t(`planning:failure.${plan.failure.code}`) },
      ask: plan.ask,
      bounds: boundsOf(plan.ask),
      revision: plan.revision,
      mayEdit: plan.state === 'draft',
      mayAdopt: plan.state === 'draft' && mayAdopt(staff),
      canUndo: plan.state === 'draft' && undoable(edits) !== null,
      canRedo: plan.state === 'draft' && redoable(edits) !== null,
      madeAt: plan.madeAt.toISOString(),
      decision: plan.decision,
      remarks: plan.remarks,
      adoptedBy: plan.adoptedByName,
      adoptedAt: plan.adoptedAt?.toISOString() ?? null,
      handedOver: plan.handedOver,
      toHandOver: plan.toHandOver,
    },
    ground: ground.ground,
    division,
    figures: plan.figures?.figures ?? measured(ground, division, plan.ask),
    reasons: (plan.base?.reasons ?? []).map(reason => ({
      ...reason,
      words: worded(t, `planning:reason.${reason.code}`, { ...reason.facts, unit }),
    })),
    crossovers: (plan.base?.crossovers ?? []).map(it => ({
      ...it,
      words: worded(t, 'planning:crossover', {
        from: buildingName(it.from),
        to: buildingName(it.to),
        metres: it.metres,
      }),
    })),
    added: added.map(id => ({ building: id, name: buildingName(id), key: division.of[id]! })),
    edits: edits
      .filter(it => !it.dropped)
      .map(({ seq, edit, person, at, undone }) => ({
        seq,
        edit,
        person,
        at: at.toISOString(),
        undone,
        isObsolete: obsolete.includes(seq),
        words: wordsOfEdit(edit, gridName, buildingName, t),
      })),
  }
}

export function planRow({ id, name, state, share, changedAt, madeByName, decidedOn }: PlanRow) {
  return { id, name, state, share, changedAt: changedAt.toISOString(), madeBy: madeByName, decidedOn }
}

/** Grids there were on the way as well: merged ones are called by the name they had. */
function gridNames({ plan, edits, folded }: Picture): (key: string) => string {
  const splits = edits.flatMap(({ edit }) => (edit.kind === 'split' ? [edit] : []))
  const all = [...(plan.base?.division.grids ?? []), ...splits, ...folded.division.grids]
  const names = new Map(all.map(({ key, name }) => [key, name]))
  return key => names.get(key) ?? key
}

function wordsOfEdit(
  edit: PlanEdit,
  gridName: (key: string) => string,
  buildingName: (id: string) => string,
  t: Translate,
): string {
  const say = (facts: Facts, how = '') => worded(t, `planning:edit.${edit.kind}${how}`, facts)
  const some = (ids: readonly string[], facts: Facts) =>
    say({ ...facts, first: buildingName(ids[0]!), count: ids.length }, ids.length === 1 ? 'One' : 'Many')
  switch (edit.kind) {
    case 'move':
      return some(edit.buildings, { to: gridName(edit.to) })
    case 'split':
      return some(edit.buildings, { from: gridName(edit.grid), name: edit.name })
    case 'merge':
      return say({ into: gridName(edit.grids[0]), from: gridName(edit.grids[1]) })
    case 'border':
      return say({ a: gridName(edit.between[0]), b: gridName(edit.between[1]) })
    case 'rename':
      return say({ name: edit.name })
    case 'kind':
      return say({ grid: gridName(edit.grid), kind: t(`planning:kind.${edit.as}`) })
  }
}
