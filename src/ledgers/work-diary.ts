/** The work diary 工作日志 of one worker and week: every act, visit, patrol and entry by day. Nothing is added up, nobody is compared. */
import { sql } from 'kysely'
import { type Tx, turnTo } from '../kernel/database.ts'
import { civilDay } from '../proceedings/clock.ts'
import { mayReadRegistry } from '../registry/index.ts'
import { sightOf } from './area.ts'
import { type Ask, gridName, type LedgerRow, type Page, type Source, type Value } from './ask.ts'
import { visitsBy } from './visit-log.ts'
import { localInstant } from './worded.ts'

/** A week of one person; more is a machine's. */
const most = 3000

export const workDiary: Source = {
  async page(tx, ask, after, limit): Promise<Page> {
    const rows = await diaryOf(tx, ask)
    const from = after === null ? 0 : Number(after[0])
    const next = from + limit
    return {
      rows: rows.slice(from, next),
      last: next < rows.length ? [String(next)] : null,
      total: rows.length,
    }
  },
  async count(tx, ask) {
    return (await diaryOf(tx, ask)).length
  },
}

/** Visits under the sight of the registry; what was done to matters, patrols and hazards under one's own. */
async function diaryOf(tx: Tx, ask: Ask): Promise<readonly LedgerRow[]> {
  const visits = mayReadRegistry(ask.staff) ? await visitsBy(tx, ask) : []
  const entries = mayReadRegistry(ask.staff) ? await entriesBy(tx, ask) : []
  await turnTo(tx, ask.staff.sight)
  const work = [...(await actsBy(tx, ask)), ...(await patrolsBy(tx, ask)), ...(await hazardsBy(tx, ask))]
  await turnTo(tx, sightOf(ask))
  return [...visits, ...entries, ...work]
    .filter(({ values }) => ask.kind === 'all' || values.workKind === ask.kind)
    .sort((a, b) => instantOf(a) - instantOf(b) || (a.id < b.id ? -1 : 1))
    .map(row => dated(row))
}

async function actsBy(tx: Tx, ask: Ask): Promise<readonly LedgerRow[]> {
  const { rows } = await sql<Act>`
    select a.id, a.at, a.step, p.id as "proceedingId", p.procedure, p.number, p.grid_id as "gridId", m.place_text as place
    from act a join proceeding p on p.jurisdiction_id = a.jurisdiction_id and p.id = a.proceeding_id
    left join matter m on m.jurisdiction_id = p.jurisdiction_id and m.proceeding_id = p.id
    where a.jurisdiction_id = ${ask.staff.jurisdictionId} and a.actor_id = ${ask.personId}::uuid
      and a.at >= ${ask.period.beginsAt} and a.at < ${ask.period.endsAt}
    order by a.at, a.id limit ${most}`.execute(tx)
  return rows.map(row => ({
    id: row.id,
    opens:
      row.procedure === 'matter'
        ? { kind: 'matter', id: row.proceedingId }
        : { kind: 'proceedings', id: row.proceedingId },
    values: {
      at: row.at,
      workKind: 'act',
      done: stepName(row, ask),
      where: row.place,
      matter: row.number,
      grid: gridName(ask, row.gridId),
    },
  }))
}

interface Act {
  id: string
  at: Date
  step: string
  proceedingId: string
  procedure: string
  number: string
  gridId: string | null
  place: string | null
}

/** In the words of its procedure, else of those all share. */
function stepName({ procedure, step }: Act, { t }: Ask): string {
  for (const names of [procedure, 'conduct', 'matter']) {
    const word = t(`${names}:step.${step}`)
    if (!word.endsWith(`step.${step}`)) return word
  }
  return step
}

async function patrolsBy(tx: Tx, ask: Ask): Promise<readonly LedgerRow[]> {
  const { rows } = await sql<{
    id: string
    at: Date
    name: string | null
    done: number
    planned: number
    gridId: string | null
  }>`
    select p.id, p.started_at as at, l.name, p.stops_done as done, p.stops_planned as planned, p.grid_id as "gridId"
    from patrol p left join patrol_plan l on l.jurisdiction_id = p.jurisdiction_id and l.id = p.plan_id and l.revision = p.revision
    where p.jurisdiction_id = ${ask.staff.jurisdictionId} and p.person_id = ${ask.personId}::uuid
      and p.started_at >= ${ask.period.beginsAt} and p.started_at < ${ask.period.endsAt} limit ${most}`.execute(
    tx,
  )
  return rows.map(({ id, at, name, done, planned, gridId }) => ({
    id,
    values: {
      at,
      workKind: 'patrol',
      done: ask.t('ledger:diary.patrol', { done, planned }),
      where: name,
      matter: null,
      grid: gridName(ask, gridId),
    },
  }))
}

async function hazardsBy(tx: Tx, ask: Ask): Promise<readonly LedgerRow[]> {
  const { rows } = await sql<{
    id: string
    at: Date
    kind: string
    what: string
    place: string
    matter: string | null
    gridId: string | null
  }>`
    select e.id, e.at, e.kind, h.what, h.place_text as place, h.grid_id as "gridId", p.number as matter
    from hazard_event e join hazard h on h.jurisdiction_id = e.jurisdiction_id and h.id = e.hazard_id
    left join proceeding p on p.jurisdiction_id = h.jurisdiction_id and p.id = h.proceeding_id
    where e.jurisdiction_id = ${ask.staff.jurisdictionId} and e.person_id = ${ask.personId}::uuid
      and e.at >= ${ask.period.beginsAt} and e.at < ${ask.period.endsAt} limit ${most}`.execute(tx)
  return rows.map(({ id, at, kind, what, place, matter, gridId }) => ({
    id,
    values: {
      at,
      workKind: 'hazard',
      done: ask.t('ledger:diary.hazard', { event: ask.t(`ledger:code.hazardEvent.${kind}`), what }),
      where: place,
      matter,
      grid: gridName(ask, gridId),
    },
  }))
}

/** Entries in the registry of one hour stand on one line: how many, of nobody by name. */
async function entriesBy(tx: Tx, ask: Ask): Promise<readonly LedgerRow[]> {
  const { rows } = await sql<{ id: string; at: Date; kind: string; n: number }>`
    select (array_agg(c.id order by c.at))[1] as id, min(c.at) as at, c.kind, count(*)::int as n from registry_change c
    where c.jurisdiction_id = ${ask.staff.jurisdictionId} and c.person_id = ${ask.personId}::uuid
      and c.at >= ${ask.period.beginsAt} and c.at < ${ask.period.endsAt}
    group by c.kind, date_trunc('hour', c.at) limit ${most}`.execute(tx)
  return rows.map(({ id, at, kind, n }) => ({
    id,
    values: {
      at,
      workKind: 'entry',
      done: ask.t('ledger:diary.entry', { count: n, change: ask.t(`ledger:code.change.${kind}`) }),
      where: null,
      matter: null,
      grid: null,
    },
  }))
}

function instantOf({ values }: LedgerRow): number {
  return (values.at as Date).getTime()
}

function dated({ values: { at, ...values }, ...row }: LedgerRow): LedgerRow {
  const day: Record<string, Value> = { onDay: civilDay(at as Date), time: localInstant(at as Date).slice(11) }
  return { ...row, values: { ...day, ...values } }
}
