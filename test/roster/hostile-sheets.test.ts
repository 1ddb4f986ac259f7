/** Sheets as offices really send them, as a whole: titles, merged and missing cells, slipped rows, columns that must not be read. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Unfit } from '../../src/roster/look.ts'
import { headings, lookAt, numbered, own, rowOf, second, whole } from './hostile.ts'
import { plan, type RowOf } from './sheets.ts'

suite('a sheet', () => {
  test('with titles above, a second row of headings, columns in another order and by other names', async () => {
    const looked = await lookAt(
      [
        ['居民基本信息登记表', null, null, null, null, null],
        ['填报单位：', null, '2026年11月', null, null, null],
        ['序号', '房屋坐落', null, null, '手机', '家庭成员'],
        [null, '所属小区', '楼号', '房间号', null, null],
        ['1', own!.name, '1', '1-101', '19900001234', '王小明'],
        ['合计', null, null, null, null, '1人'],
      ],
      {
        merges: [
          { row: 0, column: 0, down: 1, across: 6 },
          { row: 2, column: 0, down: 2 },
          { row: 2, column: 1, down: 1, across: 3 },
          { row: 2, column: 4, down: 2 },
          { row: 2, column: 5, down: 2 },
        ],
      },
    )
    assert.deepEqual(
      looked.households.map(it => [
        it.place.entrance,
        it.place.number,
        it.people[0]!.name,
        it.people[0]!.phone,
      ]),
      [['1', '101', '王小明', '19900001234']],
    )
    assert.equal(looked.head.headingRow, 4)
    assert.equal(looked.head.passed.foot, 1)
  })

  test('whose household cells were made one, or are left out below the head', async () => {
    const child = numbered('20150101')
    const three: RowOf[] = [
      headings,
      rowOf({}),
      rowOf({
        姓名: '李小红',
        与户主关系: '妻',
        身份证号: numbered('19860101', '902'),
        小区: null,
        楼栋: null,
        单元: null,
        房号: null,
      }),
      rowOf({
        姓名: '王一',
        与户主关系: '子',
        身份证号: child,
        联系电话: null,
        小区: null,
        楼栋: null,
        单元: null,
        房号: null,
      }),
    ]
    const merged = await lookAt(three, { merges: [5, 6, 7, 8].map(column => ({ row: 1, column, down: 3 })) })
    assert.deepEqual(
      merged.households.map(it => it.people.length),
      [3],
    )
    assert.deepEqual(merged.notes, [])
    const left = await lookAt(three)
    assert.deepEqual(
      left.households.map(it => it.people.length),
      [3],
    )
    assert.deepEqual(
      left.notes.map(it => it.code),
      ['placeFromAbove', 'placeFromAbove'],
    )
  })

  test('whose headings all stand one column off, or has none, is told by content', async () => {
    const rows = Array.from({ length: 12 }, (_, i) =>
      rowOf({ 身份证号: numbered(`198501${10 + i}`), 联系电话: `1990000${1000 + i}`, 房号: `${i + 1}01` }),
    )
    const off = await lookAt([headings, ...rows.map(row => [i1(row), ...row])])
    assert.equal(off.aside.length, 0)
    assert.ok(off.head.columns.some(column => column.byContent))
    const without = await lookAt(rows)
    assert.deepEqual(
      without.head.columns.filter(it => it.field).map(it => it.field),
      ['name', 'idNumber', 'phone'],
    )
    assert.ok(without.aside.every(it => it.problems[0]!.code === 'placeMissing'))
  })

  test('one row of which slipped is put back and asked about', async () => {
    const slipped = [null, ...rowOf({ 身份证号: numbered('19700101') })]
    const looked = await lookAt([headings, rowOf({}), slipped])
    assert.equal(looked.households.length, 1)
    assert.deepEqual(looked.aside[0]!.problems, [{ code: 'shifted', facts: { row: 3, by: 1 } }])
    assert.equal(looked.aside[0]!.cells.name, '王小明')
  })

  test('with columns that sort people: named by heading, and nothing of them leaves the look', async () => {
    const extra = ['民族', '政治面貌', '宗教信仰', '健康状况', '是否低保', '人员类别', '备注', '工作单位']
    const looked = await lookAt([
      [...headings, ...extra],
      [...rowOf({}), ...extra.map(it => `秘${it}`)],
      [...rowOf({ 姓名: null }), ...extra.map(it => `秘${it}`)],
    ])
    const sensitive = looked.head.columns.filter(it => it.sensitive !== null)
    assert.deepEqual(
      sensitive.map(it => it.sensitive),
      ['ethnicity', 'politics', 'religion', 'health', 'means', 'label'],
    )
    assert.equal(looked.aside.length, 1)
    assert.ok(
      !JSON.stringify([looked.households, looked.aside, looked.notes, looked.head.place]).includes('秘'),
    )
  })

  test('that names one person twice: the same again is left out, something else is kept aside with the other row', async () => {
    const looked = await lookAt([
      headings,
      rowOf({}),
      rowOf({}),
      rowOf({ 房号: '201' }),
      rowOf({ 姓名: '王大明', 身份证号: null, 与户主关系: '父亲' }),
      rowOf({ 姓名: '王大明', 身份证号: null, 与户主关系: '子' }),
    ])
    assert.equal(looked.repeated, 1)
    assert.deepEqual(
      looked.aside.map(it => [it.row, it.problems[0]]),
      [
        [4, { code: 'twiceInFile', facts: { row: 2 } }],
        [6, { code: 'sameNameTwice', facts: { row: 5 } }],
      ],
    )
  })

  test('with two heads behind one door is of two households', async () => {
    const looked = await lookAt([
      headings,
      rowOf({}),
      rowOf({ 姓名: '赵一', 身份证号: numbered('19600101') }),
      rowOf({ 姓名: '赵二', 与户主关系: '子女', 身份证号: numbered('19900101'), 房号: '301' }),
    ])
    assert.deepEqual(
      looked.households.map(it => [it.place.number, it.people.length, it.beside.length]),
      [
        ['101', 1, 1],
        ['101', 1, 1],
        ['301', 1, 0],
      ],
    )
    assert.deepEqual(
      looked.notes.map(it => it.code),
      ['headTwice'],
    )
  })

  test('of which some rows of a building leave out the entrance: those are any of several doors', async () => {
    const looked = await lookAt([
      headings,
      rowOf({}),
      rowOf({ 姓名: '赵一', 身份证号: numbered('19600101'), 单元: null }),
    ])
    assert.deepEqual(
      looked.aside.map(it => it.problems[0]!.code),
      ['entranceMissing'],
    )
  })

  test('whose title says the compound that its rows leave out', async () => {
    const bare = headings.filter(it => it !== '小区')
    const rows = [[`${second!.name}居民花名册`], bare, bare.map(it => ({ ...whole })[it] ?? null)]
    const looked = await lookAt(rows)
    assert.equal(looked.head.place, second!.name)
    assert.equal(
      plan.buildings.find(it => it.id === looked.households[0]!.place.buildingId)!.compoundId,
      second!.id,
    )
    const said = await lookAt([bare, rows[2]!], { place: own!.name })
    assert.equal(
      plan.buildings.find(it => it.id === said.households[0]!.place.buildingId)!.compoundId,
      own!.id,
    )
  })

  test('without anybody consenting keeps no phone', async () => {
    const looked = await lookAt([headings, rowOf({})], { phones: false })
    assert.equal(looked.households[0]!.people[0]!.phone, null)
    assert.deepEqual(
      looked.notes.map(it => it.code),
      ['phoneNoConsent'],
    )
  })

  test('as CSV of another community, or that is no roster', async () => {
    const rows: RowOf[] = [
      [...headings, '社区'],
      [...rowOf({}), plan.communities[1]!.name],
    ]
    const looked = await lookAt(rows, { csv: true })
    assert.deepEqual([looked.households.length, looked.head.passed.elsewhere], [0, 1])
    await assert.rejects(
      lookAt([
        ['经度', '纬度'],
        ['121', '45'],
      ]),
      (error: Unfit) => error.code === 'noName',
    )
    await assert.rejects(lookAt([headings]), (error: Unfit) => error.code === 'noRows')
  })
})

/** The cell a running number stands in. */
function i1(_row: RowOf): string {
  return '甲'
}
