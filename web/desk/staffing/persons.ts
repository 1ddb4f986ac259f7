/** People at posts, as choices: those of the role first, then the others of the place, then whoever has no post. */
import { gridName } from './names.ts'
import type { StaffedGrid, Staffing } from './wire.ts'

export interface Choice {
  readonly id: string
  readonly name: string
  readonly communityId: string | null
  readonly posts: readonly {
    readonly postId: string
    readonly role: string
    readonly roleLabel: string
    readonly gridId: string
    readonly gridName: string
    readonly inHand: number
  }[]
}

/** Everybody at a post of the grids shown, by name. */
export function personsOf(staffing: Staffing): Choice[] {
  const persons = new Map<string, Choice & { posts: Choice['posts'][number][] }>()
  for (const grid of staffing.grids)
    for (const { postId, role, roleLabel, person, inHand } of grid.holders) {
      const known = persons.get(person.id) ?? { ...person, communityId: grid.communityId, posts: [] }
      known.posts.push({
        postId,
        role,
        roleLabel,
        gridId: grid.id,
        gridName: gridName(staffing, grid.id),
        inHand,
      })
      persons.set(person.id, known)
    }
  return [...persons.values()].sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'))
}

const ofCommittee = ['gridLeader', 'gridMember', 'communityWorker']

/** Who may come to a post: police, bureau and law firm send those who hold such posts already. */
export function choicesFor(staffing: Staffing, grid: StaffedGrid, role: string): Choice[] {
  const there = new Set(grid.holders.filter(it => it.role === role).map(it => it.person.id))
  const holds = (it: Choice) => it.posts.some(one => one.role === role)
  const mayCome = (it: Choice) =>
    !there.has(it.id) &&
    (holds(it) || (ofCommittee.includes(role) && it.posts.some(one => ofCommittee.includes(one.role))))
  const waiting = ofCommittee.includes(role)
    ? staffing.waiting.map(it => ({ ...it, communityId: null, posts: [] }))
    : []
  const known = personsOf(staffing).filter(mayCome)
  return [...known.filter(holds), ...known.filter(it => !holds(it)), ...waiting]
}
