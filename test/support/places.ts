/** The demo town's places as a territory in memory, with more compounds and buildings where a test needs them; no database. */
import { demoPlan } from '../../src/territory/demo.ts'
import { buildTerritory, type Territory } from '../../src/territory/territory.ts'

const plan = demoPlan()

export function townOf(more: {
  compounds?: readonly { id: string; communityId: string; name: string; kind: string }[]
  buildings?: readonly object[]
}): Territory {
  const rows = {
    ...plan,
    grids: plan.grids.map(grid => ({
      ...grid,
      kind: 'general',
      setting: 'urban',
      version: 1,
      validFrom: '2025-01-01',
    })),
    compounds: [
      ...plan.compounds.map(compound => ({ ...compound, kind: 'residential' })),
      ...(more.compounds ?? []),
    ],
    buildings: [...plan.buildings.map(building => ({ ...building, units: 4 })), ...(more.buildings ?? [])],
  }
  return buildTerritory(rows as never, 'test')
}
