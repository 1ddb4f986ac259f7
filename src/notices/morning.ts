/** The morning list: once a working day, shortly before the office opens, one list a person of what presses and what is new. */

import { sql } from 'kysely'
import { insertRows } from '../kernel/bulk.ts'
import { everythingOf, type Tx } from '../kernel/database.ts'
import { newId } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Calendar } from '../proceedings/calendar.ts'
import { civilDay } from '../proceedings/clock.ts'
import { dayOfNumber, instantAt, numberAt, timeAt } from '../proceedings/days.ts'
import { calendarOf } from '../proceedings/index.ts'
import { workingDayFrom } from '../proceedings/working-time.ts'
import { deputyOf, standInOf } from '../territory/index.ts'
import { planDeliveries } from './deliver.ts'
import { countsOf, morningKind } from './grouping.ts'
import { dueLines, heldLines, type Line, type Morning, takesPlaceOf } from './morning-lines.ts'

/** Minutes before the office opens. */
const leadMinutes = 30

type Needs = Pick<Kernel, 'db' | 'config' | 'clock'>

/**
 * Makes today's lists when it is time and they are not made yet: from half an hour before the office opens until it
 * closes, on working days. All of a jurisdiction's lists or none; a second run or server makes none.
 * @returns how many lists were made
 */
export async function makeMorningLists(kernel: Needs, jurisdictionId: number): Promise<number> {
  const now = kernel.clock.now()
  return kernel.db.within(everythingOf(jurisdictionId), async tx => {
    const calendar = await calendarOf(tx, jurisdictionId)
    if (!isTime(calendar, now)) return 0
    const made = await writeMorning(tx, jurisdictionId, calendar, now)
    await planDeliveries(kernel, tx, jurisdictionId, made)
    return made.length
  })
}

/** The lists of the last working morning, for a world that was lived through before it was written. */
export async function writeLastMorning(
  tx: Tx,
  jurisdictionId: number,
  calendar: Calendar,
  now: Date,
): Promise<void> {
  const opens = calendar.spans[0]![0] - leadMinutes * 60_000
  let day = numberAt(now.getTime())
  while (!calendar.working(day) || instantAt(day, opens) > now.getTime()) day -= 1
  await writeMorning(tx, jurisdictionId, calendar, new Date(instantAt(day, opens)))
}

/** The ids of the lists; none when the day has been seen to, or is by another process: it waits for that one to end. */
async function writeMorning(
  tx: Tx,
  jurisdictionId: number,
  calendar: Calendar,
  now: Date,
): Promise<readonly string[]> {
  const morning = morningOf(tx, jurisdictionId, calendar, now)
  const { onDay } = morning
  const begun = await tx
    .insertInto('morning')
    .values({ jurisdictionId, onDay, madeAt: now })
    .onConflict(conflict => conflict.doNothing())
    .returning('onDay')
    .executeTakeFirst()
  if (!begun) return []
  const made = await writeLists(morning)
  await tx
    .updateTable('morning')
    .set({ lists: made.length })
    .where('jurisdictionId', '=', jurisdictionId)
    .where('onDay', '=', onDay)
    .execute()
  return made
}

async function writeLists(morning: Morning): Promise<readonly string[]> {
  const { tx, jurisdictionId, onDay, now } = morning
  const held = await heldLines(morning)
  const fresh = held.filter(one => !one.stale)
  const lines = [...(await dueLines(morning)), ...fresh.map(one => one.line)]
  const readers = await readersOf(morning, lines)
  const lists = gathered(lines, readers)
  const ids = new Map([...lists.keys()].map(personId => [personId, newId(now.getTime())]))
  const rows = [...lists].map(([personId, own]) => ({
    id: ids.get(personId)!,
    personId,
    kind: morningKind,
    told: 'list',
    facts: { onDay, ...countsOf([...own.values()]) },
    dedupeKey: `${morningKind}:${onDay}`,
    createdAt: now,
  }))
  await insertRows(tx, 'notice', jurisdictionId, rows)
  const lineRows = [...lists].flatMap(([personId, own]) => rowsOf(ids.get(personId)!, personId, own))
  await insertRows(tx, 'listLine', jurisdictionId, lineRows)
  const listed = fresh.map(one => [one.id, ids.get(readers(one.line))!] as const)
  const stale = held.filter(one => one.stale).map(one => one.id)
  await putAway(morning, listed, stale)
  return rows.map(row => row.id)
}

function morningOf(tx: Tx, jurisdictionId: number, calendar: Calendar, now: Date): Morning {
  const today = numberAt(now.getTime())
  const endOf = (day: number) => new Date(instantAt(day + 1, 0))
  return {
    tx,
    jurisdictionId,
    now,
    onDay: dayOfNumber(today),
    todayEndsAt: endOf(today),
    nextWorkingDayEndsAt: endOf(workingDayFrom(today, 1, calendar)),
  }
}

function isTime(calendar: Calendar, now: Date): boolean {
  if (!calendar.day(civilDay(now)).working) return false
  const time = timeAt(now.getTime())
  const [opens, closes] = [calendar.spans[0]![0], calendar.spans.at(-1)![1]]
  return time >= opens - leadMinutes * 60_000 && time < closes
}

/** Reader → proceeding → the line that presses most. */
function gathered(lines: readonly Line[], readerOf: (line: Line) => string) {
  const lists = new Map<string, Map<string, Line>>()
  for (const line of lines) {
    const reader = readerOf(line)
    const own = lists.get(reader) ?? new Map<string, Line>()
    const asRead = { ...line, onBehalfOf: reader === line.personId ? line.onBehalfOf : line.personId }
    if (takesPlaceOf(asRead, own.get(line.proceedingId))) own.set(line.proceedingId, asRead)
    lists.set(reader, own)
  }
  return lists
}

/** Whoever is on leave, or gone, has the line read by the deputy or the duty officer; a restricted one never by the duty officer. */
async function readersOf(
  { tx, jurisdictionId, onDay }: Morning,
  lines: readonly Line[],
): Promise<(line: Line) => string> {
  const persons = [...new Set(lines.map(line => line.personId))]
  const { rows } = await sql<{ id: string }>`select p.id from person p
    where p.jurisdiction_id = ${jurisdictionId} and p.id = any(${persons}::uuid[])
      and (not p.active or exists (select from absence a where a.jurisdiction_id = p.jurisdiction_id and a.person_id = p.id
        and ${onDay}::date between a.from_on and a.to_on))`.execute(tx)
  const away = new Map<string, { open: string; restricted: string }>()
  for (const { id } of rows) {
    const restricted = (await standInOf(tx, id, onDay)) ?? id
    away.set(id, { open: (await deputyOf(tx, id, onDay)) ?? id, restricted })
  }
  return ({ personId, facts }) => away.get(personId)?.[facts.restricted ? 'restricted' : 'open'] ?? personId
}

function rowsOf(noticeId: string, personId: string, lines: ReadonlyMap<string, Line>) {
  return [...lines.values()].map(({ proceedingId, part, onBehalfOf, kind, facts, dueAt }) => {
    return { noticeId, proceedingId, part, personId, onBehalfOf, kind, facts, dueAt }
  })
}

/** Held notices are in a list now; those dealt with since are of no use to anybody. */
async function putAway(
  { tx, jurisdictionId }: Morning,
  listed: readonly (readonly [id: string, listId: string])[],
  stale: readonly string[],
): Promise<void> {
  const [ids, listIds] = [listed.map(one => one[0]), listed.map(one => one[1])]
  await sql`update notice n set list_id = l.list_id
    from unnest(${ids}::uuid[], ${listIds}::uuid[]) as l(id, list_id)
    where n.jurisdiction_id = ${jurisdictionId} and n.id = l.id`.execute(tx)
  await sql`delete from notice where jurisdiction_id = ${jurisdictionId} and id = any(${stale}::uuid[])`.execute(
    tx,
  )
}
