/** Sheets as offices really send them: what becomes of each row, without a database. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { idNumberCheck } from '../../src/registry/index.ts'
import { dayIn, idNumberIn, nameIn, phoneIn } from '../../src/roster/cells.ts'
import { type Looked, look, type Unfit } from '../../src/roster/look.ts'
import { csvOf, type Merge, plan, type RowOf, territoryRowsOfTown, workbookOf } from './sheets.ts'

const today = '2026-11-23'
const community = plan.communities[0]!
const [own, second] = plan.compounds.filter(it => it.communityId === community.id)
const elsewhere = plan.compounds.find(it => it.communityId === plan.communities[1]!.id)!
/** A building whose name no other of the community has. */
const lonely = (() => {
  const ids = new Set(plan.compounds.filter(it => it.communityId === community.id).map(it => it.id))
  const names = Map.groupBy(
    plan.buildings.filter(it => ids.has(it.compoundId)),
    it => it.name,
  )
  return [...names.values()].find(it => it.length === 1)![0]!
})()
const numbered = (born: string, sequence = '901') => {
  const first17 = `152222${born}${sequence}`
  return first17 + idNumberCheck(first17)
}
const good = numbered('19850307')

async function lookAt(
  rows: readonly RowOf[],
  how: {
    merges?: readonly Merge[]
    csv?: boolean
    columns?: Looked['head']['columns'][number]['heading'][]
    place?: string
    phones?: boolean
  } = {},
): Promise<Looked> {
  const bytes = how.csv ? csvOf(rows) : await workbookOf(rows, how.merges)
  const { place = null, phones = true } = how
  return look(
    { bytes, communityId: community.id, today, columns: {}, place, phones, territory: territoryRowsOfTown() },
    () => {},
  )
}

const headings = [
  '姓名',
  '与户主关系',
  '身份证号',
  '联系电话',
  '出生日期',
  '小区',
  '楼栋',
  '单元',
  '房号',
  '居住状态',
  '产权',
] as const
type Named = Partial<Record<(typeof headings)[number], RowOf[number]>>
const whole: Named = {
  姓名: '王小明',
  与户主关系: '户主',
  身份证号: good,
  联系电话: '19900001234',
  小区: own!.name,
  楼栋: '1号楼',
  单元: '1',
  房号: '101',
}
const rowOf = (changed: Named): RowOf => headings.map(heading => ({ ...whole, ...changed })[heading] ?? null)

/** One row: what it became. A problem, a note, or where and who. */
async function become(changed: Named): Promise<string> {
  const looked = await lookAt([headings, rowOf(changed)])
  const [aside] = looked.aside
  if (aside) return aside.problems.map(it => it.code).join(' ')
  const notes = looked.notes.map(it => it.code).join(' ')
  const [household] = looked.households
  if (!household) return 'nobody'
  const { place, people } = household
  const { relation, bornOn, phone, stays, tenure } = people[0]!
  return [place.entrance, place.floor, place.number, relation, bornOn, phone, stays, tenure, notes]
    .join(' ')
    .trim()
}

suite('a row', () => {
  const plain = '1 1 101 head 1985-03-07 19900001234 here'
  const table: readonly [what: string, changed: Named, becomes: string][] = [
    ['as it should be', {}, plain],
    [
      'full-width digits and a small x',
      { 身份证号: good.replace(/\d/g, d => String.fromCharCode(d.charCodeAt(0) + 0xfee0)).toLowerCase() },
      plain,
    ],
    ['a phone with blanks and dashes', { 联系电话: '199-0000 1234' }, plain],
    ['a phone that is a number', { 联系电话: 19900001234 }, plain],
    ['two phones', { 联系电话: '0482-5151234、19900001234' }, `${plain}  phoneSecond`],
    ['a phone too short', { 联系电话: '1990000' + '12' }, 'phoneUnfit'],
    ['a phone with its digits lost', { 联系电话: '1.99E+10' }, 'phoneDigitsLost'],
    ['a masked phone', { 联系电话: '199****1234' }, '1 1 101 head 1985-03-07  here  phoneMasked'],
    ['wrong check character', { 身份证号: good.slice(0, 17) + (good[17] === '1' ? '2' : '1') }, 'idCheck'],
    ['two numbers in one cell', { 身份证号: `${good}/${numbered('19860101')}` }, 'idTwo'],
    ['formatted as a number', { 身份证号: 152222198503079000 }, 'idDigitsLost'],
    ['the same in a text', { 身份证号: '1.52222E+17' }, 'idDigitsLost'],
    ['fifteen digits', { 身份证号: '152222850307123' }, 'idOld'],
    ['seventeen digits', { 身份证号: good.slice(1) }, 'idLength'],
    ['a day that never was', { 身份证号: numbered('19850230') }, 'idDay'],
    ['born tomorrow', { 身份证号: numbered('20261124') }, 'idFuture'],
    [
      'a masked number',
      { 身份证号: `${good.slice(0, 6)}********${good.slice(14)}` },
      '1 1 101 head  19900001234 here  idMasked',
    ],
    ['a passport', { 身份证号: 'E12345678' }, '1 1 101 head  19900001234 here  idOther'],
    ['another birthday than the number says', { 出生日期: '1985.3.8' }, 'bornDiffers'],
    ['1985.3.7', { 出生日期: '1985.3.7' }, plain],
    ['a birthday nobody can read beside a number', { 出生日期: '属牛' }, plain],
    ['… without one', { 身份证号: null, 出生日期: '属牛' }, 'bornUnfit'],
    ['no name', { 姓名: null }, 'nameMissing'],
    ['two names', { 姓名: '王小明、李小红' }, 'nameTwo'],
    ['a name padded with blanks', { 姓名: '王　明' }, plain],
    ['a name that is a number', { 姓名: '19900001234' }, 'nameUnfit'],
    ['an empty home', { 姓名: '空房', 身份证号: null }, 'nobody'],
    ['the head marked behind the name', { 姓名: '王小明（户主）', 与户主关系: null }, plain],
    ['a daughter', { 与户主关系: '户主之长女' }, `${plain.replace('head', 'child')}`],
    ['a code for the relation', { 与户主关系: '1' }, `${plain.replace('head', 'spouse')}`],
    ['a relation nobody knows', { 与户主关系: '老乡' }, `${plain.replace('head', 'other')}  relationUnread`],
    [
      'away, and rented',
      { 居住状态: '外出务工', 产权: '租住' },
      '1 1 101 head 1985-03-07 19900001234 away rents',
    ],
    ['stays in words of their own', { 居住状态: '时来时往' }, `${plain}  staysUnread`],
    ['no door', { 房号: null }, 'roomMissing'],
    [
      '03号楼, 第二单元, 0501室',
      { 楼栋: '01号楼', 单元: '第二单元', 房号: '0501室' },
      '2 5 501 head 1985-03-07 19900001234 here',
    ],
    [
      '1-2-501 in one cell',
      { 楼栋: null, 单元: null, 房号: '1-2-501' },
      '2 5 501 head 1985-03-07 19900001234 here',
    ],
    ['2-501 beside a building', { 单元: null, 房号: '2-501' }, '2 5 501 head 1985-03-07 19900001234 here'],
    [
      'an entrance beyond the building',
      { 单元: '9' },
      `9 1 101 head 1985-03-07 19900001234 here  entranceBeyond`,
    ],
    ['no building', { 小区: null, 楼栋: null }, 'placeMissing'],
    ['a building that is not there', { 楼栋: '99号楼' }, 'placeUnknown'],
    ['a compound that is not there', { 小区: '金色海岸' }, 'placeUnknown'],
    [
      'the number of a building that only one compound has, of a place nobody knows',
      { 小区: null, 楼栋: `供销社后院${lonely.name}` },
      'placeUnknown',
    ],
    ['… of a compound nobody knows', { 小区: '金色海岸', 楼栋: lonely.name }, 'placeUnknown'],
    ['… of no compound at all is that one', { 小区: null, 楼栋: lonely.name }, plain],
    ['a number that several compounds have, of none', { 小区: null }, 'placeUnclear'],
    ['a building of another community', { 小区: elsewhere.name }, 'placeElsewhere'],
  ]
  for (const [what, changed, becomes] of table)
    test(what, async () => assert.equal(await become(changed), becomes))

  test('a compound that is only like one is asked about, never guessed', async () => {
    const looked = await lookAt([headings, rowOf({ 小区: `${own!.name[0]}口${own!.name.slice(2)}` })])
    const [problem] = looked.aside[0]!.problems
    assert.equal(problem!.code, 'placeNear')
    assert.equal((problem!.facts.buildings as string[]).length, 1)
  })
})

suite('cells', () => {
  const days: readonly [cell: RowOf[number], value: string | null][] = [
    ['1985年3月7日', '1985-03-07'],
    ['1985-03-07 00:00:00', '1985-03-07'],
    ['1985/3/7', '1985-03-07'],
    ['19850307', '1985-03-07'],
    ['850307', '1985-03-07'],
    [31113, '1985-03-07'],
    [31047, '1984-12-31'],
    [19850307, '1985-03-07'],
    [new Date('1985-03-07T00:00:00Z'), '1985-03-07'],
    ['250307', null],
    ['1985', null],
    ['1985.3', null],
    ['198503', null],
    ['农历正月初三', null],
    ['1985.13.1', null],
    ['2026-11-24', null],
    ['43', null],
  ]
  test('days in every hand', () => {
    for (const [cell, value] of days) assert.equal(dayIn(cell, today).value, value, String(cell))
    assert.equal(dayIn('250307', today).problem?.code, 'bornCentury')
    assert.equal(dayIn('1985.3', today).note, 'bornPartial')
    assert.equal(dayIn('2026-11-24', today).problem?.code, 'bornFuture')
  })
  test('nothing is nothing, in whatever word', () => {
    for (const word of ['', '无', '/', '—', ' 不详 ', 'N/A', null]) {
      assert.deepEqual(idNumberIn(word, today), { value: null })
      assert.deepEqual(phoneIn(word), { value: null })
      assert.equal(nameIn(word).problem?.code, 'nameMissing')
    }
  })
  test('whatever stands there, a reading is a value that holds or a word of the list', () => {
    for (let seed = 1; seed < 3000; seed++) {
      const text = Array.from(
        { length: seed % 23 },
        (_, i) => '0123456789Xx /、-年月日王李ABC*１２'[(seed * (i + 7) * 31) % 30],
      ).join('')
      const id = idNumberIn(text, today)
      assert.ok(id.value === null || /^\d{17}[\dX]$/.test(id.value), text)
      const day = dayIn(text, today)
      assert.ok(day.value === null || day.value <= today, text)
      const phone = phoneIn(text)
      assert.ok(phone.value === null || /^[\d-]{7,}$/.test(phone.value), text)
    }
  })
})

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
