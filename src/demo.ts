/** The demo jurisdiction with its half-year of matters: invented people, real procedure. */
import { createAccounts, hashPassword } from './kernel/auth.ts'
import type { Database } from './kernel/database.ts'
import { demoPassword, demoPlan, writeDemo } from './territory/demo.ts'

/** Writes nothing when any jurisdiction is set up already. */
export async function writeDemoTown(
  db: Database,
  say: (step: 'demoTerritory' | 'demoMatters') => void,
): Promise<boolean> {
  const there = await db.owner.selectFrom('jurisdiction').select('id').executeTakeFirst()
  if (there) return false
  say('demoTerritory')
  const passwordHash = await hashPassword(demoPassword)
  return writeDemo(db.owner, demoPlan(), (tx, people) =>
    createAccounts(
      tx,
      people.map(person => ({ username: person.user, name: person.name, passwordHash })),
    ),
  )
}
