/** The demo jurisdiction with its half-year of matters and proceedings of every kind: invented people, real procedure, and what grid workers' days leave behind. */
import { openRegistry, writeDemoProceedings } from './conduct/index.ts'
import { writeDemoCounsel } from './counsel/demo.ts'
import { createAccounts, hashPassword } from './kernel/auth.ts'
import type { Database, Tx } from './kernel/database.ts'
import { type DemoKernel, drawDemoPictures, writeDemoMatters } from './matters/index.ts'
import { writeDemoMediators } from './mediation/demo.ts'
import { writeDemoDisputes } from './mediation/demo-disputes.ts'
import { writeDemoPatrols } from './patrols/demo.ts'
import { declaredProcedures } from './procedures.ts'
import { writeDemoResidents } from './registry/demo-residents.ts'
import { type DemoPlan, demoPassword, demoPlan, writeDemo } from './territory/demo.ts'
import { writeDemoVisits } from './visits/demo.ts'

/** grid1 … grid10, of two communities: most of their households, so that the first start stays short. */
const [inhabitedGrids, householdsAGrid] = [10, 310]
/** Registered seven to nine months ago, before the half-year of visits begins. */
const knownDays = [210, 275] as const

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
  await writeDemoMatters(kernel, plan, pictures, async (tx, calendar) => {
    await writeDemoProceedings(kernel, tx, plan, { registry, calendar })
    await writeDemoMediators(kernel, tx, plan)
    await writeDemoDisputes(kernel, tx, plan.jurisdiction.id)
    await writeDemoDays(kernel, tx, plan)
  })
  return true
}

/** The first ten grids have residents; their grid workers have visited them and walked their rounds. */
async function writeDemoDays(kernel: DemoKernel, tx: Tx, { jurisdiction, grids }: DemoPlan): Promise<void> {
  const inhabited = grids.slice(0, inhabitedGrids).map(grid => grid.id)
  await writeDemoResidents(kernel, tx, inhabited, householdsAGrid, { knownDays })
  await writeDemoVisits(kernel, tx, jurisdiction.id)
  await writeDemoPatrols(kernel, tx, jurisdiction.id)
  await writeDemoCounsel(kernel, tx, jurisdiction.id)
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
