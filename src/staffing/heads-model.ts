/** Leaders and members to grids as a linear programme: who stays at a post, who goes to a pool of equals, who comes from it to which grid. */
import { Model, type Summand } from './model.ts'
import type { HeadsAsk, WorkingRole } from './problem.ts'
import type { StandingClass } from './standing-classes.ts'

export const workingRoles = ['gridLeader', 'gridMember'] as const

/** Variables of a class: how many keep their post, how many go to the pool as leader and as member. */
export interface ClassVariables {
  readonly stay: number | null
  readonly pooled: Readonly<Record<WorkingRole, number | null>>
}
/** How many of a share come new to a grid. */
export interface Arrival {
  readonly role: WorkingRole
  readonly share: number
  readonly gridId: string
  readonly communityId: string
  readonly variable: number
}
export interface HeadsModel {
  readonly model: Model
  readonly classes: readonly StandingClass[]
  readonly of: readonly ClassVariables[]
  readonly arrivals: readonly Arrival[]
  /** Heads of each grid in hundredths, as a sum. */
  readonly heads: ReadonlyMap<string, readonly Summand[]>
}

/** The programme without what each grid needs: that depends on the load asked for. */
export function headsModel(
  { grids, memberEach }: Pick<HeadsAsk, 'grids' | 'memberEach'>,
  classes: readonly StandingClass[],
): HeadsModel {
  const model = new Model()
  const of = classes.map(it => classVariables(model, it))
  const persons = classes.reduce((sum, it) => sum + it.persons.length, 0)
  const arrivals = workingRoles.flatMap(role =>
    sharesOf(classes, role).flatMap(share =>
      grids.map(({ id, communityId }) => {
        const variable = model.variable(0, role === 'gridLeader' ? 1 : persons)
        return { role, share, gridId: id, communityId, variable }
      }),
    ),
  )
  const made = { model, classes, of, arrivals }
  for (const sum of pools(made, it => `${it.role} ${it.share}`).values()) model.row(sum, '=', 0)
  return { ...made, heads: holdersAtGrids(made, grids, memberEach) }
}

/** How many fewer persons leave posts than come to them, by whatever tells pools apart. */
export function pools(
  { classes, of, arrivals }: Pick<HeadsModel, 'classes' | 'of' | 'arrivals'>,
  key: (it: { role: WorkingRole; share: number; communityId: string }) => string,
): Map<string, Summand[]> {
  const sums = new Map<string, Summand[]>()
  const add = (at: string, summand: Summand) => {
    const sum = sums.get(at)
    if (sum) sum.push(summand)
    else sums.set(at, [summand])
  }
  for (const it of arrivals) add(key(it), [it.variable, 1])
  classes.forEach(({ share, homeId }, i) => {
    for (const role of workingRoles) {
      const variable = of[i]!.pooled[role]
      if (variable !== null) add(key({ role, share, communityId: homeId }), [variable, -1])
    }
  })
  return sums
}

function classVariables(model: Model, it: StandingClass): ClassVariables {
  const count = it.persons.length
  const stay = it.today ? model.variable(it.fixed ? count : 0, count) : null
  const leads = it.mayLead && !it.fixed ? model.variable(0, count) : null
  const works = it.mayWork && !it.fixed ? model.variable(0, count) : null
  const sum = [stay, leads, works].flatMap((one): Summand[] => (one === null ? [] : [[one, 1]]))
  // Whoever may be a member has work; whoever may only lead waits when every grid has a leader.
  model.row(sum, it.mayWork ? '=' : '<=', count)
  return { stay, pooled: { gridLeader: leads, gridMember: works } }
}

function sharesOf(classes: readonly StandingClass[], role: WorkingRole): number[] {
  const may = (it: StandingClass) => !it.fixed && (role === 'gridLeader' ? it.mayLead : it.mayWork)
  return [...new Set(classes.filter(may).map(it => it.share))].sort((a, b) => a - b)
}

/** One leader a grid, and a member where each is to have one; the heads as sums. */
function holdersAtGrids(
  { model, classes, of, arrivals }: Omit<HeadsModel, 'heads'>,
  grids: HeadsAsk['grids'],
  memberEach: boolean,
): Map<string, Summand[]> {
  const staying = classes.flatMap(({ today, share }, i) =>
    today ? [{ ...today, share, variable: of[i]!.stay! }] : [],
  )
  const held = Map.groupBy([...staying, ...arrivals], it => it.gridId)
  return new Map(
    grids.map(({ id }) => {
      const here = held.get(id) ?? []
      const counted = (role: WorkingRole) =>
        here.filter(it => it.role === role).map((it): Summand => [it.variable, 1])
      model.row(counted('gridLeader'), '=', 1)
      if (memberEach) model.row(counted('gridMember'), '>=', 1)
      return [id, here.map((it): Summand => [it.variable, it.share])]
    }),
  )
}
