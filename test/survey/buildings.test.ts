/** Buildings taken in from files over HTTP: what is wrong with each row, what goes in, and that a second time changes nothing. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { centreOf } from '../../src/gridding/plane.ts'
import { fromStored, type Point, type Ring } from '../../src/territory/coordinates.ts'
import { territoryOf } from '../../src/territory/index.ts'
import { startTown } from '../support/server.ts'
import { dividedMeanwhile } from './divided-meanwhile.ts'
import { type Cells, csv, geoJson, houseAt, placesIn, xlsx } from './files.ts'
import { rowStories } from './row-stories.ts'
import { surveyor } from './surveyor.ts'
import { whoMay } from './who-may.ts'

const server = await startTown()
const admin = await server.signIn('admin')
const { communities, version: versionBefore } = await territoryOf(server.aili.kernel)
const [first, second, third] = communities as [Community, Community, Community]
type Community = (typeof communities)[number] & {
  boundary: NonNullable<(typeof communities)[number]['boundary']>
}
const here = placesIn(first.boundary, 60)
const there = placesIn(second.boundary, 60)
const last = communities.at(-1) as Community
const [distant] = placesIn(last.boundary, 4) as [Point]

const head: Cells = ['小区', '楼栋', '户数', '层数', '经度', '纬度', '所属社区', '楼栋编号', '备注']
const { look, take, buildingCalled, gridHouseholds } = surveyor(server.db, admin)

suite('what is wrong with a row', () => {
  const own = first.name
  const stories = rowStories({ here, elsewhere: there[0]!, own })
  const file = csv('小区楼栋.csv', [head, ...stories.map(([, cells]) => cells)])
  let report: {
    problems: { code: string; rows: { row: number; words: string }[] }[]
    counts: Record<string, number>
  }
  test('a dry run names each row and stores nothing', async () => {
    report = await look(file)
    const said = new Map(report.problems.flatMap(({ code, rows }) => rows.map(({ row }) => [row, code])))
    for (const [i, [story, , code]] of stories.entries()) assert.equal(said.get(i + 2) ?? null, code, story)
    assert.equal(report.counts.added, stories.filter(([, , code]) => code === null).length)
    assert.deepEqual(await buildingCalled('新苑', '1号楼'), [])
  })

  test('in words, with where it lies', () => {
    const words = report.problems.flatMap(({ rows }) => rows.map(row => row.words)).join('\n')
    assert.match(words, new RegExp(`不在${own}范围内，相距 \\d+ 米`))
    assert.match(words, /不在任何社区范围内，最近的是.+，相距 \d+ 米/)
  })

  test('the rest goes in, to its grid; grids count anew; what was not asked for is not kept', async () => {
    const before = await gridHouseholds()
    const taken = await take(file)
    assert.deepEqual([taken.counts.added, taken.counts.refused], [3, stories.length - 3])
    const [building] = await buildingCalled('新苑', '1号楼')
    assert.deepEqual([building?.households, building?.floors, building?.kind], [24, 6, 'residential'])
    assert.ok(building?.gridId, 'lies in the grid in force that holds it')
    assert.doesNotMatch(String(building?.everything), /张三/)
    assert.equal(await gridHouseholds(), before + 24 + 24 + 12)
    const { version } = await territoryOf(server.aili.kernel)
    assert.notEqual(version, versionBefore, 'the picture in memory is a new one')
  })

  test('the same file again changes nothing; a changed row changes its building', async () => {
    const again = await take(file)
    assert.deepEqual([again.counts.added, again.counts.changed, again.counts.unchanged], [0, 0, 3])
    const cells: Cells = ['新苑', '1号楼', 30, 6, ...here[0]!, own, 'A-1', '']
    const changed = await take(csv('再来.csv', [head, cells]))
    assert.deepEqual([changed.counts.added, changed.counts.changed], [0, 1])
    assert.equal((await buildingCalled('新苑', '1号楼'))[0]?.households, 30)
  })

  test('a number that is another building’s, far off, is named', async () => {
    const file = csv('别处.csv', [head, ['远苑', '1号楼', 30, 6, ...distant, last.name, 'A-1', '']])
    const { problems, counts } = await take(file)
    assert.deepEqual([problems[0].code, counts.added, counts.changed], ['idOfAnother', 0, 0])
    assert.match(problems[0].rows[0].words, /编号“A-1”已是“新苑 1号楼”的编号/)
  })

  test('numbers 1, 2, 3 … are of the rows, not of the buildings', async () => {
    const rows = (places: typeof here, compound: string): Cells[] =>
      places.slice(20, 24).map((place, i) => [compound, `${i + 1}号楼`, 20, 6, ...place, '', i + 1, ''])
    await take(csv('一.csv', [head, ...rows(here, '甲院')]))
    const { counts, chosen } = await take(csv('二.csv', [head, ...rows(there, '乙院')]))
    assert.deepEqual([chosen.id, counts.added, counts.refused], [null, 4, 0])
  })
})

suite('systems of coordinates', () => {
  const rows = here.slice(30, 60).map((place, i): Cells => {
    const [lng, lat] = fromStored(place, 'GCJ02')
    return ['图苑', `${i + 1}号楼`, 12, 6, lng.toFixed(6), lat.toFixed(6), first.name, '', '']
  })
  const file = csv('高德.csv', [head, ...rows])
  test('a vendor’s map is asked about with the rows that fit each, and nothing goes in', async () => {
    const { question, counts } = await take(file)
    assert.equal(question.code, 'system')
    const fits = Object.fromEntries(
      question.fits.map((fit: { system: string; within: number }) => [fit.system, fit.within]),
    )
    assert.equal(fits.GCJ02, 30)
    assert.ok(fits.CGCS2000 < 30 && counts === null)
    assert.deepEqual(await buildingCalled('图苑', '1号楼'), [])
  })
  test('where no community is named, by a compound torn apart and by buildings that are there', async () => {
    const columns = ['小区', '楼栋', '户数', '经度', '纬度']
    const moved = (compound: string, places: readonly Point[]): Cells[] =>
      places.map((place, i) => [compound, `${i + 1}号楼`, 12, ...fromStored(place, 'GCJ02')])
    const edge = placesIn(first.boundary, 400).slice(-60)
    const torn = await look(csv('边.csv', [columns, ...moved('边苑', edge)]))
    assert.equal(torn.question?.code, 'system')
    const { body } = await admin.get(`/api/survey/buildings.geojson?community=${second.id}`)
    const known = body.features.map(
      ({ properties: { compound, name }, geometry }: Known): Cells => [
        compound,
        name,
        12,
        ...fromStored(middleOf(geometry.coordinates), 'GCJ02'),
      ],
    )
    const again = await look(csv('再.csv', [columns, ...known]))
    assert.equal(again.question?.code, 'system')
    const abroad = edge.map(([lng, lat], i): Cells => ['外苑', `${i}号楼`, 12, lng - 8, lat - 5])
    assert.equal((await look(csv('外.csv', [columns, ...abroad]))).question?.code, 'farFromHere')
  })
  test('the answer puts them where they stand', async () => {
    assert.equal((await take(file, { system: 'GCJ02' })).counts.added, 30)
    const [building] = await buildingCalled('图苑', '1号楼')
    const [lng, lat] = here[30]!
    assert.ok(Math.abs(Number(building?.lng) - lng) < 3e-6 && Math.abs(Number(building?.lat) - lat) < 3e-6)
  })
})

suite('a sheet as offices keep it', () => {
  test('a title above, headings in two rows, a compound in merged cells, numbers as text', async () => {
    const [a, b, c] = placesIn(third.boundary, 40).slice(10) as [
      [number, number],
      [number, number],
      [number, number],
    ]
    const file = await xlsx('台账.xlsx', [
      [{ value: '社区楼栋台账', span: 6 }, null, null, null, null, null],
      [
        { value: '序号', rowSpan: 2 },
        { value: '小区名称', rowSpan: 2 },
        { value: '楼栋', rowSpan: 2 },
        { value: '总户数', rowSpan: 2 },
        { value: '位置', span: 2 },
        null,
      ],
      [null, null, null, null, '经度', '纬度'],
      [1, { value: '合苑', rowSpan: 3 }, '1', '３６', ...a],
      [2, null, '2', '36户', String(b[0]), String(b[1])],
      [3, null, '3', 'x', ...c],
    ])
    const report = await take(file)
    assert.equal(report.question, null)
    assert.deepEqual([report.counts.added, report.counts.newCompounds], [2, 1])
    assert.deepEqual(report.problems[0].rows[0].row, 6)
    assert.deepEqual(
      (await buildingCalled('合苑', '2')).map(it => it.households),
      [36],
    )
  })

  test('floors and entrances, or residents, where no households are known; what cannot be known is asked', async () => {
    const rows: Cells[] = [
      ['楼栋', '层数', '单元数', '经度', '纬度'],
      ['塔一', 6, 3, ...here[40]!],
    ]
    assert.equal((await look(csv('a.csv', rows))).communities[0].households, 36)
    const people: Cells[] = [
      ['楼栋', '人口', '经度', '纬度'],
      ['塔二', 23, ...here[41]!],
    ]
    assert.equal((await look(csv('b.csv', people))).communities[0].households, 10)
    const unknown: Cells[] = [
      ['楼栋', '经度', '纬度'],
      ['塔三', ...here[42]!],
    ]
    const report = await look(csv('c.csv', unknown))
    assert.deepEqual([report.question.code, report.counts], ['noHouseholds', null])
    assert.equal((await look(csv('c.csv', unknown), { households: '1' })).communities[0].households, 1)
  })

  test('the sheet to fill in comes with the buildings of a community and says the same when sent back', async () => {
    const { body } = await admin.get(`/api/survey/buildings.geojson?community=${first.id}`)
    const back = await take(new File([JSON.stringify(body)], 'back.geojson'))
    assert.deepEqual([back.counts.added, back.counts.changed, back.counts.refused], [0, 0, 0])
    assert.equal(back.counts.unchanged, body.features.length)
  })
})

suite('outlines', () => {
  test('taken in, out and in again unchanged; one that crosses itself is named', async () => {
    const house = houseAt(here[50]!)
    const [a, b, c, d] = houseAt(here[51]!).coordinates[0] as [object, object, object, object]
    const crossed = { type: 'Polygon', coordinates: [[a, c, b, d, a]] }
    const file = geoJson('轮廓.geojson', [
      { properties: { name: '院墙一', households: 5 }, geometry: house },
      { properties: { name: '院墙二', households: 5 }, geometry: crossed },
    ])
    const report = await take(file)
    assert.deepEqual([report.counts.added, report.problems[0].code], [1, 'selfCrossing'])
    assert.equal((await take(file)).counts.unchanged, 1)
  })
})

suite('three thousand rows, every third broken', () => {
  test('two thousand go in, a thousand are named, and again nothing changes', async () => {
    const places = placesIn(second.boundary, 3000)
    const rows = places.map((place, i): Cells => {
      const isBroken = i % 3 === 0
      return [`片${Math.floor(i / 30)}`, `${i % 30}号`, isBroken ? '？' : 8, 6, ...place, '', `S${i}`, '']
    })
    const file = csv('三千.csv', [head, ...rows])
    const taken = await take(file)
    assert.deepEqual([taken.counts.added, taken.counts.refused], [2000, 1000])
    assert.equal(taken.problems[0].rows.length, 200)
    const again = await take(file)
    assert.deepEqual([again.counts.unchanged, again.counts.added, again.counts.changed], [2000, 0, 0])
    const all = await admin.send('/api/survey/files/buildings/problems.csv', file)
    assert.equal(all.body.trim().split('\r\n').length, 1001)
  })
})

whoMay(server, csv('x.csv', [head, ['新苑', '1号楼', 24, 6, ...here[0]!, '', '', '']]))

const comingLate: Cells = ['晚苑', '1号楼', 11, 6, ...here[50]!, first.name, '', '']
dividedMeanwhile(server, first.id, () => take(csv('晚到.csv', [head, comingLate])))

interface Known {
  properties: { compound: string; name: string }
  /** An outline, or a point. */
  geometry: { coordinates: Point | readonly Ring[] }
}

function middleOf(coordinates: Known['geometry']['coordinates']): Point {
  return typeof coordinates[0] === 'number' ? (coordinates as Point) : centreOf(coordinates[0] as Ring)
}
