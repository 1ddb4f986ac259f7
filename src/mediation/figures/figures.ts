/** The page of figures of mediation: what was asked, under whose sight, all sums and where each of them comes from. */
import type { Sight, Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { civilDay } from '../../proceedings/clock.ts'
import { type Staff, type Territory, territoryOf } from '../../territory/index.ts'
import { specialities } from '../parties/kinds.ts'
import { counting, figureBases } from '../terms-figures.ts'
import type { Asked } from './parts.ts'
import { type Reach, requireReach } from './policy.ts'
import { type Cell, type Figures, type FiguresQuery, type Sums, ways } from './shape.ts'
import { type Summed, summed } from './sums.ts'

/** @throws Refusal notYours, invalidInput */
export async function figuresShown(kernel: Kernel, staff: Staff, query: FiguresQuery): Promise<Figures> {
  const reach = requireReach(staff)
  const now = kernel.clock.now()
  const asked = askedOf(staff, query, civilDay(now))
  const territory = await territoryOf(kernel)
  return kernel.db.within(sightFor(staff, reach), async tx => {
    const sums = await summed(tx, asked)
    return {
      asOf: now.toISOString(),
      today: asked.today,
      from: asked.from,
      to: asked.to,
      reach: reach.all ? 'jurisdiction' : 'own',
      place: placeName(territory, reach),
      total: sums.total,
      by: cellsOf(sums, territory, await committeesOf(tx, staff.jurisdictionId)),
      choices: choicesFor(territory, reach),
      bases: figureBases,
      leastForRate: counting.leastForRate,
      closeDays: counting.closeDays,
    }
  })
}

/** Without days: this civil year. @throws Refusal invalidInput */
export function askedOf(staff: Pick<Staff, 'jurisdictionId'>, query: FiguresQuery, today: string): Asked {
  const year = today.slice(0, 4)
  const { from = `${year}-01-01`, to = `${year}-12-31`, ...where } = query
  if (from > to) throw new Refusal('invalidInput', { input: 'to', problem: 'beforeFirst', first: from })
  return { ...where, from, to, today, jurisdictionId: staff.jurisdictionId }
}

/** What is counted needs no more than this; a dispute itself is opened under the reader's own sight. */
export function sightFor({ sight }: Pick<Staff, 'sight'>, reach: Reach): Sight {
  if (reach.all) return { ...sight, reach: 'jurisdiction' }
  return {
    ...sight,
    reach: 'scoped',
    communities: [...reach.communities],
    units: [...reach.units],
    grids: [],
  }
}

export function placeName(territory: Territory, reach: Reach): string {
  if (reach.all) return territory.jurisdiction.name
  return reach.communities.map(id => territory.community(id)?.name ?? '').join('、')
}

/** In the order of the territory and of the lists of law, never by what they amount to. */
function cellsOf(
  { by }: Summed,
  territory: Territory,
  committees: ReadonlyMap<string, string>,
): Figures['by'] {
  const cells = (
    found: ReadonlyMap<string, Sums>,
    order: readonly string[],
    nameOf: (id: string) => string | null = () => null,
    committee: (id: string) => string | null = () => null,
  ): Cell[] =>
    [...order, 'none'].flatMap(id => {
      const sums = found.get(id)
      return sums ? [{ ...sums, id, name: id === 'none' ? null : nameOf(id), committee: committee(id) }] : []
    })
  const ids = (rows: readonly { readonly id: string }[]) => rows.map(row => row.id)
  return {
    community: cells(by.community, ids(territory.communities), id => territory.community(id)?.name ?? null),
    unit: cells(
      by.unit,
      ids(territory.units),
      id => territory.unit(id)?.name ?? null,
      id => committees.get(id) ?? null,
    ),
    way: cells(by.way, ways),
    kind: cells(by.kind, specialities),
  }
}

/** Committees in office by the unit whose disputes they mediate; one unit may have several. */
async function committeesOf(tx: Tx, jurisdictionId: number): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .selectFrom('mediationCommittee')
    .distinctOn('id')
    .select(['id', 'unitId', 'name', 'endedOn'])
    .where('jurisdictionId', '=', jurisdictionId)
    .orderBy('id')
    .orderBy('revision', 'desc')
    .execute()
  const names = new Map<string, string>()
  for (const { unitId, name, endedOn } of rows)
    if (endedOn === null) names.set(unitId, [names.get(unitId), name].filter(Boolean).join('、'))
  return names
}

function choicesFor(territory: Territory, reach: Reach): Figures['choices'] {
  const named = ({ id, name }: { id: string; name: string }) => ({ id, name })
  if (!reach.all)
    return {
      community: territory.communities.filter(one => reach.communities.includes(one.id)).map(named),
      unit: [],
    }
  return {
    community: territory.communities.map(named),
    unit: territory.units.filter(one => mediating.has(one.kind)).map(named),
  }
}

const mediating: ReadonlySet<string> = new Set([
  'community',
  'workCommittee',
  'department',
  'policeStation',
  'enforcementBureau',
  'partnerUnit',
  'court',
])
