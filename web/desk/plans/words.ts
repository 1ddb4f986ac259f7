/** Words about changes of a plan: what cannot be done and why, names for new grids and plans, what a change was. */
import type { PlanDivision, PlanEdit, PlanGround } from '../../../src/gridding/plan.ts'
import { PlanFault } from '../../../src/gridding/plan-fault.ts'
import type { ApiError } from '../../shell/api.ts'
import type { Translate } from '../../shell/i18n.ts'
import { numberText } from '../format.ts'
import type { EditorState } from './editor-state.ts'
import { numbered } from './numbers.ts'

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

/** A name no plan of the community bears yet: the second of a day says so. */
export function freePlanName(name: string, plans: readonly { readonly name: string }[]): string {
  const taken = new Set(plans.map(plan => plan.name))
  for (let again = 1; ; again++) {
    const wanted = again === 1 ? name : `${name} ${again}`
    if (!taken.has(wanted)) return wanted
  }
}

/** Grids to choose from, with what they hold. */
export function gridOptions(
  t: Translate,
  { drawing, view }: EditorState,
): { value: string; label: string }[] {
  return numbered(drawing.division.grids).map(({ grid }) => ({
    value: grid.key,
    label: t('planning:desk.picked.option', {
      grid: shortGrid(grid.name, view.plan.communityName),
      households: numberText(Math.round(drawing.figures.get(grid.key)?.households ?? 0)),
    }),
  }))
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

/** Every grid of a plan bears its community's name: on the plan's own page it may be left out. */
export function shortGrid(name: string, community: string): string {
  return withoutStart(name, community)
}

/** A building below the name of its compound. */
export function shortBuilding({ name, compound }: { name: string; compound: string | null }): string {
  return compound === null ? name : withoutStart(name, compound)
}

export function fullBuilding({ name, compound }: { name: string; compound: string | null }): string {
  return compound === null || name.startsWith(compound) ? name : `${compound} ${name}`
}

function withoutStart(name: string, start: string): string {
  const rest = name.startsWith(start) ? name.slice(start.length).trim() : ''
  return rest === '' ? name : rest
}
