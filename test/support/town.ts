/** The one town every test lives in: the demo jurisdiction without matters, its accounts, and a clock that stands still. */
import { createAccounts, hashPassword } from '../../src/kernel/auth.ts'
import { demoPassword, demoPlan, writeDemo } from '../../src/territory/demo.ts'
import type { Seed } from './database.ts'

export { demoPassword as townPassword }

/** Monday 2026-11-23, 10:00 in Asia/Shanghai: a working day in office hours. */
export const mondayMorning = '2026-11-23T02:00:00.000Z'

export const town: Seed = {
  name: 'town',
  fill: async db => {
    const passwordHash = await hashPassword(demoPassword)
    await writeDemo(db.owner, demoPlan(), (tx, people) =>
      createAccounts(
        tx,
        people.map(person => ({ username: person.user, name: person.name, passwordHash })),
      ),
    )
  },
}
