/** The same page and count as the program's, as one would write them at first: every condition in one statement, matter joined, no fences. */
import { isOneHan, queryOf } from '../../src/matters/lists/search.ts'

export interface PlainAsk {
  readonly jurisdictionId: number
  readonly query: Readonly<Record<string, unknown>>
  /** What concerns the reader; null = the whole jurisdiction. */
  readonly sight: {
    grids: readonly string[]
    communities: readonly string[]
    units: readonly string[]
  } | null
  /** Of lists of what waits for the reader: who holds it, and in which places as what. */
  readonly waits: {
    persons: readonly string[]
    roles: readonly (readonly [string, string | null, readonly string[]])[]
  }
  readonly now: Date
}

/** From now on in so many days; back so many civil days, today the last of them. */
const days = (now: Date, n: number) => {
  if (n >= 0) return new Date(now.getTime() + n * 86_400_000)
  const today = Math.floor((now.getTime() + 8 * 3_600_000) / 86_400_000)
  return new Date((today + n + 1) * 86_400_000 - 8 * 3_600_000)
}

const figures: Readonly<Record<string, (now: (days: number) => string) => string>> = {
  dueSoon: at => `p.closed_at is null and p.next_due_at >= ${at(0)} and p.next_due_at < ${at(1)}`,
  overdue: at => `p.closed_at is null and p.next_due_at < ${at(0)}`,
  unassigned: () =>
    `p.closed_at is null and p.handler_id is null and p.state in ('reported','filed','escalated','dispatched','returned')`,
  open: () => 'p.closed_at is null',
  supervised: () => 'p.closed_at is null and p.supervised',
  suspended: () => 'p.closed_at is null and p.suspended',
  verifying: () => `p.closed_at is null and p.state = 'verifying'`,
  received7d: at => `p.opened_at >= ${at(-7)}`,
  closed7d: at => `p.closed_at >= ${at(-7)} and p.state = 'closed'`,
  dissatisfied: at => `m.satisfied <= 2 and p.opened_at >= ${at(-90)}`,
  provisional: () => 'p.closed_at is null and p.next_due_provisional',
  missed90d:
    at => `p.state = 'closed' and p.closed_at >= ${at(-90)} and exists (select from act a where a.jurisdiction_id = p.jurisdiction_id
    and a.proceeding_id = p.id and a.step = 'markOverdue' and a.inputs->>'term' = 'handling')`,
  rated90d: at => `m.satisfied is not null and p.opened_at >= ${at(-90)}`,
}

/** Statement and values of the page; `count` gives that of the whole list. */
export function plainList({ jurisdictionId, query, sight, waits, now }: PlainAsk, count = false) {
  const values: unknown[] = [jurisdictionId]
  const value = (one: unknown) => `$${values.push(one)}`
  const { list = 'mine', figure, q, sort = 'due', limit = 50 } = query as Record<string, string>
  const conditions = [`p.jurisdiction_id = $1`, `p.procedure = 'matter'`, 'not p.sealed']
  const inPlaces = (one: NonNullable<PlainAsk['sight']>) =>
    `(p.grid_id = any (${value(one.grids)}::uuid[]) or p.community_id = any (${value(one.communities)}::uuid[]) or p.unit_ids && ${value(one.units)}::uuid[])`
  if (list === 'handling') conditions.push(`p.handler_id = any (${value(waits.persons)}::uuid[])`)
  else if (list === 'mine') {
    const ways = waits.roles.map(([role, column, ids]) =>
      column === null
        ? `p.waits_role = ${value(role)}`
        : `p.waits_role = ${value(role)} and p.${column} = any (${value(ids)}::uuid[])`,
    )
    conditions.push(
      `(${[`p.handler_id = any (${value(waits.persons)}::uuid[]) and not p.suspended`, ...ways].map(way => `(${way})`).join(' or ')})`,
    )
  }
  if (sight) conditions.push(inPlaces(sight))
  if (figure) conditions.push(figures[figure]!(n => `${value(days(now, n))}::timestamptz`))
  else if (list === 'closed') conditions.push('p.closed_at is not null')
  else if (list !== 'all') conditions.push('p.closed_at is null')
  const columns = {
    state: 'p.state',
    level: 'p.level',
    communityId: 'p.community_id',
    unitId: 'p.owner_unit_id',
    handlerId: 'p.handler_id',
    urgent: 'p.urgent',
    category: 'm.category',
    nature: 'm.nature',
  }
  for (const [name, column] of Object.entries(columns))
    if (query[name] !== undefined) conditions.push(`${column} = ${value(query[name])}`)
  if (query.gridId !== undefined)
    conditions.push(
      `p.grid_id in (select v.id from grid g join grid v on v.jurisdiction_id = g.jurisdiction_id and v.code = g.code where g.jurisdiction_id = $1 and g.id = ${value(query.gridId)})`,
    )
  if (query.from !== undefined)
    conditions.push(`p.opened_at >= (${value(query.from)} || 'T00:00:00+08')::timestamptz`)
  if (query.to !== undefined)
    conditions.push(`p.opened_at < (${value(query.to)} || 'T00:00:00+08')::timestamptz + interval '1 day'`)
  if (q !== undefined) {
    const said = q.split(' ')
    // A single character is no word of its own where it stands in a longer one.
    const looked = said.filter(word => said.length === 1 || !isOneHan(word))
    conditions.push(`m.search @@ ${value(queryOf(looked.join(' ')))}::tsquery`)
    for (const word of said) conditions.push(`m.text || ' ' || m.place_text like ${value(`%${word}%`)}`)
  }
  const isOpen = figure
    ? figures[figure]!(() => '').startsWith('p.closed_at is null')
    : list !== 'closed' && list !== 'all'
  const order =
    sort === 'due' && isOpen
      ? 'p.next_due_at, p.id'
      : sort === 'lastAct'
        ? 'p.last_act_at desc, p.id'
        : 'p.opened_at desc, p.id'
  const from = `from proceeding p join matter m on m.jurisdiction_id = p.jurisdiction_id and m.proceeding_id = p.id where ${conditions.join(' and ')}`
  const text = count
    ? `select count(*)::int as n ${from}`
    : `select p.*, m.text, m.category, m.place_text ${from} order by ${order} limit ${Number(limit)}`
  return { text, values }
}
