/** Matters by words: candidates come window by window from the index of words, conditions hold on their proceedings. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { civilDay } from '../../proceedings/days.ts'
import type { Asked, FoundIds } from './by-filters.ts'
import { limitedBy, waysAsJson } from './by-limits.ts'
import { everyMatter, limitsAsked, monthsBetween, sightFacts, windowsOf } from './facts.ts'
import { limitsAsData, waysOf } from './limits.ts'
import { allVersionsOf, branchesFor, type Half } from './list-query.ts'
import { type After, rowsAfter, writtenKey } from './order.ts'
import { allOf, foldText, isOneHan, tokensOf } from './search.ts'
import { walkForWords } from './words-walked.ts'

type Sql = RawBuilder<unknown>

/**
 * @throws Refusal invalidInput for a single Chinese character: it stands in half of all matters
 */
export async function findByWords(tx: Tx, asked: Asked, half: Half, words: string): Promise<FoundIds> {
  const { query, asker } = asked
  const said = saidOf(words)
  if (said.tokens === null) return { ids: [], n: 0, isLowerBound: false }
  const isOfPosts = query.list === 'mine' || query.list === 'handling'
  const sight = asker.sight.reach === 'scoped' && !isOfPosts ? sightFacts(asker.sight) : null
  const terms = [said.tokens, ...limitsAsked(query, half, sight), ...monthsAsked(asked)].join(' & ')
  const search = { half, words: said.tokens, terms, phrases: said.phrases }
  return (await amongFew(tx, asked, search)) ?? pageOf(tx, asked, search)
}

/** Pairs of characters may match apart; the words themselves must stand in the text or the place. */
function saidOf(words: string) {
  const said = foldText(words).split(' ').filter(Boolean)
  if (said.length > 0 && said.every(isOneHan))
    throw new Refusal('invalidInput', { input: 'q', problem: 'searchShort' })
  const phrases = said.filter(word => [...word].length > 2 || isOneHan(word))
  return {
    // A character beside a mark stands in no pair that is known: the phrase asks for it.
    tokens: allOf(said.flatMap(tokensOf).filter(token => !isOneHan(token))),
    phrases: phrases.map(word => `%${word.replace(/[\\%_]/g, '\\$&')}%`),
  }
}

interface Search {
  readonly half: Half
  readonly words: string
  readonly terms: string
  readonly phrases: readonly string[]
}

/** So many hits of a window are looked at; where there are more the first are found by walking. */
const mostHits = 1500
const noBound = 2_000_000_000

/**
 * What is no fact of what is open is passed over in walking as among hits, and a time of opening lies anywhere in another order: then all
 * hits are gathered, and looked at once.
 */
function boundOf({ query, order }: Asked, half: Half): number {
  const { handlerId, unitId, state, level, urgent, from } = query
  const isNoFact = [handlerId, unitId, state, level, urgent].some(limit => limit !== undefined)
  return (half !== 'closed' && isNoFact) || (order.kind !== 'reported' && from !== undefined)
    ? noBound
    : mostHits
}

/** Where limits and sight leave few, the words are looked for among these. Null: they may leave many. */
async function amongFew(tx: Tx, asked: Asked, { half, words, phrases }: Search): Promise<FoundIds | null> {
  const { query, asker, now, after, counted } = asked
  const ways = waysOf(query, asker)
  if (ways !== null && half !== 'open') return null
  const limits = limitsAsData(query, now)
  const found = sql`select words_among_few(${limitedBy(asked, limits)}, ${waysAsJson(ways)}, ${half !== 'closed'}::boolean, ${half !== 'open'}::boolean,
    ${words}::tsquery, ${phrases}::text[]) as ids, false as is_left, false as is_many`
  const few = await heldOf(tx, asked, half, found, after)
  if (few === null) return null
  return { ids: few.ids, n: few.n, isLowerBound: few.n > counted }
}

async function pageOf(tx: Tx, asked: Asked, search: Search): Promise<FoundIds> {
  const windows = windowsFor(asked, search.half, null)
  const isWindowed = windows.length > 1
  const first = await hits(tx, asked, search, windows, isWindowed ? null : asked.after)
  const counted = { n: first.n, isLowerBound: first.isLeft || first.n > asked.counted }
  if (!isWindowed || !asked.after)
    return { ...counted, ids: await pageIds(tx, asked, search, windows, first) }
  const fromThere = windowsFor(asked, search.half, asked.after)
  const later = await hits(tx, asked, search, fromThere, asked.after)
  return { ...counted, ids: await pageIds(tx, asked, search, fromThere, later) }
}

async function pageIds(
  tx: Tx,
  asked: Asked,
  search: Search,
  windows: readonly string[],
  found: Hits,
): Promise<readonly After[]> {
  if (!found.isMany) return (await filled(tx, asked, search, found)).ids
  return (
    (await walkForWords(tx, asked, search.half, search.words, search.phrases)) ??
    (await filled(tx, asked, search, await hits(tx, asked, search, windows, asked.after, noBound))).ids
  )
}

/** Windows that held too few whom the reader may see: all of them, then. */
async function filled(tx: Tx, asked: Asked, search: Search, found: Hits): Promise<Hits> {
  if (!found.isLeft || found.ids.length > asked.query.limit) return found
  return hits(tx, asked, search, [everyMatter], asked.after, noBound)
}

function windowsFor({ order, query, now }: Asked, half: Half, after: After | null): string[] {
  if (order.kind === 'due' || (order.kind === 'lastAct' && half === 'open')) return [everyMatter]
  const start = after?.key ? new Date(after.key) : new Date(now.getTime() + 31 * 86_400_000)
  const day = civilDay(start)
  if (order.kind === 'lastAct') return windowsOf('a', day, null)
  return windowsOf('t', query.to && query.to < day ? query.to : day, query.from ?? null)
}

/** The months asked for, where the windows do not say them: every month from one day to another, few enough to name. */
function monthsAsked({ order, query, now }: Asked): string[] {
  if (order.kind === 'reported' || query.from === undefined) return []
  const until = query.to ?? civilDay(new Date(now.getTime() + 31 * 86_400_000))
  return monthsBetween(until, query.from)
}

interface Hits {
  readonly ids: readonly After[]
  readonly n: number
  /** Windows were left. */
  readonly isLeft: boolean
  /** A window held more than are looked at: what stands here are some, not the first. */
  readonly isMany: boolean
}

async function hits(
  tx: Tx,
  asked: Asked,
  { half, terms, phrases }: Search,
  windows: readonly string[],
  after: After | null,
  most = boundOf(asked, half),
): Promise<Hits> {
  const { jurisdictionId, query, counted } = asked
  const grid = query.gridId
    ? sql` && (select string_agg('''' || fact('g', v) || '''', ' | ')::tsquery from unnest(${allVersionsOf(jurisdictionId, query.gridId)}) v)`
    : sql``
  const found = sql`select ids, is_left, is_many from words_found(${terms}::tsquery${grid}, ${windows}::text[]::tsquery[], ${phrases}::text[], ${counted + 1}::integer, ${most}::integer)`
  return (await heldOf(tx, asked, half, found, after)) ?? none
}

const none: Hits = { ids: [], n: 0, isLeft: false, isMany: false }

/** What was found, held against every condition and the fence, counted and put in order. Null: nothing was looked for. */
async function heldOf(
  tx: Tx,
  { jurisdictionId, asker, query, conditions, order, counted }: Asked,
  half: Half,
  found: Sql,
  after: After | null,
): Promise<Hits | null> {
  const state =
    half === 'whole' ? sql`true` : half === 'open' ? sql`p.closed_at is null` : sql`p.closed_at is not null`
  const { rows } = await sql<{
    n: number
    isLeft: boolean
    isMany: boolean
    isLookedFor: boolean
    id: string | null
    key: string | null
  }>`
    with found as materialized (${found}), hits as materialized (
      select p.id, ${order.key} as key from found f cross join unnest(f.ids) one join proceeding p on p.jurisdiction_id = ${jurisdictionId} and p.id = one
      where ${sql.join([...conditions, state, anyOf(branchesFor(query, asker))], sql` and `)}
    ), page as (
      select id, key from hits where ${anyOf(rowsAfter(order, after, sql`key`, sql`id`))} order by ${order.outer(sql`key`, sql`id`)} limit ${query.limit + 1}
    )
    select (select count(*)::int from (select from hits limit ${counted + 1}) c) as n, f.is_left as "isLeft", f.is_many as "isMany", f.ids is not null as "isLookedFor", page.id, ${writtenKey(sql`page.key`)} as key
    from found f left join page on true order by ${order.outer(sql`page.key`, sql`page.id`)}`.execute(tx)
  const [first] = rows
  if (!first?.isLookedFor) return null
  return {
    n: first.n,
    isLeft: first.isLeft,
    isMany: first.isMany,
    ids: rows.flatMap(({ id, key }) => (id === null ? [] : [{ id, key }])),
  }
}

const anyOf = (alternatives: readonly Sql[]) =>
  alternatives.length
    ? sql`(${sql.join(
        alternatives.map(one => sql`(${one})`),
        sql` or `,
      )})`
    : sql`false`
