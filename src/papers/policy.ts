/** Who may write papers of a unit and decide on its forms. Pure. */
import { Refusal } from '../kernel/errors.ts'
import type { PostFacts } from '../proceedings/procedure.ts'

/** Whoever leads a unit decides on the forms of its papers. */
export const leading = [
  'communityDirector',
  'communitySecretary',
  'departmentHead',
  'workCommitteeSecretary',
  'workCommitteeDispatcher',
] as const

export interface PaperStaff {
  readonly roles: readonly string[]
  readonly actor: {
    readonly posts: readonly PostFacts[]
    readonly deputyFor?: readonly { readonly posts: readonly PostFacts[] }[]
  }
  readonly sight: { readonly units: readonly string[] }
}

const postsOf = ({ actor }: PaperStaff) => [
  ...actor.posts,
  ...(actor.deputyFor ?? []).flatMap(one => one.posts),
]

/** Units whose forms and numbers this person decides on; null: every unit's. */
export function unitsLed(staff: PaperStaff): readonly string[] | null {
  if (staff.roles.includes('systemAdmin')) return null
  return [
    ...new Set(
      postsOf(staff)
        .filter(post => (leading as readonly string[]).includes(post.role))
        .map(post => post.unitId),
    ),
  ]
}

export function mayKeepForms(staff: PaperStaff, unitId: string): boolean {
  return unitsLed(staff)?.includes(unitId) ?? true
}

/** @throws Refusal notYours */
export function requireKeeper(staff: PaperStaff, unitId: string): void {
  if (!mayKeepForms(staff, unitId))
    throw new Refusal('notYours', { what: 'paperForms', roles: [...leading, 'systemAdmin'] })
}

/** A paper bears the name of a unit: its own people write it. */
export function mayWriteFor(staff: PaperStaff, unitId: string): boolean {
  return staff.sight.units.includes(unitId)
}

/** @throws Refusal notYours */
export function requireWriter(staff: PaperStaff, unitId: string): void {
  if (!mayWriteFor(staff, unitId)) throw new Refusal('notYours', { what: 'papers' })
}
