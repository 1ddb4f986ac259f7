/** Some months of patrols for the demo: a plan in each grid of the first communities, walked most weeks, and hazards in every state. Invented. */
import { sql } from 'kysely'
import { insertRows } from '../kernel/bulk.ts'
import type { Tx } from '../kernel/database.ts'
import { translator } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import { addDays, instantOf } from '../proceedings/days.ts'
import { type DemoHazard, hazardRows, matterHazards } from './demo-hazards.ts'
import { type Drawn, drawnFrom } from './demo-random.ts'
import { type PlaceKind, placeKinds } from './kinds.ts'
import type { Stop } from './shape.ts'

/** So many communities patrol by plan, so many days back. */
const [communities, daysBack] = [5, 126]

export interface DemoGrid {
  readonly id: string
  readonly communityId: string
  readonly name: string
  readonly persons: readonly string[]
  readonly buildings: readonly {
    readonly id: string
    readonly name: string
    readonly lng: number
    readonly lat: number
  }[]
}

/**
 * In the transaction of the demo, after matters were written; the same for the same town and day.
 * @returns how many patrols and hazards were written
 */
export async function writeDemoPatrols(
  kernel: Pick<Kernel, 'clock'>,
  tx: Tx,
  jurisdictionId: number,
): Promise<{ patrols: number; hazards: number }> {
  const now = kernel.clock.now()
  const grids = await gridsOf(tx, jurisdictionId)
  const written = grids.map((grid, i) => patrolsOf(drawnFrom(`${grid.id} ${i}`), grid, i, now))
  const hazards = [
    ...written.flatMap(one => one.hazards),
    ...(await matterHazards(tx, jurisdictionId, grids, now)),
  ]
  const { rows, events } = hazardRows(hazards, now)
  await insertRows(
    tx,
    'patrolPlan',
    jurisdictionId,
    written.map(one => one.plan),
  )
  await insertRows(
    tx,
    'patrol',
    jurisdictionId,
    written.flatMap(one => one.patrols),
  )
  await insertRows(
    tx,
    'patrolCheck',
    jurisdictionId,
    written.flatMap(one => one.checks),
  )
  await insertRows(tx, 'hazard', jurisdictionId, rows)
  await insertRows(tx, 'hazardEvent', jurisdictionId, events)
  return { patrols: written.reduce((sum, one) => sum + one.patrols.length, 0), hazards: rows.length }
}

/** With the people at their posts and some of their buildings, by name. */
async function gridsOf(tx: Tx, jurisdictionId: number): Promise<DemoGrid[]> {
  const { rows } = await sql<DemoGrid>`
    select g.id, g.community_id, g.name,
      (select array_agg(distinct o.person_id order by o.person_id) from post o where o.jurisdiction_id = g.jurisdiction_id
        and o.grid_id = g.id and o.role in ('gridLeader', 'gridMember') and o.valid_to is null) as persons,
      (select jsonb_agg(jsonb_build_object('id', b.id, 'name', c.name || b.name, 'lng', b.lng, 'lat', b.lat) order by b.lng, b.id)
        from building b join compound c on c.jurisdiction_id = b.jurisdiction_id and c.id = b.compound_id
        where b.jurisdiction_id = g.jurisdiction_id and b.grid_id = g.id) as buildings
    from grid g where g.jurisdiction_id = ${jurisdictionId} and g.valid_to is null and g.community_id in
      (select id from community where jurisdiction_id = ${jurisdictionId} order by code limit ${communities})
    order by g.code`.execute(tx)
  return rows.filter(row => row.persons?.length && row.buildings?.length)
}

function patrolsOf(drawn: Drawn, grid: DemoGrid, index: number, now: Date) {
  const today = civilDay(now)
  const everyDays = [7, 7, 14, 3][index % 4]!
  const stops = stopsOf(drawn, grid)
  const begunOn = addDays(today, -daysBack)
  const begun = instantOf(begunOn, '09:00')
  const plan = {
    id: drawn.id(begun),
    communityId: grid.communityId,
    gridId: grid.id,
    name: index % 3 === 0 ? '消防安全巡查' : index % 3 === 1 ? '楼道和院落巡查' : '重点部位巡查',
    stops,
    everyDays,
    validFrom: begunOn,
    revision: 1,
    at: begun,
  }
  const patrols: object[] = []
  const checks: object[] = []
  const hazards: DemoHazard[] = []
  // In one grid in six nobody has walked lately: the plan is missed.
  const last = index % 6 === 4 ? -20 : -drawn.whole(0, 2)
  for (let day = -daysBack + everyDays; day <= last; day += everyDays + (drawn.next() < 0.2 ? 2 : 0)) {
    const walk = walkOn(drawn, { grid, plan, stops, onDay: addDays(today, day) })
    if (walk.patrol.endedAt > now) continue
    patrols.push(walk.patrol)
    checks.push(...walk.checks)
    hazards.push(...walk.hazards)
  }
  return { plan, patrols, checks, hazards }
}

const kindsOfStops: readonly PlaceKind[] = [
  'stairwell',
  'firePassage',
  'compound',
  'smallShop',
  'road',
  'schoolGate',
]

function stopsOf(drawn: Drawn, { buildings }: DemoGrid): Stop[] {
  const t = translator('zh-CN')
  const count = Math.min(buildings.length, 5)
  return Array.from({ length: count }, (_, i) => {
    const building = buildings[Math.floor((i * buildings.length) / count)]!
    const kind = kindsOfStops[(i + drawn.whole(0, 1)) % kindsOfStops.length]!
    const words = placeKinds[kind].slice(0, 3)
    return {
      id: drawn.id(new Date(0)),
      name: `${building.name}${t(`patrol:place.${kind}`)}`.slice(0, 60),
      kind,
      lng: building.lng,
      lat: building.lat,
      buildingId: building.id,
      items: words.map(word => ({ id: drawn.id(new Date(0)), text: t(`patrol:item.${kind}.${word}`) })),
    }
  })
}

interface On {
  readonly grid: DemoGrid
  readonly plan: { readonly id: string; readonly revision: number }
  readonly stops: readonly Stop[]
  readonly onDay: string
}

function walkOn(drawn: Drawn, { grid, plan, stops, onDay }: On) {
  const startedAt = new Date(instantOf(onDay, '09:00').getTime() + drawn.whole(0, 360) * 60_000)
  const id = drawn.id(startedAt)
  const personId = drawn.pick(grid.persons)
  const done = drawn.next() < 0.8 ? stops.length : Math.max(1, stops.length - drawn.whole(1, 2))
  const checks: object[] = []
  const hazards: DemoHazard[] = []
  let notOk = 0
  stops.forEach((stop, s) => {
    stop.items.forEach((item, i) => {
      const at = new Date(startedAt.getTime() + (s * 7 + i + 1) * 60_000)
      const bad = s < done && drawn.next() < 0.03
      const hazard = bad && drawn.next() < 0.75 ? foundAt(drawn, grid, stop, { at, personId }) : null
      if (bad) notOk += 1
      if (hazard) hazards.push(hazard)
      const result = s >= done ? 'notReached' : bad ? 'notOk' : 'ok'
      const note = bad ? drawn.pick(['已当面提醒整改', '已拍照登记', '已告知物业']) : ''
      const row = { id: drawn.id(at), patrolId: id, stopId: stop.id, itemId: item.id, result, note, at }
      checks.push({ ...row, hazardId: hazard?.id ?? null, recordedAt: at })
    })
  })
  const endedAt = new Date(startedAt.getTime() + (stops.length * 7 + 5) * 60_000)
  const patrol = {
    id,
    planId: plan.id,
    revision: plan.revision,
    gridId: grid.id,
    communityId: grid.communityId,
    personId,
    startedAt,
    endedAt,
    trackMetres: drawn.next() < 0.6 ? drawn.whole(600, 2400) : null,
    stopsPlanned: stops.length,
    stopsDone: done,
    notOk,
    recordedAt: endedAt,
  }
  return { patrol, checks, hazards }
}

const findings = {
  stairwell: [
    ['passage', '楼道内堆放纸箱和旧家具，影响疏散'],
    ['ebike', '一层楼道内停放电动车并充电'],
    ['fireEquipment', '二层消火栓箱门损坏，水带缺失'],
    ['lighting', '三层楼道灯不亮'],
  ],
  firePassage: [['passage', '消防通道被车辆占用']],
  compound: [
    ['manhole', '院内一处井盖松动'],
    ['falling', '外墙保温层局部空鼓'],
  ],
  smallShop: [['electricity', '店内私拉插线板，线路老化']],
  road: [['road', '人行道地砖塌陷']],
  schoolGate: [['school', '校门口防撞桩缺失一根']],
} as const

function foundAt(
  drawn: Drawn,
  grid: DemoGrid,
  stop: Stop,
  { at, personId }: { readonly at: Date; readonly personId: string },
): DemoHazard {
  const of = findings[stop.kind as keyof typeof findings] ?? findings.stairwell
  const [kind, what] = drawn.pick<readonly [string, string]>(of)
  const { lng, lat, buildingId } = stop
  return {
    ...{ id: drawn.id(at), kind, what, placeText: stop.name, lng, lat, buildingId, at, personId, drawn },
    gridId: grid.id,
    communityId: grid.communityId,
    persons: grid.persons,
    grade: kind === 'electricity' || kind === 'falling' || drawn.next() < 0.1 ? 'serious' : 'ordinary',
    matter: null,
  }
}
