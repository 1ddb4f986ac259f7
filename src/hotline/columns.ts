/** Which column of an export holds what: by the headings hotlines use, or as the operator says. Pure. */

import { type Cell, type Row, type Table, Unreadable } from '../kernel/tables.ts'
import { foldText } from '../matters/lists/search.ts'

export const fields = ['number', 'title', 'text', 'time', 'address', 'name', 'phone', 'category'] as const
export type Field = (typeof fields)[number]
export interface Columns {
  /** Positions of each field, the one that counts first. */
  readonly of: Readonly<Record<Field, readonly number[]>>
  readonly headings: readonly string[]
  /** Row that holds the headings, 0 for none. */
  readonly row: number
}

/** Exact headings, folded; the earlier counts more. */
const known: Readonly<Record<Field, readonly string[]>> = {
  number: [
    '工单编号',
    '工单号',
    '留言编号',
    '诉求编号',
    '受理编号',
    '案件编号',
    '事件编号',
    '编号',
    '序列号',
    '单号',
    'number',
    'no',
    'id',
  ],
  title: ['标题', '主题', '留言主题', '留言标题', '诉求标题', '工单标题', '诉求主题', 'title', 'subject'],
  text: [
    '诉求内容',
    '留言内容',
    '留言详情',
    '工单内容',
    '来电内容',
    '问题描述',
    '事件描述',
    '内容',
    '诉求',
    '描述',
    '详情',
    'text',
    'content',
  ],
  time: [
    '来电时间',
    '留言时间',
    '受理时间',
    '诉求时间',
    '上报时间',
    '登记时间',
    '创建时间',
    '提交时间',
    '时间',
    '日期',
    'time',
    'date',
  ],
  address: [
    '事发地址',
    '事发地点',
    '诉求地址',
    '问题地址',
    '详细地址',
    '地址',
    '地点',
    '位置',
    '所在位置',
    '小区',
    'address',
    'place',
  ],
  name: ['来电人', '来电人姓名', '诉求人', '诉求人姓名', '反映人', '姓名', '联系人', '留言人', 'name'],
  phone: ['来电号码', '联系电话', '联系方式', '手机号码', '手机号', '手机', '电话', '电话号码', 'phone'],
  category: [
    '三级分类',
    '二级分类',
    '一级分类',
    '诉求分类',
    '问题分类',
    '分类',
    '类别',
    '诉求类别',
    '事项类别',
    'category',
  ],
}
/** Words a heading contains where none is known exactly; never when it is of a later event. */
const hints: Partial<Record<Field, RegExp>> = {
  number: /编号|单号/,
  text: /内容|诉求|描述|详情/,
  title: /主题|标题/,
  time: /时间|日期/,
  address: /地址|地点/,
}
const later = /办结|回复|答复|截止|完成|更新|派发|回访|满意|反对|点赞|处理|分类|类|人|单位|部门/
const headingRows = 10
const longestHeading = 16

/**
 * @param asked 'number=工单号,text=内容,time=3': headings, positions from 1 or letters
 * @throws Unreadable noColumns, noSuchColumn, unknownField
 */
export function findColumns(
  tables: readonly Table[],
  asked: string | undefined,
): { table: Table; columns: Columns } {
  for (const table of tables) {
    const columns = asked ? askedColumns(table, asked) : recognised(table)
    if (columns) return { table, columns }
  }
  const headings = tables[0]?.rows[0]?.cells.map(String).slice(0, 30).join(' | ') ?? ''
  throw new Unreadable('noColumns', { headings })
}

function recognised(table: Table): Columns | null {
  for (const line of table.rows.slice(0, headingRows)) {
    const columns = columnsIn(line)
    const found = fields.filter(field => columns.of[field].length > 0).length
    if (found >= 2 && hasText(columns)) return columns
  }
  return null
}

const hasText = ({ of }: Columns) => of.text.length > 0 || of.title.length > 0

function columnsIn(line: Row): Columns {
  const headings = line.cells.map(headingOf)
  const exact = (field: Field) =>
    known[field].flatMap(word => headings.flatMap((heading, at) => (heading === word ? [at] : [])))
  const taken = new Set(fields.flatMap(exact))
  const hinted = (field: Field) =>
    headings.flatMap((heading, at) =>
      !taken.has(at) &&
      heading.length <= longestHeading &&
      hints[field]?.test(heading) &&
      !later.test(heading)
        ? [at]
        : [],
    )
  const of = Object.fromEntries(
    fields.map(field => {
      const found = exact(field)
      return [field, found.length > 0 ? found : hinted(field).slice(0, 1)]
    }),
  ) as unknown as Columns['of']
  return { of, headings: line.cells.map(String), row: line.row }
}

/** Zero-width characters, brackets with remarks and marks of required fields fall away. */
function headingOf(cell: Cell): string {
  return foldText(String(cell))
    .replace(/[\u200b-\u200f\u2060\ufeff\s*:]/g, '')
    .replace(/\(.*\)$/, '')
}

function askedColumns(table: Table, asked: string): Columns | null {
  const wanted = asked.split(',').map(pair => {
    const [field = '', column = ''] = pair.split('=').map(part => part.trim())
    if (!fields.includes(field as Field))
      throw new Unreadable('unknownField', { field, fields: fields.join(', ') })
    return { field: field as Field, column }
  })
  const width = Math.max(0, ...table.rows.slice(0, headingRows).map(line => line.cells.length))
  const line = table.rows.slice(0, headingRows).find(({ cells }) => {
    const headings = cells.map(headingOf)
    return wanted.some(({ column }) => headings.includes(headingOf(column)))
  })
  const headings = line?.cells.map(headingOf) ?? []
  const of = Object.fromEntries(fields.map(field => [field, [] as number[]])) as Record<Field, number[]>
  for (const { field, column } of wanted) {
    const named = headings.indexOf(headingOf(column))
    const at = named >= 0 ? named : positionOf(column)
    if (at === null || at >= width)
      throw new Unreadable('noSuchColumn', { column, headings: line?.cells.join(' | ') ?? '' })
    of[field].push(at)
  }
  const columns = {
    of,
    headings: line?.cells.map(String) ?? [],
    row: line?.row ?? recognised(table)?.row ?? 0,
  }
  return hasText(columns) ? columns : null
}

/** 1 and A are the first column. */
function positionOf(column: string): number | null {
  if (/^\d{1,3}$/.test(column) && Number(column) > 0) return Number(column) - 1
  return /^[A-Za-z]$/.test(column) ? column.toUpperCase().charCodeAt(0) - 65 : null
}
