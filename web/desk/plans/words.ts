/** Words about changes of a plan: what cannot be done and why, names for new grids and plans, what a change was. */
import type { PlanDivision, PlanEdit, PlanGround } from '../../../src/gridding/plan.ts'
import { PlanFault } from '../../../src/gridding/plan-fault.ts'
import type { ApiError } from '../../shell/api.ts'
import type { Translate } from '../../shell/i18n.ts'

export function faultWords(t: Translate, because: PlanFault | ApiError): string {
  return because instanceof PlanFault ? t(`planning:fault.${because.code}`, because.facts) : because.message
}

/** Named like its sisters, with the first number that is free. */
export function freeGridName(t: Translate, community: string, { grids }: PlanDivision): string {
  const taken = new Set(grids.map(grid => grid.name))
  for (let number = grids.length + 1; ; number++) {
    const name = t('planning:gridName', { community, number })
    if (!taken.has(name)) return name
  }
}

/** For a change the server has not put into words yet. */
export function editWords(t: Translate, edit: PlanEdit, ground: PlanGround, { grids }: PlanDivision): string {
  const grid = (key: string) => grids.find(one => one.key === key)?.name ?? t('planning:desk.grid.gone')
  const some = (ids: readonly string[]) => ({
    first: ground.buildings.find(one => one.id === ids[0])?.name ?? '',
    count: ids.length,
  })
  const say = (facts: Readonly<Record<string, unknown>>) => t(`planning:edit.${edit.kind}`, facts)
  const many = (ids: readonly string[]) => (ids.length === 1 ? 'One' : 'Many')
  switch (edit.kind) {
    case 'move':
      return t(`planning:edit.move${many(edit.buildings)}`, { ...some(edit.buildings), to: grid(edit.to) })
    case 'split':
      return t(`planning:edit.split${many(edit.buildings)}`, {
        ...some(edit.buildings),
        from: grid(edit.grid),
        name: edit.name,
      })
    case 'merge':
      return say({ into: grid(edit.grids[0]), from: grid(edit.grids[1]) })
    case 'border':
      return say({ a: grid(edit.between[0]), b: grid(edit.between[1]) })
    case 'rename':
      return say({ name: edit.name })
    case 'kind':
      return say({ grid: grid(edit.grid), kind: t(`planning:kind.${edit.as}`) })
  }
}
