/** Rows kept aside are settled: a cell corrected, a building picked, a doubt decided, and the row judged again and written; or dropped. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { idBeside } from '../registry/index.ts'
import { type Territory, territoryOf } from '../territory/index.ts'
import { ownRun, type Taker } from './begin.ts'
import { textIn } from './cells.ts'
import { doorKey, doorsOf } from './door.ts'
import { householdsOf, type StagedHousehold } from './households.ts'
import { type Cells, type Judged, type JudgeGround, judgeRow } from './judge.ts'
import { matchingOf } from './look-run.ts'
import { matched } from './match.ts'
import type { Problem } from './problem.ts'
import { type Summary, splitAside } from './report.ts'
import { type Run, sightOf } from './run-row.ts'
import type { Mend } from './shape.ts'
import { type AsideRow, keepRow, openRows, type RunKey, settleRows, tellDoors } from './stage.ts'
import { writeDecided } from './write.ts'

export interface MendedRows {
  readonly mended: readonly number[]
  /** What is still wrong with the row asked for. */
  readonly problems: readonly Problem[]
}

/** @throws Refusal notYours, notFound, rosterState */
export async function mendRow(
  kernel: Kernel,
  taker: Taker,
  jurisdictionId: number,
  runId: string,
  row: number,
  mend: Mend,
): Promise<MendedRows> {
  const run = await ownRun(kernel, taker, jurisdictionId, runId)
  if (run.state !== 'done') throw new Refusal('rosterState', { state: run.state })
  const territory = await territoryOf(kernel)
  const key = { jurisdictionId, runId }
  return kernel.db.within(sightOf({ ...run, personId: taker?.personId ?? null }), async tx => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`roster ${run.communityId}`}, 0))`.execute(tx)
    const [asked] = await openRows(tx, kernel.vault, key, { row })
    if (!asked) throw new Refusal('notFound', { what: 'rosterRow' })
    const rows = await targets(tx, kernel, key, asked, mend)
    return settle(kernel, tx, { run, territory, taker, mend, asked: row }, rows)
  })
}

interface Settling {
  readonly run: Run
  readonly territory: Territory
  readonly taker: Taker
  readonly mend: Mend
  readonly asked: number
}

async function settle(kernel: Kernel, tx: Tx, of: Settling, rows: readonly AsideRow[]): Promise<MendedRows> {
  const { run, territory, taker, mend } = of
  const key: RunKey = { jurisdictionId: run.jurisdictionId, runId: run.id }
  const plain = matchingOf(kernel, run, territory)
  const children = plain.consents.children || mend.accept.includes('consented')
  const matching = { ...plain, consents: { ...plain.consents, children } }
  const ground = groundOf(kernel, run, territory, mend)
  const judged = rows.map(row => judgedAgain(row, ground, of))
  const grouped = householdsOf(judged)
  const households = await homed(tx, run.jurisdictionId, grouped.households, rows)
  const decided = await matched(tx, matching, households, mend.accept)
  const personId = taker?.personId ?? null
  const at = kernel.clock.now()
  await writeDecided(tx, { ...matching, at, personId }, decided)
  const { aside } = splitAside(decided)
  const still = [...grouped.aside, ...aside]
  for (const one of still) await keepRow(tx, kernel.vault, key, one)
  const open = new Set(still.map(one => one.row))
  const mended = rows.map(one => one.row).filter(row => !open.has(row))
  await settleRows(tx, key, mended, { settled: 'mended', personId, at })
  await tellMates(tx, key, rows, decided, open)
  return { mended, problems: still.find(one => one.row === of.asked)?.problems ?? [] }
}

/** The row asked for, and those for which the same answer was given. */
async function targets(
  tx: Tx,
  kernel: Kernel,
  key: RunKey,
  asked: AsideRow,
  mend: Mend,
): Promise<readonly AsideRow[]> {
  const own = { ...asked, cells: { ...asked.cells, ...mend.cells } }
  const isShared = mend.accept.length > 0 || (mend.alike && mend.buildingId !== null)
  if (!isShared) return [own]
  const open = await openRows(tx, kernel.vault, key)
  const words = placeWords(asked.cells)
  const others = open.filter(
    row =>
      row.row !== asked.row &&
      (mend.accept.length > 0 ? row.door === asked.door : placeWords(row.cells) === words),
  )
  return [own, ...others]
}

/** What a row says of its building. */
export function placeWords({ compound, building, address }: Cells): string {
  return JSON.stringify([compound, building, address].map(cell => textIn(cell)))
}

function groundOf(kernel: Kernel, run: Run, territory: Territory, mend: Mend): JudgeGround {
  const { head } = run.summary as Summary
  return {
    today: matchingOf(kernel, run, territory).today,
    doors: doorsOf(territory, run.communityId, head.place),
    communityName: territory.community(run.communityId)?.name ?? '',
    phones: run.wishes.phones,
    buildingId:
      mend.buildingId !== null && isOf(territory, mend.buildingId, run.communityId) ? mend.buildingId : null,
  }
}

function isOf(territory: Territory, buildingId: string, communityId: string): boolean {
  const building = territory.building(buildingId)
  return building !== null && territory.compound(building.compoundId)?.communityId === communityId
}

/** Nobody's row cannot be mended into somebody's: it is dropped. A building that was picked stays picked, whatever else is still wrong. */
function judgedAgain({ row, cells }: AsideRow, ground: JudgeGround, { run, territory }: Settling): Judged {
  const judged = judgeRow(row, cells, ground)
  if (typeof judged === 'string') throw new Refusal('rosterUnfit', { reason: 'nobody', run: run.id })
  const building = ground.buildingId ? territory.building(ground.buildingId) : null
  if (!building) return judged
  const { address: _, ...rest } = judged.cells
  const { entrance, number } = judged.place ?? {}
  const door = judged.place ? { entrance: entrance!, room: number! } : {}
  const compound = territory.compound(building.compoundId)!.name
  return { ...judged, cells: { ...rest, compound, building: building.name, ...door } }
}

/** The household the others of the row went to, when it is behind the same door; else one that later rows of the door find again. */
async function homed(
  tx: Tx,
  jurisdictionId: number,
  households: readonly StagedHousehold[],
  rows: readonly AsideRow[],
): Promise<readonly StagedHousehold[]> {
  const byRow = new Map(rows.map(row => [row.row, row]))
  const told = rows.flatMap(row => row.householdId ?? [])
  const { rows: known } = await sql<{ id: string; buildingId: string; entrance: string; number: string }>`
    select h.id, d.building_id as "buildingId", d.entrance, d.number from household h
    join dwelling d on d.jurisdiction_id = h.jurisdiction_id and d.id = h.dwelling_id
    where h.jurisdiction_id = ${jurisdictionId} and h.id = any(${told}::uuid[]) and h.moved_out_on is null`.execute(
    tx,
  )
  const doors = new Map(known.map(row => [row.id, doorKey(row)]))
  return households.map(household => {
    const row = byRow.get(household.people[0]!.row)!
    const isThere = row.householdId !== null && doors.get(row.householdId) === doorKey(household.place)
    const id = isThere ? row.householdId! : idBeside(row.door, doorKey(household.place))
    return { ...household, id, beside: [] }
  })
}

async function tellMates(
  tx: Tx,
  key: RunKey,
  rows: readonly AsideRow[],
  decided: Awaited<ReturnType<typeof matched>>,
  open: ReadonlySet<number>,
): Promise<void> {
  const doors = new Map(rows.map(row => [row.row, row.door]))
  const homes = decided.flatMap(({ household, householdId }) => {
    const written = household.people.find(person => !open.has(person.row))
    const door = written && doors.get(written.row)
    return door ? [{ door, householdId }] : []
  })
  await tellDoors(tx, key, homes)
}

/** @throws Refusal notYours, notFound */
export async function dropRows(
  kernel: Kernel,
  taker: Taker,
  jurisdictionId: number,
  runId: string,
  rows: readonly number[],
): Promise<void> {
  const run = await ownRun(kernel, taker, jurisdictionId, runId)
  const personId = taker?.personId ?? null
  const how = { settled: 'dropped' as const, personId, at: kernel.clock.now() }
  await kernel.db.within(sightOf({ ...run, personId }), tx =>
    settleRows(tx, { jurisdictionId, runId }, rows, how),
  )
}
