/** The demo jurisdiction with its half-year of matters and proceedings of every kind: invented people, real procedure. */
import { openRegistry, writeDemoProceedings } from './conduct/index.ts'
import { createAccounts, hashPassword } from './kernel/auth.ts'
import type { Database } from './kernel/database.ts'
import { type DemoKernel, drawDemoPictures, writeDemoMatters } from './matters/index.ts'
import { declaredProcedures } from './procedures.ts'
import { type DemoPlan, demoPassword, demoPlan, writeDemo } from './territory/demo.ts'

/** Writes nothing when any jurisdiction is set up already; a demo town whose matters are missing gets them. */
export async function writeDemoTown(
  kernel: DemoKernel,
  say: (step: 'demoTerritory' | 'demoMatters') => void,
): Promise<boolean> {
  const found = await findTown(kernel.db)
  if (found === 'set up') return false
  const pictures = drawDemoPictures()
  // Drawing goes on meanwhile; when it fails, awaiting it says so.
  pictures.catch(() => {})
  const plan = demoPlan()
  if (found === 'nothing') {
    say('demoTerritory')
    await writeTown(kernel.db, plan)
  }
  say('demoMatters')
  const registry = openRegistry(declaredProcedures)
  await writeDemoMatters(kernel, plan, pictures, (tx, calendar) =>
    writeDemoProceedings(kernel, tx, plan, { registry, calendar }),
  )
  return true
}

async function findTown({ owner }: Database): Promise<'nothing' | 'demo without matters' | 'set up'> {
  const town = await owner.selectFrom('jurisdiction').select(['id', 'settings']).executeTakeFirst()
  if (!town) return 'nothing'
  if ((town.settings as { demo?: boolean } | null)?.demo !== true) return 'set up'
  return (await owner.selectFrom('proceeding').select('id').limit(1).executeTakeFirst())
    ? 'set up'
    : 'demo without matters'
}

async function writeTown({ owner }: Database, plan: DemoPlan): Promise<void> {
  const passwordHash = await hashPassword(demoPassword)
  await writeDemo(owner, plan, (tx, people) =>
    createAccounts(
      tx,
      people.map(person => ({ username: person.user, name: person.name, passwordHash })),
    ),
  )
}
