/** Rows as offices really send them: what becomes of each, without a database. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { dayIn, idNumberIn, nameIn, phoneIn } from '../../src/roster/cells.ts'
import {
  become,
  elsewhere,
  good,
  headings,
  lonely,
  lookAt,
  type Named,
  numbered,
  own,
  rowOf,
  today,
} from './hostile.ts'
import type { RowOf } from './sheets.ts'

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
