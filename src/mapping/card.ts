/** The card of a grid: borders in words, neighbours, buildings, households, people with their work phones, every version it had. */
import type { Kysely } from 'kysely'
import type { DB, Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Translate } from '../kernel/i18n.ts'
import { civilDay } from '../proceedings/clock.ts'
import { rounded } from '../territory/coordinates.ts'
import { dutyHolders, type GridRow, type Staff, type Territory } from '../territory/index.ts'
import { type Boundary, boxOf, polygonsOf } from '../territory/locate.ts'
import { asksFor } from './asks.ts'
import { barriersOf, boxOfLines } from './barriers.ts'
import { type Reading, valuesOf } from './figures.ts'
import { figuresQueryShape, type GridCard } from './shape.ts'
import { sidesOf } from './sides.ts'
import { seesGrid, type Versions, versionsOf } from './sight.ts'

export interface CardReading extends Reading {
  readonly t: Translate
  readonly origin: string
  /** Past row-level security, for places and posts. */
  readonly owner: Kysely<DB>
  /** Within what the reader may see. */
  within<T>(work: (tx: Tx) => Promise<T>): Promise<T>
}

/**
 * @param id of any version: an old sheet's code leads to the grid in force
 * @throws Refusal notFound for a grid out of sight, or one that ended
 */
export async function readCard(id: string, reading: CardReading): Promise<GridCard> {
  const { territory, owner, now } = reading
  // One after the other: whoever held one connection and waited for a second would wait for all others who do.
  const { grid, figures } = await reading.within(tx => seenGrid(tx, id, reading))
  const jurisdictionId = territory.jurisdiction.id
  const community = territory.community(grid.communityId)!
  const around = surroundings(grid, territory)
  const near = (await barriersOf(owner, jurisdictionId)).filter(({ lines }) =>
    overlap(boxOfLines(lines), around.view),
  )
  const [buildings, history, holders] = [
    await buildingsOf(owner, territory, grid),
    await historyOf(owner, jurisdictionId, grid),
    await dutyHolders(owner, territory, grid.id, civilDay(now)),
  ]
  const current = history.find(row => row.id === grid.id)!
  return {
    ...namesOf(grid),
    version: grid.version,
    validFrom: current.validFrom,
    decidedOn: current.decidedOn,
    decision: current.decision,
    households: grid.households,
    community: {
      id: community.id,
      name: community.name,
      code: community.code,
      phone: territory.unit(community.unitId)?.phone ?? null,
    },
    jurisdiction: territory.jurisdiction.name,
    url: `${reading.origin}/desk/map?grid=${grid.id}`,
    printedOn: civilDay(now),
    boundary: grid.boundary && roundedBoundary(grid.boundary),
    sides: grid.boundary ? sidesOf(grid.boundary, near, around.neighbours) : [],
    neighbours: around.neighbours.map(({ id, name, communityName, boundary }) => ({
      id,
      name,
      communityName,
      boundary: roundedBoundary(boundary),
    })),
    barriers: near.map(({ kind, name, lines }) => ({
      kind,
      name,
      lines: lines.map(line => line.map(p => [rounded(p[0]), rounded(p[1])] as [number, number])),
    })),
    buildings,
    holders: holders.map(({ role, name, unitName, workPhone }) => ({
      role,
      roleLabel: reading.t(`auth:role.${role}`),
      name,
      unit: unitName,
      workPhone,
    })),
    versions: history,
    figures,
  }
}

async function seenGrid(tx: Tx, id: string, reading: CardReading) {
  const { territory, staff } = reading
  const versions = await versionsOf(tx, territory)
  const grid = versions.inForce(id)
  if (!grid || !seesGrid(staff, grid, versions)) throw new Refusal('notFound', {})
  return { grid, figures: await ownFigures(tx, grid, versions, reading) }
}

function namesOf({ id, code, name, kind }: GridRow) {
  return { id, code, name, kind: kind as GridCard['kind'] }
}

type Box = readonly [number, number, number, number]

/** The grids that are seen around it on its sheet. */
function surroundings(grid: GridRow, territory: Territory) {
  if (!grid.boundary) return { view: [0, 0, 0, 0] as Box, neighbours: [] }
  const [west, south, east, north] = boxOf(grid.boundary)
  const rim = Math.max(east - west, north - south) * 0.3
  const view: Box = [west - rim, south - rim, east + rim, north + rim]
  const neighbours = territory.grids.flatMap(one =>
    one.id !== grid.id && one.boundary && overlap(boxOf(one.boundary), view)
      ? [
          {
            id: one.id,
            name: one.name,
            communityName: territory.community(one.communityId)?.name ?? '',
            boundary: one.boundary,
          },
        ]
      : [],
  )
  return { view, neighbours }
}

function overlap(a: Box, b: Box): boolean {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1]
}

async function buildingsOf(
  owner: Kysely<DB>,
  territory: Territory,
  grid: GridRow,
): Promise<GridCard['buildings']> {
  const rows = await owner
    .selectFrom('building')
    .select(['id', 'name', 'compoundId', 'households', 'lng', 'lat', 'outline'])
    .where('jurisdictionId', '=', territory.jurisdiction.id)
    .where('gridId', '=', grid.id)
    .execute()
  const collator = new Intl.Collator('zh-CN', { numeric: true })
  return rows
    .map(row => ({
      id: row.id,
      name: row.name,
      compound: territory.compound(row.compoundId)?.name ?? '',
      households: row.households,
      at: [rounded(row.lng), rounded(row.lat)] as [number, number],
      outline: row.outline ? roundedBoundary(row.outline as unknown as Boundary) : null,
    }))
    .sort((a, b) => collator.compare(a.compound, b.compound) || collator.compare(a.name, b.name))
}

async function historyOf(
  owner: Kysely<DB>,
  jurisdictionId: number,
  grid: GridRow,
): Promise<GridCard['versions']> {
  return owner
    .selectFrom('grid as g')
    .leftJoin('gridPlan as p', join =>
      join.onRef('p.jurisdictionId', '=', 'g.jurisdictionId').onRef('p.id', '=', 'g.planId'),
    )
    .select([
      'g.id',
      'g.version',
      'g.name',
      'g.households',
      'g.validFrom',
      'g.validTo',
      'g.decidedOn',
      'p.decision',
    ])
    .where('g.jurisdictionId', '=', jurisdictionId)
    .where('g.code', '=', grid.code)
    .orderBy('g.version', 'desc')
    .execute() as unknown as Promise<GridCard['versions']>
}

/** Each of the map's figures for this grid alone. */
async function ownFigures(
  tx: Tx,
  grid: GridRow,
  versions: Versions,
  reading: Reading,
): Promise<GridCard['figures']> {
  const figures: GridCard['figures'] = []
  for (const ask of asksFor((reading.staff as Staff).roles)) {
    const values = await valuesOf(tx, figuresQueryShape.parse({ ask }), [grid], versions, reading)
    figures.push({ ask, value: values.get(grid.id)?.value ?? null })
  }
  return figures
}

function roundedBoundary(boundary: Boundary): NonNullable<GridCard['boundary']> {
  const polygons = polygonsOf(boundary).map(rings =>
    rings.map(ring => ring.map(point => [rounded(point[0]), rounded(point[1])] as [number, number])),
  )
  return boundary.type === 'Polygon'
    ? { type: 'Polygon', coordinates: polygons[0]! }
    : { type: 'MultiPolygon', coordinates: polygons }
}
