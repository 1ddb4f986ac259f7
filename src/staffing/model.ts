/** A linear programme in whole numbers, written for HiGHS and read back: variables with bounds, rows of sums. */
import highsModule, { type Highs } from 'highs'

// Its types describe a CommonJS module, Node meets an ES module: what Node calls the default is what the types call the module.
const highsLoader = highsModule as unknown as typeof highsModule.default

export type Summand = readonly [variable: number, factor: number]

export interface Answer {
  /** `found`: keeps all rows, but the time ran out before anything was proven about it; `late`: not even that. */
  readonly outcome: 'optimal' | 'infeasible' | 'found' | 'late'
  readonly value: number
  readonly values: readonly number[]
}

interface Bounds {
  readonly least: number
  readonly most: number
  readonly whole: boolean
}
interface Row {
  readonly sum: readonly Summand[]
  readonly relation: '>=' | '<=' | '='
  readonly figure: number
}

let loading: Promise<Highs> | null = null

/** The solver, loaded once for a process: 0.1 s. */
export function solver(): Promise<Highs> {
  loading ??= highsLoader()
  return loading
}

export class Model {
  readonly #bounds: Bounds[] = []
  readonly #rows: Row[] = []

  /** A variable of whole numbers unless said otherwise; its number. */
  variable(least: number, most: number, whole = true): number {
    this.#bounds.push({ least, most, whole })
    return this.#bounds.length - 1
  }

  row(sum: readonly Summand[], relation: Row['relation'], figure: number): void {
    const isEmpty = sum.length === 0
    // LP text knows no row without variables: one that nothing can reach.
    if (isEmpty && holds(0, relation, figure)) return
    this.#rows.push({ sum: isEmpty ? [[this.variable(0, 0), 1]] : sum, relation, figure })
  }

  /** To ask a further question without changing this one. */
  copy(): Model {
    const copy = new Model()
    copy.#bounds.push(...this.#bounds)
    copy.#rows.push(...this.#rows)
    return copy
  }

  solve(highs: Highs, goal: 'maximize' | 'minimize', sum: readonly Summand[], seconds: number): Answer {
    const solution = highs.solve(this.#text(goal, sum), {
      time_limit: seconds,
      mip_rel_gap: 0,
      output_flag: false,
      random_seed: 1,
    })
    if (solution.Status === 'Infeasible') return { outcome: 'infeasible', value: 0, values: [] }
    const columns = solution.Columns as Readonly<Record<string, { readonly Primal?: number }>>
    const values = this.#bounds.map(({ least, whole }, i) => {
      const found = columns[`x${i}`]?.Primal ?? least
      return whole ? Math.round(found) : found
    })
    const value = total(sum, values)
    if (!this.#kept(values)) return { outcome: 'late', value: 0, values: [] }
    const isOptimal = solution.Status === 'Optimal' || solution.Status === 'Empty'
    return { outcome: isOptimal ? 'optimal' : 'found', value, values }
  }

  /** What the solver says is believed only after it was added up. */
  #kept(values: readonly number[]): boolean {
    return (
      this.#bounds.every(({ least, most }, i) => values[i]! > least - 1e-6 && values[i]! < most + 1e-6) &&
      this.#rows.every(({ sum, relation, figure }) => holds(total(sum, values), relation, figure))
    )
  }

  #text(goal: 'maximize' | 'minimize', sum: readonly Summand[]): string {
    const whole = this.#bounds.flatMap((it, i) => (it.whole ? [`x${i}`] : []))
    return [
      goal,
      ` goal: ${sum.length > 0 ? written(sum) : '0 x0'}`,
      'subject to',
      ...this.#rows.map((row, i) => ` r${i}: ${written(row.sum)} ${row.relation} ${row.figure}`),
      'bounds',
      ...this.#bounds.map(({ least, most }, i) => ` ${least} <= x${i} <= ${most}`),
      'general',
      ` ${whole.join('\n ')}`,
      'end',
    ].join('\n')
  }
}

function total(sum: readonly Summand[], values: readonly number[]): number {
  return sum.reduce((total, [variable, factor]) => total + factor * values[variable]!, 0)
}

function holds(value: number, relation: Row['relation'], figure: number): boolean {
  const slack = 1e-5 * Math.max(1, Math.abs(figure))
  return (relation === '<=' || value >= figure - slack) && (relation === '>=' || value <= figure + slack)
}

/** A line of LP text may not be long: a summand a line. */
function written(sum: readonly Summand[]): string {
  return sum
    .map(([variable, factor]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} x${variable}`)
    .join('\n  ')
}
