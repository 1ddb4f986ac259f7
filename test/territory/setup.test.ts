/** Setting up a jurisdiction from a spreadsheet: what is refused row by row, what is written, what a second run changes. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import writeXlsxFile from 'write-excel-file/node'
import { languages, translator } from '../../src/kernel/i18n.ts'
import { boundaryOf, checkWorkbook, nothingKnown } from '../../src/territory/setup-check.ts'
import { readWorkbook, writeTemplate } from '../../src/territory/setup-read.ts'
import { knownOf, writeWorkbook } from '../../src/territory/setup-write.ts'
import { freshDatabase } from '../support/database.ts'
import { border, type Lines, sheets, sound, workbookOf } from './setup-lines.ts'

const folder = mkdtempSync(join(tmpdir(), 'aili-setup-'))
after(() => {
  rmSync(folder, { recursive: true })
})
const { db } = await freshDatabase()

const problemsOf = (lines: Lines) =>
  checkWorkbook(workbookOf(lines), sheets, nothingKnown).problems.map(
    p => `${p.level} ${p.sheet} ${p.row} ${p.column} ${p.code}`,
  )

test('a sound workbook has no problems', () => {
  assert.deepEqual(problemsOf(sound), [])
})

test('each fault is named with its sheet, row and column', () => {
  const [grid] = sound.grids
  const [unit] = sound.units
  const stories: readonly [Lines, string][] = [
    [{ jurisdiction: [] }, 'error jurisdiction 2 code oneJurisdiction'],
    [{ jurisdiction: [{ code: '15222', name: '旗' }] }, 'error jurisdiction 2 code malformed'],
    [{ units: [...sound.units, unit!] }, 'error units 4 name duplicate'],
    [{ units: [...sound.units, { name: '局', kind: '局' }] }, 'error units 4 kind notAllowed'],
    [
      { units: [...sound.units, { name: '局', kind: 'department', parent: '没有' }] },
      'error units 4 parent unknown.units',
    ],
    [
      { units: [...sound.units, { name: '局', kind: '部门', creditCode: '11100000000013127E' }] },
      'error units 4 creditCode creditCheck',
    ],
    [
      { units: [...sound.units, { name: '局', kind: '部门', creditCode: '111' }] },
      'error units 4 creditCode creditCode',
    ],
    [
      { units: [...sound.units, { name: '局', kind: '部门', competences: '99999' }] },
      'error units 4 competences unknownCategory',
    ],
    [
      { communities: [...sound.communities, { code: '150521100001', name: '外', unit: '党工委' }] },
      'error communities 3 code otherJurisdiction',
    ],
    [
      { communities: [...sound.communities, { code: '152222100002', name: '西', unit: '没有' }] },
      'error communities 3 unit unknown.units',
    ],
    [{ grids: [grid!, { ...grid!, code: '152222100009001' }] }, 'error grids 3 code otherCommunity'],
    [
      { grids: [grid!, { ...grid!, code: '152222100001002', boundary: '{}' }] },
      'error grids 3 boundary boundary',
    ],
    [{ grids: [grid!, { ...grid!, code: '152222100001002' }] }, 'warning grids 3 code noLeader'],
    [{ grids: [{ ...grid!, boundary: '' }] }, 'warning grids 2 boundary noBoundary'],
    [{ grids: [{ ...grid!, households: '900' }] }, 'warning grids 2 households large'],
    [{ people: [{ user: 'leader1', name: '' }] }, 'error people 2 name empty'],
    [
      { posts: [...sound.posts, { user: 'nobody', role: '督办员', unit: '党工委' }] },
      'error posts 4 user unknown.people',
    ],
    [
      { posts: [...sound.posts, { user: 'leader1', role: '网格员', unit: '党工委' }] },
      'error posts 4 grid gridNeeded',
    ],
    [
      { posts: [...sound.posts, { user: 'leader1', role: '议事会召集人', unit: '东社区居委会' }] },
      'error posts 4 community communityNeeded',
    ],
    [{ units: [...sound.units, { name: '法院', kind: '法院' }] }, 'warning units 4 name noHead'],
    [{ units: [...sound.units, { name: '检察院', kind: '检察院' }] }, 'warning units 4 name noHead'],
    [{ posts: [{ ...sound.posts[0]!, to: '2025-01-01' }] }, 'error posts 2 to endsBeforeBegin'],
    [{ posts: [{ ...sound.posts[0]!, from: '2026-02-30' }] }, 'error posts 2 from malformed'],
    [{ posts: [sound.posts[0]!] }, 'warning communities 2 code noDirector'],
    [
      { buildings: [{ ...sound.buildings[0]!, grid: '152222100001009' }] },
      'error buildings 2 grid unknown.grids',
    ],
  ]
  for (const [change, problem] of stories) {
    const found = problemsOf({ ...sound, ...change })
    assert.ok(found.includes(problem), `${problem} not in ${found.join('; ')}`)
  }
})

test('every problem has words in both languages, and says what would be right', () => {
  const { problems } = checkWorkbook(
    workbookOf({ units: [{ name: '局', kind: '局' }] }),
    sheets,
    nothingKnown,
  )
  assert.match(String(problems.find(problem => problem.code === 'notAllowed')?.facts.right), /派出所/)
  for (const language of languages)
    for (const { code, facts } of problems)
      assert.notEqual(translator(language)(`territory:setup.problem.${code}`, facts), `setup.problem.${code}`)
})

test('a border is a polygon with an extent or nothing', () => {
  for (const text of [
    '',
    'x',
    'null',
    '[]',
    '{"type":"Point","coordinates":[1,2]}',
    '{"type":"Polygon","coordinates":[[]]}',
    '{"type":"Polygon","coordinates":5}',
  ])
    assert.equal(boundaryOf(text), null, text)
  assert.ok(boundaryOf(border(121.01)))
})

test('the template is read back by its headings in either language; an empty one lacks its jurisdiction', async () => {
  for (const language of languages) {
    const file = join(folder, `${language}.xlsx`)
    await writeTemplate(file, sheets, translator(language))
    const { workbook, problems } = await readWorkbook(file, sheets)
    assert.deepEqual(problems, [])
    assert.deepEqual(
      checkWorkbook(workbook, sheets, nothingKnown).problems.map(problem => problem.code),
      ['oneJurisdiction'],
    )
  }
})

test('a workbook lacking a sheet and a column says so; numbers and days become text', async () => {
  const file = join(folder, 'part.xlsx')
  await writeXlsxFile([
    {
      sheet: '辖区',
      data: [
        ['编码', '名称'],
        [152222, '试验旗'],
      ],
    },
    { sheet: 'Units', data: [['Name'], [' ＡＢ局 ']] },
    {
      sheet: '岗位',
      data: [
        ['账号', '岗位', '所属单位', '任职起'],
        ['a', 'b', 'c', { value: new Date('2026-01-02T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' }],
      ],
    },
  ]).toFile(file)
  const { workbook, problems } = await readWorkbook(file, sheets)
  assert.equal(workbook.jurisdiction[0]!.cells.code, '152222')
  assert.equal(workbook.units[0]!.cells.name, 'AB局')
  assert.equal(workbook.posts[0]!.cells.from, '2026-01-02')
  assert.deepEqual(
    problems.map(problem => `${problem.sheet} ${problem.column} ${problem.code}`),
    ['units kind columnMissing', 'communities  sheetMissing', 'grids  sheetMissing', 'people  sheetMissing'],
  )
})

const makeAccounts: Parameters<typeof writeWorkbook>[2] = async (tx, people) => {
  for (const { user, name } of people)
    await sql`insert into account_user (id, name, email, username) values (${user}, ${name}, ${`${user}@aili.invalid`}, ${user})`.execute(
      tx,
    )
  return new Map(people.map(({ user }) => [user, user]))
}
const write = (lines: Lines) =>
  writeWorkbook(db.owner, checkWorkbook(workbookOf(lines), sheets, nothingKnown).workbook, makeAccounts)

test('writing: all at once, again by natural keys, a changed border as a new version', async () => {
  const first = await write(sound)
  assert.deepEqual(
    Object.values(first).map(count => count.added),
    [1, 2, 1, 1, 1, 2, 1],
  )
  const again = await write(sound)
  assert.deepEqual(
    Object.values(again).map(count => [count.added, count.updated]),
    [
      [0, 1],
      [0, 2],
      [0, 1],
      [0, 1],
      [0, 1],
      [0, 2],
      [0, 1],
    ],
  )
  const withCourt = { ...sound, units: [...sound.units, { name: '试验旗人民法院', kind: '法院' }] }
  assert.equal((await write(withCourt)).units.added, 1)
  await write({ ...sound, grids: [{ ...sound.grids[0]!, boundary: border(121.02) }] })
  const grids = await db.owner
    .selectFrom('grid')
    .select(['version', 'validTo', 'boundary'])
    .orderBy('version')
    .execute()
  assert.deepEqual(
    grids.map(grid => [grid.version, grid.validTo !== null]),
    [
      [1, true],
      [2, false],
    ],
  )
  assert.deepEqual(grids[0]!.boundary, JSON.parse(border(121.01)))
  const known = await knownOf(db.owner, 152222)
  assert.deepEqual(
    [known.people, known.grids, known.communities],
    [['leader1'], ['152222100001001'], ['152222100001']],
  )
})

test('writing: versions follow on those of an adoption; a code that had ended begins again', async () => {
  const plan = '00000000-0000-4000-8000-000000000001'
  await sql`update grid set valid_to = current_date where valid_to is null`.execute(db.owner)
  await sql`insert into grid (jurisdiction_id, community_id, code, name, boundary, version, decided_on, plan_id)
    select jurisdiction_id, community_id, code, name, ${border(121.03)}::jsonb, 3, current_date, ${plan} from grid where version = 2`.execute(
    db.owner,
  )
  await write({ ...sound, grids: [{ ...sound.grids[0]!, boundary: border(121.04) }] })
  await sql`update grid set valid_to = current_date where valid_to is null`.execute(db.owner)
  await write(sound)
  const grids = await db.owner
    .selectFrom('grid')
    .select(['version', 'validTo', 'planId'])
    .orderBy('version')
    .execute()
  const told = grids.map(grid => [grid.version, grid.validTo === null, grid.planId])
  assert.deepEqual(told.slice(2), [
    [3, false, plan],
    [4, false, null],
    [5, true, null],
  ])
})

test('writing: a failure half way leaves nothing', async () => {
  const broken: Lines = { ...sound, people: [...sound.people, { user: 'new1', name: '乙' }] }
  const failing = writeWorkbook(db.owner, workbookOf(broken), () => Promise.reject(new Error('no accounts')))
  await assert.rejects(failing)
  const { name } = await db.owner.selectFrom('jurisdiction').select('name').executeTakeFirstOrThrow()
  assert.equal(name, '试验旗')
  assert.equal((await db.owner.selectFrom('person').select('id').execute()).length, 1)
})
