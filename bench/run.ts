/** Runs one bench by name and prints its figure beside its reference, both measured in the same run, as one line of JSON last. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { terminalWords } from '../src/kernel/config.ts'
import type { Bench } from './support/bench.ts'

const words = terminalWords(process.env)
const names = readdirSync(import.meta.dirname)
  .filter(file => file.endsWith('.ts') && file !== 'run.ts')
  .map(file => file.slice(0, -3))
  .sort()
const { values, positionals } = parseArgs({
  options: {
    data: { type: 'string' },
    rows: { type: 'string' },
    fresh: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
  allowPositionals: true,
  strict: false,
})
const name = positionals[0]
if (values.help || !name || !names.includes(name)) {
  process.stdout.write(`${words('bench:help', { names: names.join(', ') })}\n`)
  process.exit(values.help ? 0 : 2)
}

const given = typeof values.data === 'string' ? resolve(values.data) : null
const dataDir = given ?? mkdtempSync(join(tmpdir(), 'aili-bench-'))
const started = performance.now()
try {
  const { run } = (await import(`./${name}.ts`)) as Bench
  const result = await run({
    dataDir,
    rows: rowsOf(values.rows),
    fresh: values.fresh === true,
    flags: values,
    log: line => process.stderr.write(`${((performance.now() - started) / 1000).toFixed(1)} s  ${line}\n`),
  })
  process.stdout.write(`${JSON.stringify({ name, ...result, machine: machine() })}\n`)
} finally {
  if (given === null) rmSync(dataDir, { recursive: true, force: true })
}

function rowsOf(value: unknown): number | null {
  if (value === undefined) return null
  const rows = Number(value)
  if (Number.isInteger(rows) && rows > 0) return rows
  process.stderr.write(`${words('bench:rows', { value: String(value) })}\n`)
  process.exit(2)
}

function machine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown'
  return `${cpus().length} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}${hasLargePages() ? ', large pages' : ''}`
}

/** Whether the system has pages of 2 MB reserved, in which an embedded PostgreSQL then keeps its buffers (docs/operations.md). */
function hasLargePages(): boolean {
  if (process.platform !== 'linux') return false
  return /^HugePages_Total: +[1-9]/m.test(readFileSync('/proc/meminfo', 'utf8'))
}
