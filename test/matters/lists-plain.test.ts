/** Lists and searches hold what one plain statement finds, for every reader, order and filter, whatever has become of the matters meanwhile. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { filledNow, fillMatters, fixedId, jurisdictionId } from '../../bench/support/fill.ts'
import { plainList } from '../../bench/support/plain-list.ts'
import { filters, lists, type Query, everyReader as readers, sorts } from '../../bench/support/readers.ts'
import { matterRollup } from '../../src/matters/counts/rollup.ts'
import { tokensOf } from '../../src/matters/lists/search.ts'
import { listMatters } from '../../src/matters/lists/store.ts'
import { figureNames, worklistQueryShape } from '../../src/matters/shape.ts'
import { fillRollup } from '../../src/proceedings/index.ts'
import { freshDatabase } from '../support/database.ts'
import { events, nth } from './list-events.ts'

const { db } = await freshDatabase()
await fillMatters(db.pool, 1200, () => undefined, null, 4)
// Some of the rare, and some with nothing due.
await db.pool.query(`update proceeding set level = 4 where number like '%77'`)
await db.pool.query(
  `update proceeding set next_due_at = null, next_due_term = null where number like '%3' and closed_at is null`,
)

const oneOf = <T>(values: readonly T[]) => fc.constantFrom(...values)
const filter = oneOf(Object.values(filters))
const words = ['路灯', '幼儿园旁 老人', '三号楼', '第3网格', '没有人', '井盖 灯']
const question = fc.record({
  who: oneOf(Object.keys(readers)),
  list: oneOf(lists),
  sort: oneOf(sorts),
  first: filter,
  second: fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: filter }),
  figure: fc.option(oneOf(figureNames), { freq: 4, nil: undefined }),
  q: fc.option(oneOf(words), { freq: 2, nil: undefined }),
  limit: oneOf([3, 50]),
})

async function page(who: string, query: Query) {
  const { asker } = readers[who]!
  return db.within(asker.sight, async tx => {
    await sql`select set_config('aili.gathered_most', ${bounds.gathered}, true), set_config('aili.walked_most', ${bounds.walked}, true)`.execute(
      tx,
    )
    return listMatters(tx, jurisdictionId, asker, worklistQueryShape.parse(query), filledNow)
  })
}
/** As if there were many: what a list gathers and walks at most; empty = as it is. */
let bounds = { gathered: '', walked: '' }

/** Every page of the list, one after another. */
async function pagesOf(who: string, query: Query) {
  const ids: string[] = []
  let first: Awaited<ReturnType<typeof page>> | null = null
  for (let cursor: string | undefined, turn = 0; turn === 0 || (cursor !== undefined && turn < 4); turn++) {
    const got = await page(who, cursor === undefined ? query : { ...query, cursor })
    first ??= got
    assert.equal(got.total, first.total, 'every page counts the same')
    ids.push(...got.rows.map(row => row.id))
    cursor = got.nextCursor ?? undefined
  }
  return { ids, total: first!.total, isLowerBound: first!.totalIsLowerBound }
}

async function holds({
  who,
  list,
  sort,
  first,
  second,
  figure,
  q,
  limit,
}: typeof question extends fc.Arbitrary<infer T> ? T : never) {
  const query = {
    ...first,
    ...second,
    sort,
    limit,
    ...(figure ? { figure, list: 'all' as const } : { list }),
    ...(q ? { q } : {}),
  }
  const ask = {
    jurisdictionId,
    query: { ...query, limit: limit * 4 },
    now: filledNow,
    ...readers[who]!.plain,
  }
  const plain = plainList(ask)
  const count = plainList(ask, true)
  const expected = (await db.pool.query<{ id: string }>(plain.text, plain.values)).rows.map(row => row.id)
  const { n } = (await db.pool.query<{ n: number }>(count.text, count.values)).rows[0]!
  const { ids, total, isLowerBound } = await pagesOf(who, query)
  assert.deepEqual(ids, expected)
  if (isLowerBound) assert.ok(n >= total, `at least ${total}, and ${n} there are`)
  else assert.equal(total, n)
}

/** Words and facts of every matter, as they are kept and as they follow from its rows. */
async function kept() {
  const { rows } =
    await db.pool.query(`select p.number, p.state, m.search::text from matter m join proceeding p on p.jurisdiction_id = m.jurisdiction_id and p.id = m.proceeding_id
    where case when p.sealed then m.search <> '' else m.search <> words_of(m.search) || facts_of(p) end
      or (p.category, p.nature, p.satisfied) is distinct from (m.category, m.nature, m.satisfied)`)
  return rows
}

test('a list in any order with any filter, its pages and its count are those of one plain statement', () =>
  fc.assert(fc.asyncProperty(question, holds), { numRuns: 240, seed: 27 }))

test('a list of more than is gathered at once is the same', async () => {
  // How far the latest reach is reckoned from how many there are.
  await db.pool.query('analyze proceeding')
  const many = fc.record({
    who: oneOf(Object.keys(readers)),
    list: oneOf(['closed', 'all', 'sight'] as const),
    sort: oneOf(sorts),
    first: oneOf(
      [
        'none',
        'community',
        'category, common',
        'state, ended',
        'a month',
        'grid',
        'level 4, nobody has it',
        'category, rare',
        'a day long ago',
      ].map(name => filters[name]!),
    ),
    second: oneOf(['none', 'none', 'nature, common', 'category, common'].map(name => filters[name]!)),
    figure: fc.constant(undefined),
    q: fc.option(oneOf(['路灯', '三号楼', '幼儿园旁 老人']), { freq: 2, nil: undefined }),
    limit: oneOf([3, 9]),
  })
  for (const few of [
    { gathered: '20', walked: '60' },
    { gathered: '2', walked: '3' },
    { gathered: '60', walked: '60' },
  ]) {
    bounds = few
    await fc.assert(fc.asyncProperty(many, holds), { numRuns: 60, seed: 30 })
  }
  await fc.assert(fc.asyncProperty(question, holds), { numRuns: 30, seed: 30 })
  // And from counts, as a running program has them.
  await fillRollup({ db, clock: { now: () => filledNow } }, jurisdictionId, matterRollup)
  for (const few of [
    { gathered: '20', walked: '60' },
    { gathered: '2', walked: '3' },
  ]) {
    bounds = few
    await fc.assert(fc.asyncProperty(fc.oneof(many, question), holds), { numRuns: 60, seed: 31 })
  }
  bounds = { gathered: '', walked: '' }
})

test('in order of what is due a list up to a day holds all of a reader, of however many others it is', async () => {
  for (const gathered of ['2', '20', '200']) {
    bounds = { gathered, walked: '' }
    for (const who of Object.keys(readers))
      for (const first of [{ to: '2026-11-20' }, { from: '2026-09-01', to: '2026-11-10' }])
        await holds({ ...asked, who, list: 'sight', sort: 'due', first, limit: 50 })
  }
  bounds = { gathered: '', walked: '' }
})

test('whatever happens to matters, their facts follow and lists stay right', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(oneOf(Object.keys(events)), fc.nat(9999)), { minLength: 6, maxLength: 12 }),
      async happened => {
        for (const [name, which] of happened)
          await db.pool.query(events[name]!, [jurisdictionId, String(which)])
        assert.deepEqual(await kept(), [])
      },
    ),
    { numRuns: 8, seed: 28 },
  )
  await fc.assert(fc.asyncProperty(question, holds), { numRuns: 80, seed: 29 })
})

test('a value is a value however it is written', async () => {
  // Three of it, one of them with a guest.
  await db.pool.query(
    `update matter set category = 'rareOne' where proceeding_id in (select id from proceeding where not sealed order by md5(number) limit 3)`,
  )
  await db.pool.query(`update proceeding set closed_at = null, unit_ids = array['${fixedId('department', 3)}', '${fixedId('department', 1)}']::uuid[], owner_unit_id = '${fixedId('department', 3)}'
    where id = (select id from proceeding where category = 'rareOne' limit 1)`)
  const strange = ["o'neil''", '::uuid or true --', "E'\\x'", '$1', '%s %L', "'::text", "x'::uuid[]"]
  for (const category of strange) {
    await db.pool.query('update matter set category = $1 where category = $2', [category, 'rareOne'])
    bounds = { gathered: category === "E'\\x'" ? '0' : '', walked: '' }
    for (const who of Object.keys(readers))
      for (const sort of sorts)
        for (const list of ['sight', 'closed', 'all'] as const)
          await holds({ ...asked, who, list, sort, first: { category } })
    await db.pool.query('update matter set category = $2 where category = $1', [category, 'rareOne'])
  }
  bounds = { gathered: '', walked: '' }
})
const asked = { second: {}, figure: undefined, q: undefined, limit: 3 } as const

test('a matter written without facts has them once it is committed', async () => {
  const { rows } = await db.pool.query('select proceeding_id as id from matter limit 1')
  await db.pool.query(`begin; set constraints all deferred;
    create temp table one on commit drop as select * from matter where proceeding_id = '${rows[0].id}';
    delete from matter where proceeding_id = '${rows[0].id}'; update one set search = words_of(search), category = 'rareOne';
    insert into matter select * from one; commit`)
  assert.deepEqual(await kept(), [])
})

test('one Chinese character is refused with words, two are looked for', async () => {
  await assert.rejects(page('supervisor', { list: 'all', q: '灯' }), { code: 'invalidInput' })
  await assert.rejects(page('supervisor', { list: 'all', q: '灯 井' }), { code: 'invalidInput' })
  assert.ok((await page('supervisor', { list: 'all', q: '路灯' })).total > 0)
})

test('a time that ends before it begins holds nothing', async () => {
  for (const q of [undefined, '路灯'])
    for (const sort of sorts) {
      const query = { list: 'closed', category: '02001', sort, from: '2026-11-02', to: '2026-11-01' }
      assert.equal((await page('supervisor', { ...query, ...(q ? { q } : {}) })).total, 0)
    }
})

test('full-width letters, digits and marks are found as they are written and as they are typed', async () => {
  const text = '楼道灯，不亮（东单元）ＡＢＣ栋１２０号门口'
  await db.pool.query(
    `update matter set text = $1, search = array_to_tsvector($2::text[]) || search
      where proceeding_id = (select id from proceeding where ${nth.replaceAll('$1', '$3').replaceAll('$2', '$4')})`,
    [text, tokensOf(text), jurisdictionId, 'wide'],
  )
  for (const q of [text, '楼道灯，不亮', '灯,不亮', '（东单元）', 'abc栋', 'ＡＢＣ栋', '120号', '１２０号'])
    assert.equal((await page('supervisor', { list: 'all', q })).total, 1, q)
  assert.equal((await page('supervisor', { list: 'all', q: '不亮灯' })).total, 0)
})

test('among many that are open the ended stand where their last act puts them', async () => {
  await db.pool.query(
    `update proceeding set closed_at = null, state = 'handling' where closed_at is not null and hashtext(number) % 4 <> 0`,
  )
  const all = { who: 'supervisor', list: 'all', sort: 'lastAct', second: {}, figure: undefined } as const
  await holds({ ...all, first: { urgent: 'false' }, q: '老人', limit: 50 } as never)
})
