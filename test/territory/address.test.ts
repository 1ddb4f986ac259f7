/** Addresses as people write them, taken apart: a line a way of writing, with what was not understood. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Parsed, parseAddress } from '../../src/territory/address.ts'
import { fold, numberIn } from '../../src/territory/address-characters.ts'
import { isOneApart } from '../../src/territory/address-find.ts'
import { buildingKey, divisionNames } from '../../src/territory/address-names.ts'

/** compound:吉祥小区 building:3 … | what was not understood */
function told({ parts, rest }: Parsed): string {
  const left = rest.filter(piece => !piece.isFiller).map(piece => piece.text.trim())
  return [parts.map(part => `${part.kind}:${part.value}`).join(' '), ...left].join(' | ')
}

const stories: readonly (readonly [written: string, meant: string])[] = [
  [
    '内蒙古兴安盟科右中旗巴彦呼舒镇罕乌拉社区吉祥小区3号楼2单元501室',
    'division:内蒙古 division:兴安盟 division:科右中旗 division:巴彦呼舒镇 community:罕乌拉社区 compound:吉祥小区 building:3 unit:2 room:501',
  ],
  [
    '我家在吉祥小区３＃楼二单元5楼东户，漏水了',
    'compound:吉祥小区 building:3 unit:2 floor:5 room:东 | 漏水了',
  ],
  ['吉祥小区3-2-501', 'compound:吉祥小区 building:3 unit:2 room:501'],
  ['吉祥小区3—501', 'compound:吉祥小区 building:3 room:501'],
  ['吉祥小区3-1-12-2', 'compound:吉祥小区 building:3 unit:1 floor:12 room:2'],
  ['吉祥小区 3 2 501', 'compound:吉祥小区 building:3 unit:2 room:501'],
  ['吉祥小区3栋/2/501', 'compound:吉祥小区 building:3 unit:2 room:501'],
  ['吉祥小區三號樓二單元五零一室', 'compound:吉祥小区 building:3 unit:2 room:501'],
  ['吉祥小区第二十三栋', 'compound:吉祥小区 building:23'],
  ['吉祥小区5楼2单元', 'compound:吉祥小区 building:5 unit:2'],
  ['吉祥小区5号楼5楼', 'compound:吉祥小区 building:5 floor:5'],
  ['吉祥小区5号楼3门501', 'compound:吉祥小区 building:5 unit:3 room:501'],
  ['吉祥小区12号501', 'compound:吉祥小区 building:12 room:501'],
  ['金马花园A座1201', 'compound:金马花园 building:A room:1201'],
  ['吉祥小区A-3号楼', 'compound:吉祥小区 building:A3'],
  ['吉祥小区3号楼B座', 'compound:吉祥小区 building:3 unit:B'],
  ['吉祥小区甲3号楼中单元西户', 'compound:吉祥小区 building:甲3 unit:中 room:西'],
  ['幸福路12号院2号楼', 'street:幸福路 number:12 building:2'],
  ['建设大街88号对面', 'street:建设大街 number:88 relation:对面'],
  ['吉祥小区斜对面', 'compound:吉祥小区 relation:斜对面'],
  ['吉祥小区北侧', 'compound:吉祥小区 relation:北侧'],
  ['吉祥小区3号楼旁边', 'compound:吉祥小区 building:3 relation:旁边'],
  ['阳光路与建设路交叉口', 'street:阳光路 street:建设路 relation:交叉口'],
  ['吐列毛杜镇哈图布其嘎查三组12号', 'division:吐列毛杜镇 community:哈图布其嘎查 compound:3 building:12'],
  ['巴彦嘎查西艾里', 'community:巴彦嘎查 compound:西艾里'],
  ['3号楼2单元的楼道灯坏了三天', 'building:3 unit:2 relation:楼道 | 灯坏了三天'],
  ['2026-11-25 吉祥小区漏水', 'compound:吉祥小区 | 2026-11-25 | 漏水'],
  ['电话13904821234，吉祥小区3号楼', 'compound:吉祥小区 building:3 | 电话13904821234'],
  ['吉祥小区3号楼下水道堵了', 'compound:吉祥小区 building:3 | 下水道堵了'],
  ['什么也没说', ' | 什么也没说'],
  ['', ''],
]

test('ways of writing an address', () => {
  for (const [written, meant] of stories) assert.equal(told(parseAddress(written)), meant, written)
})

test('parts and rest are the whole of what was written, whatever it is', () => {
  const alphabet = [
    ...'吉祥小区号楼单元室层东户3２1一二十-－ ,，。院路街嘎查组在的B座#＃\u200b镇旗附近號樓\ud83d\ude00①',
  ]
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 60 }),
        fc.string({ unit: 'binary', maxLength: 40 }),
      ),
      written => {
        const { parts, rest } = parseAddress(written)
        const pieces = [...parts, ...rest].sort((a, b) => a.from - b.from)
        assert.equal(pieces.map(piece => piece.text).join(''), written)
        for (const piece of pieces) assert.equal(written.slice(piece.from, piece.to), piece.text)
      },
    ),
    { numRuns: 1000 },
  )
})

test('numbers and characters are read one way', () => {
  assert.deepEqual(['二十三', '十', '一百零五', '廿一', '五零一', '两', '12', 'A3'].map(numberIn), [
    '23',
    '10',
    '105',
    '21',
    '501',
    '2',
    '12',
    'A3',
  ])
  assert.equal(fold('ｂ座３號樓\u200b').text, 'B座3号楼')
  assert.deepEqual(
    [
      '3号楼',
      '三号楼',
      '3#',
      '3#楼',
      '第3栋',
      '3幢',
      'A座',
      'a座',
      '12号院',
      '12号',
      'A-3号楼',
      '门诊楼',
    ].map(buildingKey),
    ['3', '3', '3', '3', '3', '3', 'A', 'A', '12', '12', 'A3', '门诊'],
  )
  assert.deepEqual(divisionNames('科尔沁右翼中旗'), ['科尔沁右翼中旗', '科尔沁右中旗', '科右中旗', '右中旗'])
})

test('one character apart', () => {
  for (const [a, b, apart] of [
    ['吉祥小区', '吉样小区', true],
    ['吉祥小区', '吉祥小', true],
    ['吉祥小区', '吉祥小区区', true],
    ['吉祥小区', '祥吉小区', false],
    ['吉祥小区', '吉祥家园', false],
    ['吉祥小区', '吉祥小区', true],
  ] as const)
    assert.equal(isOneApart(a, b), apart, `${a} ${b}`)
})

test('a long text is read in time that grows with its length', () => {
  // Patterns that go back and forth would not end.
  const long = '我家住在内蒙古的一二三四五路街巷小区号楼单元'.repeat(500)
  assert.ok(parseAddress(long).parts.length > 0)
})
