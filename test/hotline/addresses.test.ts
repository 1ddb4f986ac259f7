/** Places of hotline rows: addresses as people write them lead to the building, and the report names what was doubtful or not understood. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { type Line, writeReport } from '../../src/hotline/index.ts'
import { placeFinder } from '../../src/hotline/words.ts'
import { translator } from '../../src/kernel/i18n.ts'
import { townOf } from '../support/places.ts'

const territory = townOf({})
const building = territory.buildings[0]!
const compound = territory.compound(building.compoundId)!
const n = Number.parseInt(building.name, 10)
const wrong = `鼎${compound.name.slice(1)}`
const placeIn = placeFinder(territory)

const there = { buildingId: building.id }
const community = { communityId: compound.communityId }
const other = territory.communities.find(({ id }) => id !== compound.communityId)!
const stories: readonly (readonly [
  address: string,
  text: string,
  asked: object,
  doubt: string | null,
  left: string,
])[] = [
  [`${compound.name}${n}-2-501`, '灯不亮', there, null, ''],
  [`我家在${compound.name}第${n}幢二单元，找老王`, '灯不亮', there, null, '找老王'],
  [`${compound.name}99号楼`, '灯不亮', community, 'onlyCompound', '99号楼'],
  ['', `${compound.name}${n}#楼下水道堵了`, there, null, ''],
  [territory.community(compound.communityId)!.name, `${compound.name}${n}号楼灯不亮`, there, null, ''],
  ['', `${territory.communities[0]!.name}和${territory.communities[1]!.name}都停电`, {}, 'several', ''],
  [`${other.name}${compound.name}`, '灯不亮', community, 'otherCommunity', ''],
  ['', `${wrong}${n}号楼灯不亮`, {}, null, ''],
  ['别处', '灯不亮', {}, null, '别处'],
]

test('where a row is, how surely, and what of it was not understood', () => {
  for (const [address, text, asked, doubt, left] of stories) {
    const heard = placeIn(address, text)
    assert.deepEqual(
      [heard.asked, heard.doubt, heard.left.join()],
      [asked, doubt, left],
      `${address} ${text}`,
    )
  }
  const near = placeIn(`${wrong}${n}号楼`, '灯不亮')
  assert.ok(
    near.doubt === 'oneCharacter' || near.doubt === 'several',
    'a name with a wrong character is never sure',
  )
})

test('the report says so in a column of its own', t => {
  const folder = mkdtempSync(join(tmpdir(), 'aili-addresses-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const lines = stories.map(([address, text], i) => {
    const heard = placeIn(address, text)
    const report = { text, nature: 'help', place: { ...heard.asked, text: address } }
    return {
      row: { row: i + 2, cells: [] },
      status: 'wouldBeTaken',
      number: null,
      externalNumber: '',
      entry: { report, intake: {} },
      category: null,
      reason: null,
      heard,
      group: null,
    } as unknown as Line
  })
  const { report } = writeReport(
    { headings: [], lines, groups: 0, resumed: false },
    territory,
    true,
    { file: join(folder, 'x.csv'), out: undefined, otherwise: folder },
    translator('zh-CN'),
  )
  const [head = '', ...rows] = readFileSync(report, 'utf8').trim().split('\r\n')
  const at = head.split(',').indexOf('地点存疑')
  assert.deepEqual(
    rows.map(row => row.split(',')[at]),
    [
      '',
      '没看懂或没有登记：找老王',
      '只认出小区，没有认出楼栋; 没看懂或没有登记：99号楼',
      '',
      '',
      '有几处像，未选定',
      '登记在另一个社区，请核对',
      '',
      '没看懂或没有登记：别处',
    ],
  )
})
