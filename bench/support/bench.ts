/** What a bench is given, what it gives, and how times are told. */

export interface BenchOptions {
  /** Folder of the embedded database; removed afterwards unless --data named it. */
  readonly dataDir: string
  /** --rows, null = the bench's own size. */
  readonly rows: number | null
  /** --fresh: fill anew even if the data of an earlier run is there. */
  readonly fresh: boolean
  /** Other options as `--name=value`. */
  readonly flags: Readonly<Record<string, unknown>>
  /** Progress, to stderr: the last line of stdout is the result. */
  readonly log: (line: string) => void
}

/** Times in `unit`; ratio = figure / reference, where reference is the least that the database itself needs. */
export interface BenchResult extends Record<string, unknown> {
  readonly figure: number
  readonly unit: string
  readonly reference: number
  readonly ratio: number
  readonly n: number
  readonly p50: number
  readonly p99: number
}
export interface Bench {
  run(options: BenchOptions): Promise<BenchResult>
}

export interface Times {
  readonly n: number
  readonly p50: number
  readonly p99: number
  readonly max: number
}

/** Milliseconds of `n` runs one after the other, after `warm` that are not counted; slow work ends after `patienceSeconds`, yet not before 30 runs. */
export async function measure(
  n: number,
  work: (turn: number) => Promise<unknown>,
  warm = 5,
  patienceSeconds = 20,
): Promise<Times> {
  for (let turn = 0; turn < warm; turn++) await work(turn)
  const times: number[] = []
  const end = performance.now() + patienceSeconds * 1000
  for (let turn = 0; turn < n && (turn < 30 || performance.now() < end); turn++) {
    const from = performance.now()
    await work(turn)
    times.push(performance.now() - from)
  }
  return timesOf(times)
}

export function timesOf(milliseconds: readonly number[]): Times {
  const sorted = milliseconds.toSorted((a, b) => a - b)
  const at = (share: number) =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0)
  return { n: sorted.length, p50: at(0.5), p99: at(0.99), max: at(1) }
}

export const round = (value: number) => Math.round(value * 1000) / 1000
