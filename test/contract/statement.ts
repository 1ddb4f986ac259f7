/** Walks a statement's parts: selects with their joins, expressions with WITH, inserts, updates, deletes, merges and copies. */
import {
  afterwards,
  type Columns,
  complaintsAbout,
  conditionsOf,
  type Grounds,
  isHeld,
  mentionsColumns,
  namesOf,
  ofRange,
  type Reading,
  type Scope,
  valueIn,
} from './reading.ts'
import type { Mention, Tree, Value } from './values.ts'

type Outputs = readonly (readonly [string, Value])[]

/** One line for each table that grows and is not held to a jurisdiction by this text. */
export function loose(text: string, grounds: Grounds, inFunction = false): readonly string[] {
  return complaintsAbout(text, grounds, (reading, tree) =>
    statement(reading, tree, inFunction ? around : null),
  )
}

/** What a function's statements stand in: the row of a trigger, arguments and variables. */
const around: Scope = {
  outer: null,
  ranges: ['new', 'old', ''].map(alias => ({ alias, mention: null, columns: [], given: true })),
  expressions: new Map(),
}

function statement(reading: Reading, tree: Tree, outer: Scope | null): Outputs {
  const [kind, node] = Object.entries(tree)[0] as [string, Tree]
  if (kind === 'SelectStmt') return select(reading, node, outer)
  if (kind === 'InsertStmt') return insert(reading, node, outer)
  if (kind === 'UpdateStmt') return change(reading, node, outer, node.fromClause)
  if (kind === 'DeleteStmt') return change(reading, node, outer, node.usingClause)
  if (kind === 'MergeStmt') return change(reading, node, outer, [node.sourceRelation])
  if (kind === 'CopyStmt') return copy(reading, node, outer)
  if (kind === 'TruncateStmt' || kind === 'LockStmt') {
    for (const { RangeVar } of node.relations) mentioned(reading, RangeVar)
    return []
  }
  return node.query ? statement(reading, node.query, outer) : []
}

function select(reading: Reading, node: Tree, outer: Scope | null): Outputs {
  const scope = opened(reading, node, outer)
  if (node.op && node.op !== 'SETOP_NONE') {
    const [left, right] = [node.larg, node.rarg].map(arm => select(reading, arm, scope)) as [Outputs, Outputs]
    return left.map(([name, value], i) => [name, [value, right[i]?.[1] ?? null]])
  }
  if (node.valuesLists) {
    const rows: Tree[][] = node.valuesLists.map((row: Tree) => row.List.items)
    subqueriesOf(reading, node.valuesLists, scope)
    return rows[0]!.map((_, i) => [
      `column${i + 1}`,
      rows.map(row => valueIn(scope, row[i], tree => statement(reading, tree, scope))),
    ])
  }
  from(reading, node.fromClause ?? [], scope)
  hold(reading, scope, ownMentions(scope), node.whereClause)
  for (const part of [
    node.targetList,
    node.groupClause,
    node.havingClause,
    node.sortClause,
    node.windowClause,
  ])
    subqueriesOf(reading, part, scope)
  for (const part of [node.limitCount, node.limitOffset, node.distinctClause])
    subqueriesOf(reading, part, scope)
  return outputsOf(reading, node.targetList ?? [], scope)
}

function insert(reading: Reading, node: Tree, outer: Scope | null): Outputs {
  const scope = opened(reading, node, outer)
  const table: string = node.relation.relname
  const given = node.selectStmt ? statement(reading, node.selectStmt, scope) : []
  const target = { table, alias: node.relation.alias?.aliasname ?? table, bound: true }
  scope.ranges.push({ alias: target.alias, mention: target, columns: null })
  if (reading.grounds.grows(table)) {
    // Without a list of columns they are those of the table, of which it is the first (catalogue.test.ts).
    const at = node.cols ? node.cols.findIndex((col: Tree) => col.ResTarget.name === 'jurisdiction_id') : 0
    if (at < 0) reading.complaints.push(`${table}: an insert does not give jurisdiction_id`)
    else
      afterwards(reading, () =>
        isHeld(given[at]?.[1] ?? null)
          ? null
          : `${table}: the jurisdiction_id an insert gives comes from a row that is not held`,
      )
    const { infer } = node.onConflictClause ?? {}
    if (infer?.indexElems && !infer.indexElems.some((it: Tree) => it.IndexElem.name === 'jurisdiction_id'))
      reading.complaints.push(`${table}: on conflict without jurisdiction_id`)
  }
  subqueriesOf(reading, node.onConflictClause, scope)
  subqueriesOf(reading, node.returningList ?? node.returningClause, scope)
  return outputsOf(reading, node.returningList ?? node.returningClause?.exprs ?? [], scope)
}

/** Update, delete, merge: their own table and those beside it, under one condition. */
function change(
  reading: Reading,
  node: Tree,
  outer: Scope | null,
  beside: readonly Tree[] | undefined,
): Outputs {
  const scope = opened(reading, node, outer)
  scope.ranges.push(mentioned(reading, node.relation, scope))
  from(reading, beside ?? [], scope)
  hold(reading, scope, ownMentions(scope), node.whereClause ?? node.joinCondition)
  for (const part of [node.targetList, node.mergeWhenClauses, node.returningList, node.returningClause])
    subqueriesOf(reading, part, scope)
  return outputsOf(reading, node.returningList ?? node.returningClause?.exprs ?? [], scope)
}

function copy(reading: Reading, node: Tree, outer: Scope | null): Outputs {
  if (node.query) return statement(reading, node.query, outer)
  const { relname } = node.relation
  const names = (node.attlist ?? []).map((it: Tree) => it.String.sval)
  if (reading.grounds.grows(relname) && !(node.is_from && names.includes('jurisdiction_id')))
    reading.complaints.push(`${relname}: copied without jurisdiction_id`)
  return []
}

/** A scope with the expressions of its WITH. */
function opened(reading: Reading, node: Tree, outer: Scope | null): Scope {
  const scope: Scope = { outer, ranges: [], expressions: new Map() }
  for (const { CommonTableExpr: one } of node.withClause?.ctes ?? []) {
    const names: string[] = namesOf(one.aliascolnames ?? [])
    const named = (outputs: Outputs): Outputs => outputs.map(([name, value], i) => [names[i] ?? name, value])
    const query = one.ctequery
    // What calls itself is, to itself, what its first part gives.
    const first = node.withClause.recursive ? query.SelectStmt?.larg : undefined
    if (first) scope.expressions.set(one.ctename, named(select(reading, first, scope)))
    scope.expressions.set(one.ctename, named(statement(reading, query, scope)))
  }
  return scope
}

function from(reading: Reading, items: readonly Tree[], scope: Scope): void {
  for (const item of items) scope.ranges.push(...fromItem(reading, item, scope))
}

function fromItem(reading: Reading, item: Tree, scope: Scope): readonly Columns[] {
  const [kind, node] = Object.entries(item)[0] as [string, Tree]
  if (kind === 'RangeVar') return [mentioned(reading, node, scope)]
  const alias: string = node.alias?.aliasname ?? ''
  const names: string[] = namesOf(node.alias?.colnames ?? [])
  if (kind === 'RangeSubselect') {
    const outputs = statement(reading, node.subquery, scope)
    return [{ alias, mention: null, columns: outputs.map(([name, value], i) => [names[i] ?? name, value]) }]
  }
  if (kind === 'RangeFunction') {
    subqueriesOf(reading, node.functions, scope)
    // Made of rows beside it: held where the statement says so.
    if (mentionsColumns(node.functions))
      return [{ alias, mention: { table: '', alias, bound: false }, columns: null }]
    const columns = [...names, ...(node.coldeflist ?? []).map((it: Tree) => it.ColumnDef.colname)]
    return [
      { alias, mention: null, columns: columns.map(name => [name, 'given']), given: columns.length === 0 },
    ]
  }
  if (kind !== 'JoinExpr') return []
  return join(reading, node, scope)
}

function join(reading: Reading, node: Tree, scope: Scope): readonly Columns[] {
  const left = fromItem(reading, node.larg, scope)
  // What stands to the right may speak of the left (lateral).
  const seen: Scope = { outer: scope, ranges: [...left], expressions: new Map() }
  const right = fromItem(reading, node.rarg, seen)
  seen.ranges.push(...right)
  const sides = { JOIN_INNER: [...left, ...right], JOIN_LEFT: right, JOIN_RIGHT: left, JOIN_FULL: [] }
  const holds = new Set(mentionsIn(sides[node.jointype as keyof typeof sides] ?? []))
  hold(reading, seen, holds, node.quals)
  if (namesOf(node.usingClause ?? []).includes('jurisdiction_id')) {
    const column = (ranges: readonly Columns[]) =>
      ranges.map(range => ofRange(range, 'jurisdiction_id')).find(value => value !== undefined) ?? null
    reading.constraints.push({ holds, conditions: [[column(left), column(right)]] })
  }
  const all = [...left, ...right]
  return node.alias ? [{ alias: node.alias.aliasname, mention: null, columns: all.flatMap(columnsOf) }] : all
}

/** A table, or an expression with WITH that bears its name. */
function mentioned(reading: Reading, node: Tree, scope: Scope | null = null): Columns {
  const table: string = node.relname
  const alias: string = node.alias?.aliasname ?? table
  for (let at = scope; at !== null && !node.schemaname; at = at.outer) {
    const columns = at.expressions.get(table)
    if (columns) return { alias, mention: null, columns }
  }
  const ours = !node.schemaname || node.schemaname === 'public'
  if (!ours || !(reading.grounds.grows(table) || table === 'jurisdiction'))
    return { alias, mention: null, columns: [] }
  const mention: Mention = { table, alias, bound: false }
  if (table !== 'jurisdiction') reading.mentions.push(mention)
  return { alias, mention, columns: null, wayIn: reading.grounds.wayIn[table] }
}

function hold(reading: Reading, scope: Scope, holds: ReadonlySet<Mention>, tree: Tree): void {
  if (!tree) return
  subqueriesOf(reading, tree, scope)
  // Subqueries have been read above; here only what they give matters.
  const quiet: Reading = { ...reading, mentions: [], complaints: [] }
  const conditions = conditionsOf(scope, tree, select => statement(quiet, select, scope))
  reading.constraints.push({ holds, conditions })
}

function ownMentions(scope: Scope): ReadonlySet<Mention> {
  return new Set(mentionsIn(scope.ranges))
}

function mentionsIn(ranges: readonly Columns[]): Mention[] {
  return ranges.flatMap(range => range.mention ?? [])
}

/** Every subquery anywhere below. */
function subqueriesOf(reading: Reading, tree: Tree, scope: Scope): void {
  if (tree === null || typeof tree !== 'object') return
  for (const [name, value] of Object.entries(tree) as [string, Tree][]) {
    if (name === 'SubLink') {
      statement(reading, value.subselect, scope)
      subqueriesOf(reading, value.testexpr, scope)
    } else subqueriesOf(reading, value, scope)
  }
}

function outputsOf(reading: Reading, targets: readonly Tree[], scope: Scope): Outputs {
  const quiet: Reading = { ...reading, mentions: [], complaints: [] }
  return targets.flatMap(({ ResTarget: target }): Outputs => {
    const fields = target.val?.ColumnRef?.fields
    if (fields?.at(-1)?.A_Star !== undefined) {
      const of = namesOf(fields.slice(0, -1)).at(-1)
      return scope.ranges.filter(range => of === undefined || range.alias === of).flatMap(columnsOf)
    }
    const value = valueIn(scope, target.val, select => statement(quiet, select, scope))
    return [[target.name ?? namesOf(fields ?? []).at(-1) ?? '', value]]
  })
}

function columnsOf(range: Columns): Outputs {
  if (range.mention === null) return range.columns ?? []
  return [[range.mention.table === 'jurisdiction' ? 'id' : 'jurisdiction_id', range.mention]]
}
