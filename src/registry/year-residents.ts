/** The residents of a year's load, grid after grid: the same people whenever they are made, so that a load that was cut off goes on. */
import type { Tx } from '../kernel/database.ts'
import type { Vault } from '../kernel/vault.ts'
import { civilDay } from '../proceedings/clock.ts'
import { wideRandom } from '../territory/demo-random.ts'
import { cradleOf } from './demo-families.ts'
import { dwellingsOf, householdsIn, writeHouseholds } from './demo-residents.ts'

export interface Dwellers {
  readonly seed: number
  readonly residents: number
  /** Of each dwelling, how likely it stands empty. */
  readonly empty: number
  readonly now: Date
}

/** Registered before the year began. */
const knownDays = [370, 900] as const

/**
 * Goes through the grids in order; those that are done are gone through in the mind only, lest the people after them change.
 * @param write all of one grid, in a transaction the caller opens: the grid's number and what writes it
 * @returns how many residents there are
 */
export async function fillGrids(
  { seed, residents, empty, now }: Dwellers,
  gridIds: readonly string[],
  read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  isDone: (grid: number) => boolean,
  write: (grid: number, people: number, work: (tx: Tx, vault: Vault) => Promise<void>) => Promise<void>,
): Promise<number> {
  const cradle = cradleOf(wideRandom(seed, 11), civilDay(now))
  let people = 0
  for (const [grid, id] of gridIds.entries()) {
    if (people >= residents) break
    const places = await read(tx => dwellingsOf(tx, [id]))
    const filled = untilEnough(householdsIn(places, cradle, empty, now, knownDays), residents - people)
    const some = filled.reduce((sum, household) => sum + household.people.length, 0)
    people += some
    if (isDone(grid) || filled.length === 0) continue
    await write(grid, some, (tx, vault) =>
      writeHouseholds(tx, places[0]!.jurisdictionId, filled, {
        random: wideRandom(seed, 12, grid),
        at: now,
        vault,
      }),
    )
  }
  return people
}

function untilEnough<T extends { readonly people: readonly unknown[] }>(
  households: readonly T[],
  most: number,
): T[] {
  let sum = 0
  return households.filter(({ people }) => {
    sum += people.length
    return sum - people.length < most
  })
}
