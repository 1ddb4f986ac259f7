/** Half a year of visits for the demo's households: written set-wise, by people of each household's grid; all that is said in them is invented. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import { addDays } from '../proceedings/days.ts'
import { keepNotes, noteBox } from './note.ts'
import { targetDefaults } from './targets.ts'

type DemoKernel = Pick<Kernel, 'vault' | 'clock'>
const historyDays = 182
const notesWritten = 240
const matterVisits = 40

/**
 * For every household of the jurisdiction, the same at every call for the same households and day.
 * @returns how many visits were written
 */
export async function writeDemoVisits(kernel: DemoKernel, tx: Tx, jurisdictionId: number): Promise<number> {
  const todayOn = civilDay(kernel.clock.now())
  // Just filled: without figures of its tables the database would look through all households for every building.
  await sql`analyze building, household, service_need, post, grid`.execute(tx)
  const usual = await writeUsual(tx, jurisdictionId, todayOn)
  const asked = await writeAsked(tx, jurisdictionId, todayOn)
  await raiseSomeMatters(tx, jurisdictionId)
  await writeNotes(kernel, tx, jurisdictionId)
  return usual + asked
}

/** A number between 0 and 1 that hangs on these words alone. */
const chance = (words: ReturnType<typeof sql>) =>
  sql`((('x' || left(md5(${words}), 7))::bit(28)::int)::float8 / 268435456)`
const of = (salt: string) => chance(sql`h.id::text || ${sql.lit(salt)}`)
const ofTurn = (salt: string) => chance(sql`h.id::text || n || ${sql.lit(salt)}`)

/** Leaders and members of each grid in force. */
const people = (jurisdictionId: number) => sql`
  select g.id as grid_id, g.setting, array_agg(distinct o.person_id order by o.person_id) as ids
  from grid g join grid v on v.jurisdiction_id = g.jurisdiction_id and v.code = g.code
  join post o on o.jurisdiction_id = g.jurisdiction_id and o.grid_id = v.id and o.role in ('gridLeader', 'gridMember') and o.valid_to is null
  where g.jurisdiction_id = ${jurisdictionId} and g.valid_to is null group by g.id, g.setting`

const insertInto = sql`insert into visit (jurisdiction_id, id, household_id, building_id, grid_id, community_id, person_id, purpose, outcome,
  consented, next_on, at, on_day, recorded_at, said)`

/** UUIDv7 of the instant, as a phone would have made it. */
const idOf = sql`(lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(id::text || n || on_day), 1, 3)
  || '8' || substr(md5(id::text || n || on_day), 4, 15))::uuid`

/** In office hours, entered a few minutes later; who came, whom they met. */
const columns = (purpose: ReturnType<typeof sql>, todayOn: string) => sql`
  select jurisdiction_id, ${idOf}, id, building_id, grid_id, community_id,
    ids[1 + floor(${chance(sql`id::text || n || 'who'`)} * array_length(ids, 1))::int], ${purpose}, outcome, false,
    case when outcome = 'met' and on_day > ${todayOn}::date - 21 and ${chance(sql`id::text || n || 'next'`)} < 0.12
      then on_day + 7 + floor(${chance(sql`id::text || n || 'on'`)} * 28)::int end,
    at, on_day, at + interval '4 minutes', sha256((id::text || n)::bytea)`

const outcomeOf = sql`case when h.visits = 'refused' and n = 0 then 'refused'
  when ${ofTurn('out')} < 0.83 then 'met' when ${ofTurn('out')} < 0.95 then 'nobody' when ${ofTurn('out')} < 0.98 then 'byPhone' else 'refused' end`
const instantOf = (salt: string) =>
  sql`(on_day + time '08:40' + floor(${chance(sql`id::text || n || ${sql.lit(salt)}`)} * 500) * interval '1 minute') at time zone 'Asia/Shanghai'`

/** Round by round as often as the target says, here sooner and there later; a few households not yet. */
async function writeUsual(tx: Tx, jurisdictionId: number, todayOn: string): Promise<number> {
  const { urban, rural, pastoral } = targetDefaults
  const { numAffectedRows } = await sql`
    ${insertInto}
    with worker as (${people(jurisdictionId)}), home as (
      select h.*, w.grid_id, w.ids, (case w.setting when 'rural' then ${rural.everyDays}::int when 'pastoral' then ${pastoral.everyDays}::int
        else ${urban.everyDays}::int end * (0.6 + 0.6 * ${of('pace')}) * (0.85 + 0.4 * ${chance(sql`w.grid_id::text`)})) as pace
      from worker w join building b on b.jurisdiction_id = ${jurisdictionId} and b.grid_id = w.grid_id
      join household h on h.jurisdiction_id = ${jurisdictionId} and h.building_id = b.id and h.moved_out_on is null
      where ${of('new')} > 0.07
    ), turn as (
      select h.*, n, ${outcomeOf} as outcome, ${todayOn}::date - 1 - floor(h.pace * (n + ${of('first')}))::int as on_day
      from home h cross join generate_series(0, 8) n where h.visits = 'welcome' or n = 0
    ), timed as (select *, ${instantOf('time')} as at from turn where on_day > ${addDays(todayOn, -historyDays)}::date)
    ${columns(sql`case when ${chance(sql`id::text || n || 'why'`)} < 0.05 then 'matter' else 'routine' end`, todayOn)} from timed`.execute(
    tx,
  )
  return Number(numAffectedRows ?? 0)
}

/** Whoever asked for a visit every week or month is visited so, mostly in time. */
async function writeAsked(tx: Tx, jurisdictionId: number, todayOn: string): Promise<number> {
  const { numAffectedRows } = await sql`
    ${insertInto}
    with worker as (${people(jurisdictionId)}), home as (
      select distinct on (h.id) h.*, w.grid_id, w.ids, n.kind as asked, case n.kind when 'monthlyVisit' then 30 else 7 end as pace
      from service_need n join household h on h.jurisdiction_id = n.jurisdiction_id and h.id = n.household_id and h.visits = 'welcome'
      join building b on b.jurisdiction_id = h.jurisdiction_id and b.id = h.building_id join worker w on w.grid_id = b.grid_id
      where n.jurisdiction_id = ${jurisdictionId} and n.kind in ('weeklyVisit', 'monthlyVisit', 'weeklyCall') and n.ended_on is null
      order by h.id, n.id
    ), turn as (
      select h.*, n, case when asked = 'weeklyCall' then 'byPhone' when ${ofTurn('asked')} < 0.92 then 'met' else 'nobody' end as outcome,
        ${todayOn}::date - 1 - floor(h.pace * (n + 1.15 * ${ofTurn('late')}))::int as on_day
      from home h cross join generate_series(0, 25) n
    ), timed as (select *, ${instantOf('call')} as at from turn where on_day > ${addDays(todayOn, -historyDays)}::date)
    ${columns(sql`'need'`, todayOn)} from timed on conflict do nothing`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** Some matters of a building were brought up at a door there, the day they were reported. */
async function raiseSomeMatters(tx: Tx, jurisdictionId: number): Promise<void> {
  await sql`
    insert into visit_matter (jurisdiction_id, visit_id, proceeding_id)
    select distinct on (v.id) v.jurisdiction_id, v.id, p.id
    from matter m join proceeding p on p.jurisdiction_id = m.jurisdiction_id and p.id = m.proceeding_id and not p.sealed
    join visit v on v.jurisdiction_id = m.jurisdiction_id and v.building_id = m.building_id and v.outcome = 'met'
      and v.on_day = (p.opened_at at time zone 'Asia/Shanghai')::date
    where m.jurisdiction_id = ${jurisdictionId} and m.channel = 'grid'
    order by v.id, p.opened_at limit ${matterVisits}`.execute(tx)
}

const said = [
  ['孩子在外地上班，平时两位老人自己住，想在卫生间装个扶手。', '已记下，联系物业本周来看。'],
  ['楼道里的声控灯坏了几天，晚上回来看不清。', '已报网格，请物业维修。'],
  ['最近想办老年卡，不知道去哪里办。', '告知到社区一楼窗口办理，带身份证和照片。'],
  ['冬天暖气不太热，想请人来看看管道。', '已联系供热站上门检查。'],
  ['家里一切都好，没有困难。', '留下了网格联系卡。'],
  ['小区里电动车乱停，堵着单元门口。', '约好和物业一起划停车线。'],
  ['想了解医保缴费怎么在手机上交。', '当面教了一遍，本人已会操作。'],
  ['院里的井盖有响声，担心孩子踩空。', '现场看过，已放警示牌并上报。'],
] as const

/** Of those who agreed to it; a note for each visit would say nothing more. */
async function writeNotes(kernel: DemoKernel, tx: Tx, jurisdictionId: number): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from visit where jurisdiction_id = ${jurisdictionId} and outcome = 'met' order by on_day desc, id limit ${notesWritten}`.execute(
    tx,
  )
  const notes = rows.map(
    (_, i) => noteBox(kernel, { heard: said[i % said.length]![0], advice: said[i % said.length]![1] })!,
  )
  await keepNotes(
    tx,
    jurisdictionId,
    rows.map(row => row.id),
    notes,
  )
}
