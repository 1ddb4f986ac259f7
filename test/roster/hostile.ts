/** What hostile sheets are made of: one right row, changed a cell at a time, and the look at what becomes of it. */
import { idNumberCheck } from '../../src/registry/index.ts'
import { type Looked, look } from '../../src/roster/look.ts'
import { csvOf, type Merge, plan, type RowOf, territoryRowsOfTown, workbookOf } from './sheets.ts'

export const today = '2026-11-23'
export const community = plan.communities[0]!
export const [own, second] = plan.compounds.filter(it => it.communityId === community.id)
export const elsewhere = plan.compounds.find(it => it.communityId === plan.communities[1]!.id)!
/** A building whose name no other of the community has. */
export const lonely = (() => {
  const ids = new Set(plan.compounds.filter(it => it.communityId === community.id).map(it => it.id))
  const names = Map.groupBy(
    plan.buildings.filter(it => ids.has(it.compoundId)),
    it => it.name,
  )
  return [...names.values()].find(it => it.length === 1)![0]!
})()
export const numbered = (born: string, sequence = '901') => {
  const first17 = `152222${born}${sequence}`
  return first17 + idNumberCheck(first17)
}
export const good = numbered('19850307')

export async function lookAt(
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

export const headings = [
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
export type Named = Partial<Record<(typeof headings)[number], RowOf[number]>>
export const whole: Named = {
  姓名: '王小明',
  与户主关系: '户主',
  身份证号: good,
  联系电话: '19900001234',
  小区: own!.name,
  楼栋: '1号楼',
  单元: '1',
  房号: '101',
}
export const rowOf = (changed: Named): RowOf =>
  headings.map(heading => ({ ...whole, ...changed })[heading] ?? null)

/** One row: what it became. A problem, a note, or where and who. */
export async function become(changed: Named): Promise<string> {
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
