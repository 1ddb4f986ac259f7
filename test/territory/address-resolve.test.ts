/** Every building of the demo town, written in twenty ways, is found again; what is like several is not guessed; what is wrong is said. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { confidenceOf, resolveAddress } from '../../src/territory/address-resolve.ts'
import { demoPlan } from '../../src/territory/demo.ts'
import { townOf } from '../support/places.ts'

const plan = demoPlan()
type Building = (typeof plan.buildings)[number]

const town = townOf({})
const compoundOf = ({ compoundId }: Building) => plan.compounds.find(({ id }) => id === compoundId)!
const communityOf = (building: Building) =>
  plan.communities.find(({ id }) => id === compoundOf(building).communityId)!

const signs = [...'〇一二三四五六七八九']
const inSigns = (n: number) =>
  n < 10 ? signs[n]! : `${n < 20 ? '' : signs[Math.floor(n / 10)]}十${n % 10 ? signs[n % 10] : ''}`
const wide = (n: number) =>
  [...String(n)].map(digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('')

interface Facts {
  readonly community: string
  readonly compound: string
  readonly n: number
  readonly unit: number
  readonly room: number
}
const styles: readonly ((facts: Facts) => string)[] = [
  f => `内蒙古兴安盟科右中旗巴彦呼舒镇${f.community}${f.compound}${f.n}号楼${f.unit}单元${f.room}室`,
  f => `内蒙古自治区科尔沁右翼中旗${f.community}${f.compound}${f.n}号楼`,
  f => `科尔沁右中旗${f.compound}${f.n}栋${f.room}`,
  f => `${f.community}居委会${f.compound}${inSigns(f.n)}号楼`,
  f => `${f.community.replace('社区', '')}${f.compound}${f.n}幢`,
  f => `${f.compound}${f.n}-${f.unit}-${f.room}`,
  f => `${f.compound}${f.n}-${f.room}`,
  f => `${f.compound}${wide(f.n)}＃${f.unit}单元`,
  f => `${f.compound}#${f.n}楼`,
  f => `${f.compound} ${f.n}号楼 ${f.unit}单元 ${f.room}`,
  f => `${f.compound}，${f.n}号楼，${f.unit}门`,
  f => `${f.compound}第${inSigns(f.n)}栋${inSigns(f.unit)}单元5楼东户`,
  f => `我家住在${f.compound}${f.n}号楼，楼道漏水了`,
  f => `请问${f.compound}的${f.n}号楼什么时候供暖？`,
  f => `${f.compound}${f.n}号楼旁边的路灯不亮`,
  f => `${f.compound}${f.n}号楼北侧`,
  f => `${f.n}号楼，${f.compound}`,
  f => `${f.compound.replace('园', '園').replace('区', '區')}${f.n}號樓${f.unit}單元`,
  f => `${f.compound}${f.n}楼${f.unit}单元`,
  f => `${f.compound}${f.n}号${f.room}`,
  f => `【${f.community}】${f.compound}（${f.n}号楼）`,
]

test('each building in each way of writing, with nothing of it lost', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...plan.buildings),
      fc.constantFrom(...styles),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 101, max: 1899 }),
      (building, style, unit, room) => {
        const written = style({
          community: communityOf(building).name,
          compound: compoundOf(building).name,
          n: Number.parseInt(building.name, 10),
          unit,
          room,
        })
        const { best, parts, rest } = resolveAddress(town, written)
        assert.equal(best?.building?.id, building.id, written)
        assert.equal(confidenceOf(best!), 'exact', written)
        assert.equal(best?.grid?.id, building.gridId)
        const pieces = [...parts, ...rest].sort((a, b) => a.from - b.from)
        assert.equal(pieces.map(piece => piece.text).join(''), written)
      },
    ),
    { numRuns: 3000 },
  )
})

test('a name alone ends where the text ends', () => {
  for (const { name } of [...plan.communities, ...plan.compounds]) {
    const { parts } = resolveAddress(town, name)
    assert.deepEqual([parts.at(0)?.from, parts.at(-1)?.to], [0, name.length], name)
  }
})

test('one wrong, missing or surplus character of the name is found and said', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...plan.buildings),
      fc.nat({ max: 1 }),
      fc.constantFrom('change', 'drop', 'add'),
      (building, at, how) => {
        const { name } = compoundOf(building)
        const wrong =
          name.slice(0, at) + (how === 'drop' ? '' : '鼎') + name.slice(how === 'add' ? at : at + 1)
        // With a character before it the name still stands there as it is.
        if (wrong.length < 3 || (how === 'add' && at === 0)) return
        const { best, candidates } = resolveAddress(town, `${wrong}${building.name}`)
        const found = candidates.find(match => match.building?.id === building.id)
        assert.equal(found && confidenceOf(found), 'oneCharacter', wrong)
        // Several names may be as near: then none is taken.
        assert.equal(best?.building?.id, candidates.length === 1 ? building.id : undefined, wrong)
      },
    ),
    { numRuns: 500 },
  )
})

const first = plan.buildings[0]!
const [compound, community] = [compoundOf(first), communityOf(first)]
const other = plan.communities.find(({ id }) => id !== community.id)!
const short = compound.name.slice(0, 2)

test('what is found of an address that is not whole, and how surely', () => {
  const stories: readonly [written: string, found: string, confidence: string | null, candidates: number][] =
    [
      [compound.name, `${community.name}/${compound.name}`, 'onlyCompound', 1],
      [`${compound.name}99号楼`, `${community.name}/${compound.name}`, 'onlyCompound', 1],
      [community.name, community.name, 'onlyCommunity', 1],
      [
        `${other.name}${compound.name}${first.name}`,
        `${community.name}/${compound.name}/${first.name}`,
        'otherCommunity',
        1,
      ],
      ['3号楼2单元', '', null, 0],
      ['科右中旗巴彦呼舒镇', '', null, 0],
      [`${plan.communities[0]!.name}、${plan.communities[1]!.name}`, '', null, 2],
      [`${plan.communities[0]!.name}1号楼`, '', null, 8],
      ['建设和谐家乡', '', null, 0],
    ]
  for (const [written, found, confidence, count] of stories) {
    const { best, candidates } = resolveAddress(town, written)
    const said = [best?.community.name, best?.compound?.name, best?.building?.name].filter(Boolean).join('/')
    assert.equal(said, found, written)
    assert.equal(best && confidenceOf(best), confidence, written)
    assert.equal(candidates.length, count, written)
  }
})

test('a number that is not there is said, a room is only repeated', () => {
  const { parts } = resolveAddress(town, `${compound.name}99号楼7单元501室`)
  assert.deepEqual(
    parts.map(part => [part.kind, part.isKnown]),
    [
      ['compound', true],
      ['building', false],
      ['unit', null],
      ['room', null],
    ],
  )
  const known = resolveAddress(town, `${compound.name}${first.name}7单元`).parts
  assert.deepEqual(known.at(-1)?.isKnown, false, 'the building has four entrances')
  const { best } = resolveAddress(town, `${compound.name}${first.name}2单元501室`)
  assert.doesNotMatch(JSON.stringify(best && { ...best, by: null }), /501室|"501"/)
})

test('a name cut short is one place when only one is called so, else a choice', () => {
  const named = plan.compounds.filter(({ name }) => name.startsWith(short))
  const { best, candidates } = resolveAddress(town, `${short}1号楼`)
  assert.equal(candidates.length, named.length)
  assert.equal(best === null, named.length > 1)
  assert.ok(candidates.every(match => confidenceOf(match) === 'shortName'))
  assert.equal(resolveAddress(town, short).candidates.length, named.length, 'somebody is still writing')
  assert.equal(resolveAddress(town, short, { isMessage: true }).candidates.length, 0)
})

test('names borne twice are told apart by the community; streets, yards and named buildings are found', () => {
  const grid = plan.grids[0]!
  const elsewhere = plan.grids.find(({ communityId }) => communityId === other.id)!
  const place = { gridId: grid.id, households: 1, units: null, lng: 121.47, lat: 45.06 }
  const wider = townOf({
    compounds: [
      { id: 'twin', communityId: other.id, name: compound.name, kind: 'residential' },
      { id: 'street', communityId: community.id, name: '图什业图大街', kind: 'street' },
      { id: 'none', communityId: community.id, name: community.name, kind: 'none' },
    ],
    buildings: [
      { ...place, id: 'twin1', compoundId: 'twin', gridId: elsewhere.id, name: '1号楼' },
      { ...place, id: 'house', compoundId: 'street', name: '88号' },
      { ...place, id: 'yard2', compoundId: 'street', name: '12号院2号楼' },
      { ...place, id: 'kindergarten', compoundId: first.compoundId, name: '幼儿园' },
      { ...place, id: 'kindergarten2', compoundId: 'twin', gridId: elsewhere.id, name: '幼儿园' },
      { ...place, id: 'boilers', compoundId: 'none', name: '锅炉房' },
      { ...place, id: 'clinic', compoundId: 'none', name: '人民医院门诊楼' },
    ],
  })
  const found = (written: string) => resolveAddress(wider, written).best?.building?.id ?? null
  assert.equal(found(`${compound.name}1号楼`), null)
  assert.equal(resolveAddress(wider, `${compound.name}1号楼`).candidates.length, 2)
  assert.equal(found(`${other.name}${compound.name}1号楼`), 'twin1')
  assert.equal(found(`${community.name}${compound.name}1号楼`), first.id)
  assert.equal(found('图什业图大街88号对面'), 'house')
  assert.equal(found('图什业图大街12号院2号楼'), 'yard2')
  assert.equal(found('人民医院门诊楼二楼'), 'clinic')
  assert.equal(found(`${community.name}${compound.name}幼儿园`), 'kindergarten')
  assert.equal(found(`${plan.compounds[5]!.name}幼儿园`), null)
  assert.equal(
    resolveAddress(wider, `${plan.compounds[5]!.name}幼儿园`).best?.compound?.id,
    plan.compounds[5]!.id,
  )
  assert.equal(found('锅炉房'), 'boilers')
  assert.equal(resolveAddress(wider, '锅炉房冒黑烟', { isMessage: true }).best, null)
  assert.equal(confidenceOf(resolveAddress(wider, '图什业图大街').best!), 'onlyStreet')
})

test('in a message only names as they are written are found', () => {
  const text = `你好，${compound.name}物业不作为，${first.name}下水道堵了三天`
  assert.equal(resolveAddress(town, text, { isMessage: true }).best?.building?.id, first.id)
  const like = `鼎${compound.name.slice(1)}物业不作为`
  assert.equal(resolveAddress(town, like, { isMessage: true }).candidates.length, 0)
})
