/** The demo jurisdiction: a banner that looks lived in, made from a seed; all its people are invented. */
import type { Kysely } from 'kysely'
import { createAccounts, hashPassword } from '../kernel/auth-accounts.ts'
import { insertRows } from '../kernel/bulk.ts'
import type { DB } from '../kernel/database.ts'
import { type PeoplePlan, peoplePlan } from './demo-people.ts'
import { demoCentre, type PlacesPlan, placesPlan } from './demo-places.ts'
import { seededRandom } from './demo-random.ts'

export const demoJurisdiction = { id: 152222, name: '科尔沁右翼中旗' } as const
/** The one password of all demo accounts; printed at start, never in a jurisdiction without demo data. */
export const demoPassword = 'aili-demo-2026'
export const demoSeed = 20261122
/** Posts and grids begin here, before the oldest demo matter. */
const validFrom = '2025-01-01'

export interface DemoPlan extends PlacesPlan, PeoplePlan {
  readonly jurisdiction: { readonly id: number; readonly name: string; readonly settings: object }
}
/** User name → account id. */
export type AccountMaker = (
  tx: Kysely<DB>,
  people: readonly { user: string; name: string }[],
) => Promise<ReadonlyMap<string, string>>

/** Sign-in accounts for all demo people, one digest for the one password. */
export const demoAccounts: AccountMaker = async (tx, people) => {
  const passwordHash = await hashPassword(demoPassword)
  return createAccounts(
    tx,
    people.map(({ user, name }) => ({ username: user, name, passwordHash })),
  )
}

/** All rows, without touching anything; the same seed gives the same rows. */
export function demoPlan(seed: number = demoSeed): DemoPlan {
  const random = seededRandom(seed)
  const places = placesPlan(random)
  return {
    jurisdiction: { ...demoJurisdiction, settings: { centre: demoCentre, demo: true } },
    ...places,
    ...peoplePlan(random, places),
  }
}

/**
 * Writes the plan in one transaction of the owner. Does nothing when the jurisdiction is there already.
 * @returns whether it was written
 */
export async function writeDemo(
  owner: Kysely<DB>,
  plan: DemoPlan = demoPlan(),
  makeAccounts: AccountMaker = demoAccounts,
): Promise<boolean> {
  const there = await owner
    .selectFrom('jurisdiction')
    .select('id')
    .where('id', '=', plan.jurisdiction.id)
    .executeTakeFirst()
  if (there) return false
  await owner.transaction().execute(async tx => {
    const accounts = await makeAccounts(tx, plan.people)
    const { id, name, settings } = plan.jurisdiction
    await tx
      .insertInto('jurisdiction')
      .values({ id, name, settings: JSON.stringify(settings) })
      .execute()
    await insertRows(tx, 'unit', id, plan.units)
    await insertRows(tx, 'community', id, plan.communities)
    await insertRows(
      tx,
      'grid',
      id,
      plan.grids.map(grid => ({ ...grid, validFrom })),
    )
    await insertRows(tx, 'compound', id, plan.compounds)
    await insertRows(tx, 'building', id, plan.buildings)
    await insertRows(tx, 'barrier', id, plan.barriers)
    await insertRows(
      tx,
      'person',
      id,
      plan.people.map(({ user, ...person }) => ({ ...person, accountId: accounts.get(user) ?? null })),
    )
    await insertRows(
      tx,
      'post',
      id,
      plan.posts.map(post => ({ ...post, validFrom })),
    )
  })
  return true
}
