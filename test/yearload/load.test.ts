/** A year's load at the smallest: cut off three times and gone on with, it is what it would have been, sound, and as uneven as life. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { verifyBeside } from '../../src/cli/verify-beside.ts'
import { loadConfig } from '../../src/kernel/config.ts'
import { openFileStore } from '../../src/kernel/files.ts'
import { matterRules, sharedPictures, verifyContents } from '../../src/matters/index.ts'
import { yearOf } from '../../src/matters/year/year.ts'
import { makeCalendar } from '../../src/proceedings/calendar.ts'
import { hashAct, noHash } from '../../src/proceedings/hash.ts'
import { added, stretchesOf, verifyOrphans, verifyStretch } from '../../src/proceedings/index.ts'
import { largePlan } from '../../src/territory/demo-large.ts'
import { territoryRows } from '../../src/territory/store.ts'
import { buildTerritory } from '../../src/territory/territory.ts'
import { isUnfinished, type LoadPlan, loadYear, type Told } from '../../src/yearload/index.ts'
import { progressOf } from '../../src/yearload/progress.ts'
import { freshDatabase } from '../support/database.ts'

const { db, url } = await freshDatabase()
const folder = mkdtempSync(join(tmpdir(), 'aili-load-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const config = loadConfig(['--data', folder], {})
const files = openFileStore(folder)
const kernel = { db, url, config, files }
const plan: LoadPlan = {
  seed: 5,
  matters: 300,
  actsPerMatter: 10,
  openShare: 0.1,
  days: 365,
  until: '2026-11-30T09:00:00.000Z',
  residents: 120,
  quarters: 1,
}

/** Everything that was off while the tables were filled. */
const fences = `
  select pg_get_indexdef(indexrelid) as fence from pg_index i join pg_class c on c.oid = i.indrelid where c.relnamespace = 'public'::regnamespace
  union all select conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
  union all select tgrelid::regclass || ' ' || tgname || tgenabled::text from pg_trigger where not tgisinternal order by 1`
const list = async <T>(text: string) => (await db.pool.query(text)).rows as T[]

/** @param cut breaks off as a crash would, in the middle of whatever is under way */
async function load(cut: (told: Told) => boolean = () => false) {
  const tell = (told: Told) => {
    if (cut(told)) throw new Error('cut off')
  }
  return loadYear(kernel, plan, 0, tell)
}

let fencesBefore: unknown
before(async () => {
  fencesBefore = await list(fences)
  await assert.rejects(
    load(({ written }) => written.residents > 0),
    /cut off/,
  )
  await assert.rejects(
    load(({ written }) => written.matters >= 100),
    /cut off/,
  )
  const client = await db.pool.connect()
  const progress = await progressOf(client).finally(() => client.release())
  assert.deepEqual([...progress.done.matters], [0, 1])
  assert.ok(await isUnfinished(db))
  assert.equal((await loadYear(kernel, { ...plan, seed: 6 }, 0, () => {})).outcome, 'otherPlan')
  await assert.rejects(
    load(({ step, share }) => step === 'fencesOn' && share > 0.4),
    /cut off/,
  )
  const { outcome } = await load()
  assert.equal(outcome, 'loaded')
})

test('cut off and gone on with, it is what it is in one go, hash by hash', async () => {
  const calendar = makeCalendar()
  const territory = buildTerritory(await territoryRows(db.owner, 152222), '')
  const ground = { plan, territory, calendar, town: largePlan(1, plan.seed) }
  const year = yearOf(ground, await sharedPictures(files))
  const tuning = year.tune()
  const made = [0, 1, 2, 3, 4, 5].flatMap(chunk => year.lives(chunk, tuning))
  const last = (run: (typeof made)[number]) =>
    run.acts.reduce((before, act) => hashAct(before, run.id, act), noHash).toString('hex')
  const found = await list<{ id: string; hash: string; text: string }>(
    `select p.id, encode(p.last_hash, 'hex') as hash, m.text from proceeding p join matter m on m.proceeding_id = p.id order by p.number`,
  )
  assert.deepEqual(
    found.map(row => [row.id, row.hash, row.text]),
    made.map(run => [run.id, last(run), run.standing.sealed ? 'sealed' : run.text]),
  )
  const { n } = (await list<{ n: number }>('select count(*)::int as n from act'))[0]!
  assert.equal(
    n,
    made.reduce((sum, run) => sum + run.acts.length, 0),
  )
})

test('every index, key and trigger is back as it was', async () => {
  assert.deepEqual(await list(fences), fencesBefore)
  assert.equal(await isUnfinished(db), false)
})

test('verification in stretches finds nothing and misses none', async () => {
  const differences: unknown[] = []
  const procedures = { matter: { ground: matterRules, beside: verifyContents } }
  const stretches = await stretchesOf(db.owner, 100)
  assert.equal(stretches.length, 4)
  let sums = await verifyOrphans({ owner: db.owner, tell: one => differences.push(one) })
  for (const stretch of stretches)
    sums = added(
      sums,
      await verifyStretch(
        { owner: db.owner, files, procedures, tell: one => differences.push(one) },
        stretch,
      ),
    )
  assert.deepEqual(differences, [])
  assert.equal(sums.proceedings, plan.matters)
  assert.ok(sums.acts > 9 * plan.matters && sums.acts < 11.5 * plan.matters, String(sums.acts))
  assert.ok(sums.photos > plan.matters)
  // Side by side each process has a part of it, and the sum is of all parts, what differs included.
  await db.pool.query(`update proceeding set level = 5 - level where number like '%7' and level in (1, 4)`)
  const alone: unknown[] = []
  const [first, ...others] = await Promise.all(
    stretches.map(stretch =>
      verifyStretch({ owner: db.owner, files, procedures, tell: one => alone.push(one) }, stretch),
    ),
  )
  assert.ok(alone.length > 4, String(alone.length))
  const beside: unknown[] = []
  const together = await verifyBeside(
    { url, dataDir: folder },
    stretches,
    2,
    one => beside.push(one),
    () => undefined,
  )
  assert.deepEqual(together, others.reduce(added, first!))
  assert.equal(beside.length, alone.length)
  await db.pool.query(`update proceeding set level = 5 - level where number like '%7' and level in (1, 4)`)
})

test('a year is uneven: grids, hours, seasons, texts; every channel brings some, a tenth lies open', async () => {
  const [it] = await list<Record<string, number>>(`
    with m as (select *, opened_at at time zone 'Asia/Shanghai' as at from proceeding join matter on proceeding_id = id)
    select count(*) filter (where closed_at is null) as open, count(distinct channel) as channels, count(*) filter (where overdue) as overdue,
      count(*) filter (where extract(hour from at) in (7, 8, 19)) as busy, count(*) filter (where extract(hour from at) in (1, 2, 3)) as night,
      count(*) filter (where extract(month from at) in (11, 12, 1)) as winter, count(*) filter (where extract(month from at) in (5, 6, 7)) as summer,
      max(length(text)) as longest, count(*) filter (where length(text) < 100) as short,
      (select max(n) from (select count(*) as n from m group by grid_id) g) as hottest from m`)
  assert.ok(it!.open! >= 15 && it!.open! <= 50, `${it!.open} open`)
  assert.equal(it!.channels, 6)
  assert.ok(it!.overdue! > 3 && it!.overdue! < it!.open!, `${it!.overdue} overdue`)
  assert.ok(it!.busy! > 5 * it!.night!, 'busy hours')
  assert.ok(it!.winter! > 2 * it!.summer!, 'winter')
  assert.ok(it!.longest! > 600 && it!.short! > plan.matters / 3, 'texts')
  assert.ok(it!.hottest! > (plan.matters / 70) * 3, 'a hot grid')
  const [people] = await list<{ n: number; phones: number; known: number }>(
    `select count(*)::int as n, count(distinct phone_index)::int as phones, count(phone_index)::int as known from resident`,
  )
  assert.ok(people!.n >= plan.residents && people!.n < plan.residents + 8, String(people!.n))
  assert.equal(people!.phones, people!.known)
})

test('asked for again it is there already; beside other data nothing is written', async () => {
  assert.equal((await load()).outcome, 'thereAlready')
  await db.pool.query(`update jurisdiction set settings = settings - 'load'`)
  assert.equal((await load()).outcome, 'otherData')
})
