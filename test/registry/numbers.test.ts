/** ID numbers, phones, names and ages: each rule a table, and properties that hold for any number. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import {
  bornOnOf,
  hasKnownDivision,
  idNumberCheck,
  idNumberFault,
  tidyIdNumber,
} from '../../src/registry/id-number.ts'
import { maskedIdNumber, maskedValue } from '../../src/registry/masks.ts'
import { foldedName, nameLikeness, nameQuery, nameTokens } from '../../src/registry/names.ts'
import { isPhone, maskedPhone, tidyPhone } from '../../src/registry/phone.ts'
import { isChild, isMinor } from '../../src/registry/terms.ts'

const today = '2026-11-23'

suite('an ID number', () => {
  test('is held against GB 11643', () => {
    const table = [
      ['11010519491231002X', null],
      [' 110105 19491231 002x ', null],
      ['１１０１０５１９４９１２３１００２Ｘ', null],
      ["'11010519491231002X", null],
      ['110105-19491231-002X', null],
      ['11010519491231002', 'length'],
      ['', 'length'],
      ['110105194912310021', 'check'],
      ['110105X9491231002X', 'characters'],
      ['11010519490231002X', 'day'],
      ['11010517991231002X', 'day'],
      ['110105202612310021', 'future'],
      ['1101051949123100２X', null],
    ] as const
    for (const [typed, fault] of table) assert.equal(idNumberFault(tidyIdNumber(typed), today), fault, typed)
  })

  test('a division that is unknown is no fault', () => {
    const odd = `99${'010519491231002'}`
    assert.equal(idNumberFault(odd + idNumberCheck(odd), today), null)
    assert.equal(hasKnownDivision(odd), false)
    assert.equal(hasKnownDivision('152222'), true)
  })

  test('with any one digit wrong is found out', () => {
    const digits = fc.tuple(
      fc.integer({ min: 110000, max: 659999 }),
      fc.integer({ min: 0, max: 27000 }),
      fc.integer({ min: 0, max: 999 }),
    )
    fc.assert(
      fc.property(digits, fc.nat(16), fc.integer({ min: 1, max: 9 }), ([division, day, nth], at, by) => {
        const born = new Date(Date.UTC(1950, 0, 1) + day * 86_400_000).toISOString().slice(0, 10)
        const first = `${division}${born.replaceAll('-', '')}${String(nth).padStart(3, '0')}`
        const right = first + idNumberCheck(first)
        assert.equal(idNumberFault(right, today), null)
        assert.equal(bornOnOf(right), born)
        const wrong = right.slice(0, at) + String((Number(right[at]) + by) % 10) + right.slice(at + 1)
        assert.notEqual(idNumberFault(wrong, today), null)
      }),
    )
  })

  test('is shown with eight characters hidden', () => {
    assert.equal(maskedIdNumber('152222198001019991'), '152222********9991')
    assert.equal(maskedValue('idNumber', '152222198001019991'), '152222********9991')
    assert.equal(maskedValue('name', '巴特尔'), '巴特尔')
  })
})

test('a phone number is a mobile or a landline, however it was typed', () => {
  const table = [
    ['13812345678', '13812345678', true],
    ['138 1234 5678', '13812345678', true],
    ['138-1234-5678', '13812345678', true],
    ['１３８１２３４５６７８', '13812345678', true],
    ['+86 13812345678', '13812345678', true],
    ['0086-13812345678', '13812345678', true],
    ['0482-4123456', '0482-4123456', true],
    ['04824123456', '04824123456', true],
    ['(0482)4123456', '04824123456', true],
    ['4123456', '4123456', true],
    ['0482-4123456-801', '0482-4123456-801', true],
    ['1381234567', '1381234567', false],
    ['138123456789', '138123456789', false],
    ['23812345678', '23812345678', false],
    ['没有', '没有', false],
    ['', '', false],
  ] as const
  for (const [typed, tidy, fits] of table) {
    assert.equal(tidyPhone(typed), tidy)
    assert.equal(isPhone(tidy), fits, typed)
  }
  assert.equal(maskedPhone('13812345678'), '138****5678')
  assert.equal(maskedPhone('0482-4123456'), '0482-412****')
})

test('names are found by two characters, whatever stands between', () => {
  assert.deepEqual(nameTokens('巴特尔'), ['巴特', '特尔'])
  assert.deepEqual(nameTokens('王'), ['王'])
  assert.deepEqual(nameTokens('阿拉坦·巴特尔'), nameTokens('阿拉坦巴特尔'))
  assert.equal(foldedName('Ａ n Li'), 'anli')
  assert.equal(nameQuery('王伟', []), null)
  assert.equal(nameQuery(' · ', ['x']), null)
  assert.equal(
    nameQuery("a'\\b", ['12345678-x-00000000'])?.includes("''"),
    false,
    'apostrophes are folded away',
  )
  const table = [
    ['王秀兰', '王秀兰', 1],
    ['王秀兰', '王秀蘭', 2 / 3],
    ['王秀兰', '李建国', 0],
    ['', '王', 0],
  ] as const
  for (const [a, b, likeness] of table) assert.ok(Math.abs(nameLikeness(a, b) - likeness) < 1e-9, `${a} ${b}`)
})

test('ages count to the birthday; who was born on 29 February has it on 1 March', () => {
  const table = [
    [null, today, false, false],
    ['2012-11-23', today, false, true],
    ['2012-11-24', today, true, true],
    ['2008-11-23', today, false, false],
    ['2008-11-24', today, false, true],
    ['2012-02-29', '2026-02-28', true, true],
    ['2012-02-29', '2026-03-01', false, true],
    ['2008-02-29', '2022-03-01', false, true],
  ] as const
  for (const [bornOn, onDay, child, minor] of table) {
    assert.equal(isChild(bornOn, onDay), child, `child ${bornOn}`)
    assert.equal(isMinor(bornOn, onDay), minor, `minor ${bornOn}`)
  }
})
