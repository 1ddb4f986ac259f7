/** What follows when a proceeding is handed to another grid: the grid, and whoever takes the place of those who are not there any more. No clock moves. Pure. */
import type { Effects } from './procedure.ts'
import type { Question } from './question.ts'

/** Who takes the place of whom, by person id; null: nobody, the community looks after it. */
export type Successors = Readonly<Record<string, string | null>>

/** Facts of a matter that name who takes it up again after a side state. */
const holderMarks = ['beforeHandler', 'lastHandler']

export function gridEffects({ standing, inputs }: Pick<Question<unknown>, 'standing' | 'inputs'>): Effects {
  const { to, holders = {} } = (inputs ?? {}) as {
    readonly to?: { readonly id: string }
    readonly holders?: Successors
  }
  if (!to) return {}
  const { handlerId } = standing
  const leaves = (person: string | null | undefined): person is string =>
    typeof person === 'string' && Object.hasOwn(holders, person)
  const marks = Object.fromEntries(
    holderMarks.flatMap(name => {
      const person = standing.marks[name]
      return leaves(person) ? [[name, holders[person]!]] : []
    }),
  )
  return {
    gridId: to.id,
    ...(leaves(handlerId) ? { handlerId: holders[handlerId]! } : {}),
    ...(Object.keys(marks).length ? { marks } : {}),
  }
}
