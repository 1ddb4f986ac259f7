/** Reads one SQL statement: every mention of a table that grows, and what holds it to one jurisdiction. */
import { loadModule, parseSync } from 'libpg-query'
import {
  type Condition,
  type Constraint,
  isHeld,
  type Mention,
  settle,
  type Tree,
  type Value,
} from './values.ts'

await loadModule()

/** Which tables lie with a jurisdiction, and by which column besides a row of the whole installation is found (apart.ts). */
export interface Grounds {
  readonly grows: (table: string) => boolean
  readonly wayIn: Readonly<Record<string, string>>
}

/** Names and what stands behind them: of a table in FROM, or of an expression with WITH. */
export interface Columns {
  readonly alias: string
  readonly mention: Mention | null
  readonly wayIn?: string | undefined
  /** Columns that are known to be, or not to be, a jurisdiction; a table's own are asked of its mention. */
  readonly columns: readonly (readonly [string, Value])[] | null
  /** Every column is given from outside, as of unnest($1, $2). */
  readonly given?: boolean
}

export interface Scope {
  readonly outer: Scope | null
  readonly ranges: Columns[]
  readonly expressions: Map<string, Columns['columns']>
}

export interface Reading {
  readonly grounds: Grounds
  readonly mentions: Mention[]
  readonly constraints: Constraint[]
  readonly complaints: string[]
}

/**
 * What is missing, one line a mention; none when every table that grows is held to one jurisdiction.
 * @throws where PostgreSQL's parser refuses the text
 */
export function complaintsAbout(
  text: string,
  grounds: Grounds,
  readStatement: StatementReader,
): readonly string[] {
  const reading: Reading = { grounds, mentions: [], constraints: [], complaints: [] }
  for (const { stmt } of (parseSync(text) as Tree).stmts ?? []) readStatement(reading, stmt)
  settle(reading.constraints)
  const loose = reading.mentions.filter(mention => !mention.bound)
  return [
    ...loose.map(
      ({ table, alias }) =>
        `${table}${alias === table ? '' : ` ${alias}`}: no equality holds its jurisdiction_id`,
    ),
    ...late(reading).filter(line => line !== null),
  ]
}

export type StatementReader = (reading: Reading, statement: Tree) => readonly (readonly [string, Value])[]

/** Complaints that wait until equalities are settled: the value an insert gives. */
const waiting = new WeakMap<Reading, (() => string | null)[]>()
export function afterwards(reading: Reading, check: () => string | null): void {
  waiting.set(reading, [...(waiting.get(reading) ?? []), check])
}
function late(reading: Reading): (string | null)[] {
  return [...reading.complaints, ...(waiting.get(reading) ?? []).map(check => check())]
}

/** The value of an expression, as far as jurisdictions go. */
export function valueIn(
  scope: Scope,
  tree: Tree,
  sub: (select: Tree) => readonly (readonly [string, Value])[],
): Value {
  if (!tree) return null
  const [kind, node] = Object.entries(tree)[0] as [string, Tree]
  if (kind === 'A_Const' || kind === 'ParamRef') return node.isnull ? null : 'given'
  if (kind === 'ColumnRef') return columnOf(scope, namesOf(node.fields))
  if (kind === 'TypeCast') return valueIn(scope, node.arg, sub)
  if (kind === 'CoalesceExpr') return node.args.map((arg: Tree) => valueIn(scope, arg, sub))
  if (kind === 'SubLink' && node.subLinkType === 'EXPR_SUBLINK') return sub(node.subselect)[0]?.[1] ?? null
  if (kind === 'FuncCall' && /^(min|max|any_value)$/.test(namesOf(node.funcname).at(-1) ?? ''))
    return valueIn(scope, node.args?.[0], sub)
  return mentionsColumns(tree) ? null : 'given'
}

/** Nothing of the rows themselves: parameters, settings, the clock. */
export function mentionsColumns(tree: Tree): boolean {
  if (tree === null || typeof tree !== 'object') return false
  if (Array.isArray(tree)) return tree.some(mentionsColumns)
  return Object.entries(tree).some(
    ([name, value]) => name === 'ColumnRef' || name === 'SubLink' || mentionsColumns(value),
  )
}

function columnOf(scope: Scope | null, names: readonly string[]): Value {
  for (let at = scope; at !== null; at = at.outer) {
    const column = names.at(-1)!
    const unnamed = [...at.ranges].sort((a, b) => Number(a.given ?? false) - Number(b.given ?? false))
    const ranges = names.length > 1 ? at.ranges.filter(range => range.alias === names.at(-2)) : unnamed
    for (const range of ranges) {
      const found = ofRange(range, column)
      if (found !== undefined) return found
    }
    if (names.length > 1 && ranges.length > 0) return null
  }
  return null
}

/** Undefined where a range has no such column. */
export function ofRange({ mention, columns, given, wayIn }: Columns, column: string): Value | undefined {
  if (given) return 'given'
  if (mention !== null) {
    if (mention.table === 'jurisdiction') return column === 'id' ? mention : undefined
    return column === 'jurisdiction_id' || column === wayIn ? mention : undefined
  }
  return columns?.find(([name]) => name === column)?.[1]
}

export function namesOf(fields: readonly Tree[]): string[] {
  return fields.map(field => field.String?.sval ?? '*')
}

/** What must be so for a row to be taken: conjunctions taken apart, of alternatives what all of them say. */
export function conditionsOf(
  scope: Scope,
  tree: Tree,
  sub: (select: Tree) => readonly (readonly [string, Value])[],
): readonly Condition[] {
  if (!tree) return []
  const { BoolExpr: bool, A_Expr: expression, SubLink: link } = tree
  if (bool?.boolop === 'AND_EXPR') return bool.args.flatMap((arg: Tree) => conditionsOf(scope, arg, sub))
  if (bool?.boolop === 'OR_EXPR')
    return [{ either: bool.args.map((arg: Tree) => conditionsOf(scope, arg, sub)) }]
  if (link?.subLinkType === 'ANY_SUBLINK' && (!link.operName || namesOf(link.operName).at(-1) === '=')) {
    const outputs = sub(link.subselect)
    return partsOf(link.testexpr).map((part, i) => [valueIn(scope, part, sub), outputs[i]?.[1] ?? null])
  }
  if (!expression || namesOf(expression.name).at(-1) !== '=') return []
  const value = (part: Tree) => valueIn(scope, part, sub)
  if (expression.kind === 'AEXPR_IN') {
    const list: Tree[] = expression.rexpr.List.items
    return partsOf(expression.lexpr).map((part, i) => [
      value(part),
      list.map(item => value(partsOf(item)[i])),
    ])
  }
  if (!/^AEXPR_(OP|OP_ANY|NOT_DISTINCT)$/.test(expression.kind)) return []
  const right = partsOf(expression.rexpr)
  return partsOf(expression.lexpr).map((part, i) => [value(part), value(right[i])])
}

function partsOf(tree: Tree): readonly Tree[] {
  return tree?.RowExpr?.args ?? [tree]
}

export { isHeld }
