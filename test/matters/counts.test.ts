/** Counts of matters kept beforehand: after whatever happens they equal the plain count, for every kind of reader; behind, they are told as of their mark; broken, verification finds it. */
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { sql } from 'kysely'
import { fixedClock } from '../../src/kernel/clock.ts'
import { loadConfig } from '../../src/kernel/config.ts'
import { everythingOf, type Sight } from '../../src/kernel/database.ts'
import { openFileStore } from '../../src/kernel/files.ts'
import { openVault } from '../../src/kernel/vault.ts'
import { countedBy } from '../../src/matters/counts/kept-sights.ts'
import { matterRollup } from '../../src/matters/counts/rollup.ts'
import { writeDemoMatters } from '../../src/matters/index.ts'
import { figureSums } from '../../src/matters/lists/figures.ts'
import { countedFigures } from '../../src/matters/lists/figures-counted.ts'
import { type FigureSums, plainFigures } from '../../src/matters/lists/figures-plain.ts'
import type { Reading } from '../../src/matters/present/row.ts'
import { catchUp, fillRollup, rollupNews, verifyRollup } from '../../src/proceedings/index.ts'
import { demoPlan } from '../../src/territory/demo.ts'
import { freshDatabase } from '../support/database.ts'
import { mondayMorning, town } from '../support/town.ts'
import { gridsAndAreasEqual } from './counts-by-place.ts'
import { keptWhileRead } from './kept-sights.ts'
import { ledgerListsEqual } from './ledger-lists.ts'

const { db } = await freshDatabase({ seed: town })
const config = loadConfig([], {})
const clock = fixedClock(mondayMorning)
const kernel = { db, clock }
const { owner } = db
let jurisdictionId = 0
const readers: Record<string, Sight> = {}

before(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'aili-counts-'))
  after(() => rmSync(folder, { recursive: true, force: true }))
  const vault = openVault(config.secret, folder)
  await writeDemoMatters({ config, db, clock, vault, files: openFileStore(folder) }, demoPlan())
  const { rows } = await sql<Record<'j' | 'c' | 'd' | 'g' | 'h' | 'u' | 'v', string>>`
    with c as (select community_id, count(*) from proceeding group by 1 order by 2 desc limit 2),
      g as (select grid_id, count(*) from proceeding where grid_id is not null group by 1 order by 2 desc limit 2)
    select (select id from jurisdiction) as j, (select community_id from c limit 1) as c, (select community_id from c offset 1) as d,
      (select grid_id from g limit 1) as g, (select grid_id from g offset 1) as h,
      (select unit_id from community where id = (select community_id from c limit 1)) as u,
      (select u.id from unit u where kind = 'department' order by (select count(*) from proceeding p where u.id = any (p.unit_ids)) desc limit 1) as v`.execute(
    owner,
  )
  const { j, c, d, g, h, u, v } = rows[0]!
  jurisdictionId = Number(j)
  const scoped = (scope: Partial<Sight>): Sight => ({
    ...everythingOf(jurisdictionId),
    reach: 'scoped',
    ...scope,
  })
  readers.county = scoped({ reach: 'jurisdiction' })
  readers.director = scoped({ communities: [c], units: [u] })
  readers.communities = scoped({ communities: [c, d] })
  readers.leader = scoped({ grids: [g, h] })
  readers.leaderAndDirector = scoped({ grids: [g, h], communities: [c] })
  readers.department = scoped({ units: [v] })
  readers.nobody = scoped({})
  // What both units, or a unit and a grid, had a part in counts once for a reader of them.
  readers.standIn = scoped({ units: [u, v] })
  readers.leaderOfUnit = scoped({ communities: [d], grids: [g, h], units: [u, v] })
})

const reading = (now = clock.now()) =>
  ({ territory: { jurisdiction: { id: jurisdictionId } }, now }) as unknown as Reading
const askerOf = (sight: Sight) =>
  ({ actor: { kind: 'staff', id: null, posts: [] }, sight, name: null }) as const

const sorted = (sums: FigureSums): FigureSums => ({
  ...sums,
  byCommunity: sums.byCommunity.toSorted((a, b) => (a.communityId < b.communityId ? -1 : 1)),
  byCategory: sums.byCategory.toSorted((a, b) => (a.category < b.category ? -1 : 1)),
})
const plainly = async (sight: Sight, now?: Date) =>
  sorted(await db.within(sight, tx => plainFigures(tx, askerOf(sight), reading(now))))
const counted = async (sight: Sight, now = clock.now()) => {
  const by = await countedBy(kernel, sight)
  assert.ok(by)
  return sorted(await db.within(sight, tx => countedFigures(tx, jurisdictionId, by, now)))
}

const few = ['county', 'director']
async function equalForAll(when: string, now = clock.now(), names = Object.keys(readers)): Promise<void> {
  for (const [name, sight] of Object.entries(readers).filter(([name]) => names.includes(name)))
    assert.deepEqual(await counted(sight, now), await plainly(sight, now), `${name}, ${when}`)
  assert.deepEqual(await verifyRollup(owner, jurisdictionId, matterRollup), [], when)
  await gridsAndAreasEqual(kernel, readers, when, now)
}

/** Everything that a figure reads, exchanged at random between matters, each change with its act, as every command leaves one. */
async function exchange(seed: number): Promise<void> {
  await owner.transaction().execute(async tx => {
    await sql`select setseed(${seed / 1000})`.execute(tx)
    await sql`create temp table swap on commit drop as
      select a.id, b.id as like_id from (select id, row_number() over (order by random()) as n from proceeding where procedure = 'matter') a
      join (select id, row_number() over (order by random()) as n from proceeding where procedure = 'matter') b using (n) limit 25`.execute(
      tx,
    )
    await sql`update proceeding p set state = o.state, closed_at = case when o.closed_at is not null then greatest(o.closed_at, p.opened_at) end, next_due_at = o.next_due_at, handler_id = o.handler_id,
        supervised = o.supervised, suspended = o.suspended, next_due_provisional = o.next_due_provisional or random() < 0.2,
        community_id = case when random() < 0.1 then null else o.community_id end, grid_id = case when random() < 0.2 then null else o.grid_id end,
        unit_ids = o.unit_ids, owner_unit_id = o.owner_unit_id, sealed = random() < 0.1, last_act_at = ${clock.now()}
      from swap join proceeding o on o.id = swap.like_id where p.id = swap.id`.execute(tx)
    await sql`update matter m set category = o.category, satisfied = case when random() < 0.5 then 1 + floor(random() * 5) end
      from swap join matter o on o.proceeding_id = swap.like_id where m.proceeding_id = swap.id`.execute(tx)
    await sql`insert into act (jurisdiction_id, id, proceeding_id, seq, step, from_state, to_state, actor_kind, actor_role, at, on_day, inputs, rule_version, prev_hash, hash)
      select p.jurisdiction_id, gen_random_uuid(), p.id, 1000 + ${seed}, case when random() < 0.3 then 'markOverdue' else 'remark' end, p.state, p.state, 'system', 'system',
        ${clock.now()}, '2026-11-23', '{"term":"handling"}', 1, p.last_hash, p.last_hash from swap join proceeding p on p.id = swap.id`.execute(
      tx,
    )
  })
}

suite('counted beforehand', () => {
  test('a small jurisdiction is filled while its first reader waits', async () => {
    assert.equal(await rollupNews(owner, jurisdictionId, matterRollup, 1), null)
    const first = await figureSums(kernel, askerOf(readers.county!), reading())
    assert.deepEqual(sorted(first), await plainly(readers.county!))
    assert.ok(first.figures.open > 50 && first.figures.missed90d > 0 && first.figures.dissatisfied > 0)
    await equalForAll('filled')
  })

  test('whatever changes, the counts follow', async () => {
    for (let seed = 1; seed <= 3; seed++) {
      await exchange(seed)
      assert.equal(await catchUp(kernel, jurisdictionId, matterRollup), 'caughtUp')
      await equalForAll(`exchange ${seed}`)
    }
    const { county, director, leader, department } = readers
    const none = { everywhere: false, communities: [], grids: [] }
    const all = { ...none, everywhere: true }
    const both = { ...department!, units: [...department!.units, ...director!.units] }
    const asked = [
      [county!, all],
      [county!, { ...none, grids: leader!.grids }],
      [director!, { ...none, communities: director!.communities }],
      [leader!, { ...none, grids: leader!.grids }],
      [department!, all],
      [both, all],
    ] as const
    await ledgerListsEqual(kernel, asked, 'caught up', clock.now())
    await exchange(4)
    await ledgerListsEqual(kernel, asked.slice(0, 1), 'news before it', clock.now())
  })

  test('time passes without an act', async () => {
    for (const hours of [0.5, 13.99, 24 * 6 + 1])
      await equalForAll(`${hours} h on`, new Date(clock.now().getTime() + hours * 3_600_000), few)
  })

  test('counts of a sight are kept while it is read', () => keptWhileRead(kernel, readers, counted, plainly))

  test('behind the acts, all is told as of the mark', async () => {
    const then = await counted(readers.county!)
    const later = new Date(clock.now().getTime() + 3_600_000)
    await exchange(7)
    assert.deepEqual(await counted(readers.county!, later), { ...then, isBehind: true })
    assert.equal((await figureSums(kernel, askerOf(readers.county!), reading(later))).isBehind, false)
    await equalForAll('caught up again', clock.now(), few)
  })

  test('a filling that was interrupted goes on, and what happened meanwhile is in it', async () => {
    const broken = { ...matterRollup, sum: () => Promise.reject(new Error('power cut')) }
    await assert.rejects(fillRollup(kernel, jurisdictionId, broken, { anew: true }), /power cut/)
    assert.equal(await rollupNews(owner, jurisdictionId, matterRollup, 1), null)
    await exchange(8)
    assert.equal(await fillRollup(kernel, jurisdictionId, matterRollup), true)
    await equalForAll('filled after a break', clock.now(), few)
  })

  test('another turn is left to whoever is at it', async () => {
    await exchange(9)
    await owner.transaction().execute(async tx => {
      await sql`lock table rollup_mark in share row exclusive mode`.execute(tx)
      assert.equal(await catchUp(kernel, jurisdictionId, matterRollup), 'busy')
    })
    assert.equal(await catchUp(kernel, jurisdictionId, matterRollup), 'caughtUp')
    await equalForAll('its own turn', clock.now(), few)
  })

  test('of a log that came from another PostgreSQL nothing is believed', async () => {
    await sql`update rollup_mark set cluster = '1'`.execute(owner)
    assert.equal(await catchUp(kernel, jurisdictionId, matterRollup), 'mustFill')
    await fillRollup(kernel, jurisdictionId, matterRollup)
    await sql`update rollup_mark set snapshot = '90000000:90000000:'`.execute(owner)
    assert.equal(await catchUp(kernel, jurisdictionId, matterRollup), 'mustFill')
    await fillRollup(kernel, jurisdictionId, matterRollup)
    await equalForAll('filled anew', clock.now(), few)
  })

  test('verification names what differs', async () => {
    await sql`update count_day set received = received + 1 where scope = 'all' and on_day = (select max(on_day) from count_day where scope = 'all')`.execute(
      owner,
    )
    await sql`update counted_matter set category = 'x' where proceeding_id = (select min(proceeding_id::text)::uuid from counted_matter)`.execute(
      owner,
    )
    const tables = new Set(
      (await verifyRollup(owner, jurisdictionId, matterRollup)).map(({ table }) => table),
    )
    assert.ok(
      tables.has('count_day') && tables.has('counted_matter') && tables.has('count_week'),
      [...tables].join(),
    )
    await fillRollup(kernel, jurisdictionId, matterRollup, { anew: true })
    await equalForAll('counted anew', clock.now(), few)
  })

  test('proceedings and matters are written only where an act is recorded with them', () => {
    const writes = /updateTable\('(proceeding|matter)'\)|update (proceeding|matter)\b/
    const writers = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter(path => path.endsWith('.ts') && writes.test(readFileSync(join('src', path), 'utf8')))
      .map(path => `src/${path}`)
      .sort()
    // A year that is loaded is counted as a whole at its end.
    const load = 'src/yearload/run.ts'
    assert.deepEqual(writers, [
      'src/matters/beside.ts',
      'src/matters/seal.ts',
      'src/proceedings/store.ts',
      load,
    ])
  })

  test('rows of other scopes are not shown', async () => {
    const seen = async (sight: Sight) =>
      db.within(sight, async tx => {
        const { rows } = await sql<{
          scope: string
        }>`select distinct scope from count_day union select 'fact' from counted_matter`.execute(tx)
        return rows
          .map(({ scope }) => scope)
          .sort()
          .join(' ')
      })
    await counted(readers.standIn!)
    assert.equal(await seen(readers.county!), 'all community fact grid sight unit')
    assert.equal(await seen(readers.leader!), 'fact grid')
    assert.equal(await seen(readers.director!), 'community fact unit')
    assert.equal(await seen(readers.nobody!), '')
    assert.equal(await seen(readers.standIn!), 'fact sight unit')
    assert.equal(await seen({ ...readers.standIn!, units: readers.standIn!.units.slice(1) }), 'fact unit')
    assert.equal(await seen({ ...readers.county!, jurisdictionId: 1 }), '')
  })
})
