/** Communities with their borders, barriers and division codes taken in; the same at the command line. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, suite, test } from 'node:test'
import { sql } from 'kysely'
import { mergedIn } from '../../src/kernel/merged-cells.ts'
import { normalCode } from '../../src/survey/look-divisions.ts'
import { fromStored, type Point } from '../../src/territory/coordinates.ts'
import { territoryOf } from '../../src/territory/index.ts'
import { startTown } from '../support/server.ts'
import { csv, digits, geoJson, placesIn, xlsx } from './files.ts'

const server = await startTown()
const admin = await server.signIn('admin')
const { kernel } = server.aili
const { communities, jurisdiction, bounds } = await territoryOf(kernel)
const [west, , , north] = bounds!
const head = ['小区', '楼栋', '户数', '经度', '纬度']
const folder = mkdtempSync(join(tmpdir(), 'aili-survey-'))
after(() => rmSync(folder, { recursive: true, force: true }))

async function take(file: File, kind = 'auto', wishes: object = {}) {
  const { status, body } = await admin.send(`/api/survey/files/${kind}`, file, {
    wishes: JSON.stringify(wishes),
  })
  assert.equal(status, 200, JSON.stringify(body))
  return body
}

/** A field beyond the town's northern edge. */
const field = (i: number) => square(west + i * 0.01, north + 0.01)
function square(x: number, y: number) {
  const corners = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
    [0, 0],
  ]
  const ring = corners.map(([a, b]): Point => [digits(x + a! * 0.008), digits(y + b! * 0.006)])
  return { type: 'Polygon', coordinates: [ring] } as const
}

suite('communities', () => {
  const code = `${jurisdiction.id}100901`
  const [a, b, c, d] = field(2).coordinates[0]
  const file = geoJson('社区边界.geojson', [
    { properties: { 社区编码: code, 社区名称: '塔拉社区' }, geometry: field(0) },
    { properties: { 社区编码: '150502100001', 社区名称: '外旗社区' }, geometry: field(1) },
    {
      properties: { 社区编码: `${jurisdiction.id}100902`, 社区名称: '扭结社区' },
      geometry: { type: 'Polygon', coordinates: [[a, c, b, d, a]] },
    },
    { properties: { 社区编码: code, 社区名称: '塔拉社区' }, geometry: field(3) },
    {
      properties: { 社区编码: communities[0]!.code, 社区名称: communities[0]!.name },
      geometry: communities[0]!.boundary,
    },
  ])
  test('a new one with its unit, another county’s and a crossed border named', async () => {
    const report = await take(file)
    const said = Object.fromEntries(
      report.problems.map((it: { code: string; rows: { row: number }[] }) => [it.code, it.rows[0]?.row]),
    )
    assert.deepEqual([report.kind, report.counts.added, report.counts.unchanged], ['communities', 1, 1])
    assert.deepEqual(said, { communityCode: 2, selfCrossing: 3, duplicateId: 4 })
    const territory = await territoryOf(kernel)
    const made = territory.communities.find(it => it.code === code)!
    assert.equal(territory.unit(made.unitId)?.name, '塔拉社区居民委员会')
    assert.equal((await take(file)).counts.unchanged, 2)
  })

  test('its buildings stand in no grid until a plan is adopted', async () => {
    const [place] = placesIn(field(0), 4)
    const { counts } = await take(csv('塔拉.csv', [head, ['城苑', '1号楼', 40, ...place!]]))
    assert.equal(counts.added, 1)
    const { body } = await admin.get('/api/survey')
    const found = body.communities.find((it: { code: string }) => it.code === code)
    assert.deepEqual([found.buildings, found.households, found.withoutGrid], [1, 40, 1])
    assert.ok(body.runs.some((run: { fileName: string }) => run.fileName === '塔拉.csv'))
  })

  test('a border in a vendor’s coordinates is seen by the buildings that are there', async () => {
    const { name, code, boundary } = communities[1]!
    const rings = (boundary!.coordinates as Point[][]).map(ring =>
      ring.map(point => fromStored(point, 'GCJ02')),
    )
    const moved = geoJson('b.geojson', [
      { properties: { code, name }, geometry: { type: 'Polygon', coordinates: rings } },
    ])
    const { question } = await take(moved)
    assert.equal(question.code, 'system')
    assert.equal((await take(moved, 'communities', { system: 'GCJ02' })).counts.refused, 0)
  })

  test('one is set up by name and code; a code of another county or in use is refused', async () => {
    const made = await admin.post('/api/survey/communities', {
      name: '河西社区',
      code: `${jurisdiction.id}100903`,
    })
    assert.equal(made.status, 200)
    const elsewhere = await admin.post('/api/survey/communities', { name: '河东社区', code: '150502100903' })
    assert.match(elsewhere.body.error.message, /不属于本辖区/)
    const again = await admin.post('/api/survey/communities', {
      name: '河西社区',
      code: `${jurisdiction.id}100904`,
    })
    assert.match(again.body.error.message, /河西社区/)
    const other = await server.signIn('secretary')
    const refused = await other.post('/api/survey/communities', {
      name: '河南社区',
      code: `${jurisdiction.id}100905`,
    })
    assert.equal(refused.status, 403)
  })

  test('a sheet of one that has no border and that no row names: which it is, is asked', async () => {
    const [place] = placesIn(square(west, north + 0.05), 4)
    const sheet = csv('河西.csv', [head, ['柳苑', '1号楼', 30, ...place!]])
    const { question } = await take(sheet)
    assert.equal(question.code, 'whichCommunity')
    assert.match(question.words, /河西社区/)
    assert.doesNotMatch(question.words, new RegExp(communities[0]!.name))
    const { body } = await admin.get('/api/survey')
    const { id } = body.communities.find((it: { name: string }) => it.name === '河西社区')
    assert.equal((await take(sheet, 'buildings', { communityId: id })).counts.added, 1)
  })
})

suite('barriers', () => {
  const line = (at: number) => ({
    type: 'LineString',
    coordinates: [
      [digits(west + at), digits(north)],
      [digits(west + at), digits(north - 0.02)],
    ],
  })
  test('roads, rivers and railways by what they are called; a later file of the name takes their place', async () => {
    const all = [
      { properties: { name: '霍林河' }, geometry: line(0.001) },
      { properties: { railway: 'rail' }, geometry: line(0.002) },
      { properties: { highway: 'primary', name: '迎宾大街' }, geometry: line(0.003) },
      { properties: { name: '无形' }, geometry: null },
    ]
    const report = await take(geoJson('道路.geojson', all))
    assert.deepEqual([report.kind, report.counts.added, report.problems[0].code], ['barriers', 3, 'noLine'])
    // The streets of the town itself came from no file.
    const { rows } = await sql`select kind from barrier where source is not null order by 1`.execute(
      server.db.owner,
    )
    assert.deepEqual(rows, [{ kind: 'railway' }, { kind: 'river' }, { kind: 'road' }])
    assert.equal((await take(geoJson('道路.geojson', all))).counts.unchanged, 3)
    const fewer = await take(geoJson('道路.geojson', all.slice(0, 2)))
    assert.deepEqual([fewer.counts.unchanged, fewer.counts.removed], [2, 1])
  })
})

suite('division codes', () => {
  test('those of the jurisdiction and above it, other counties counted', async () => {
    const report = await take(
      csv('codes.csv', [
        ['code', 'name'],
        ['15', '内蒙古自治区'],
        ['152200000000', '兴安盟'],
        ['152222', '科尔沁右翼中旗'],
        ['152222100000', '巴彦呼舒镇'],
        ['152222100950', '新立社区'],
        ['150502', '科尔沁区'],
        ['15222x', '错码'],
      ]),
    )
    assert.deepEqual(
      [report.kind, report.counts.added, report.problems[0].code],
      ['divisions', 5, 'divisionCode'],
    )
    assert.match(report.notes[0], /1 行属于其他旗县/)
    const { body } = await admin.get('/api/survey')
    assert.deepEqual(body.divisions, [{ code: '152222100950', name: '新立社区' }])
  })

  test('codes of any length', () => {
    for (const [met, code] of [
      ['15', '150000'],
      ['1522', '152200'],
      ['152222000000', '152222'],
      ['152222100000', '152222100'],
      ['152222100', '152222100'],
      ['152222100001', '152222100001'],
      ['15222', null],
      ['x52222', null],
    ] as const)
      assert.equal(normalCode(met), code)
  })
})

suite('at the command line', () => {
  const run = (...words: string[]) =>
    spawnSync(process.execPath, ['src/cli/import.ts', '--data', folder, ...words], {
      encoding: 'utf8',
      env: { ...process.env, LANG: 'zh_CN.UTF-8', DATABASE_URL: server.url },
    })
  test('rows left out are named, the last line is the figures; nothing in a dry run', async () => {
    const file = join(folder, 'few.csv')
    const [one, other] = placesIn(communities[3]!.boundary!, 9)
    writeFileSync(file, `小区,楼栋,户数,经度,纬度\n命令苑,1,20,${one}\n命令苑,2,x,${other}\n`)
    const dry = run('--buildings', file, '--dry-run', '--community', communities[3]!.name)
    assert.equal(dry.status, 0, dry.stderr)
    assert.match(dry.stderr, /第 3 行未导入：户数无法识别/)
    const figures = JSON.parse(dry.stdout.trim().split('\n').at(-1)!)
    assert.deepEqual([figures.dryRun, figures.rows, figures.added, figures.refused], [true, 2, 1, 1])
    const { rows } = await sql`select from compound where name = '命令苑'`.execute(server.db.owner)
    assert.equal(rows.length, 0)
  })
})

suite('files', () => {
  test('what is no file of places says so', async () => {
    const { status, body } = await admin.send('/api/survey/files/auto', new File(['{"a":1'], 'x.json'))
    assert.deepEqual([status, body.error.code], [415, 'unsupportedFile'])
    assert.equal(
      (await admin.send('/api/survey/files/auto', new File([], 'x.csv'))).body.error.code,
      'missingInput',
    )
  })

  test('merged cells are known by sheet, rows and columns from 1', async () => {
    const file = await xlsx('m.xlsx', [
      [{ value: 'a', span: 2 }, null, 'b'],
      [{ value: 'c', rowSpan: 3 }, 'd', 'e'],
      [null, 'f', 'g'],
      [null, 'h', 'i'],
    ])
    assert.deepEqual(mergedIn(Buffer.from(await file.arrayBuffer())), [
      [
        { top: 1, left: 1, bottom: 1, right: 2 },
        { top: 2, left: 1, bottom: 4, right: 1 },
      ],
    ])
  })
})
