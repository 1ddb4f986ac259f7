/** npm test: sees to what tests need, then runs them all, or those whose path contains a word: npm test -- calendar. */
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { run } from 'node:test'
import { startTestServer } from '../test/support/database.ts'
import { ensureChineseFont, ensureChromium } from './browser.ts'

const words = process.argv.slice(2).filter(word => !word.startsWith('-'))
/** Files of ten seconds and more. */
const long =
  /\/(faults\/(kill|ladder-once|two-processes)|proceedings\/(walks|clock-properties|sweep|verify)|matters\/(calendar-command|lists|demo)|conduct\/(walk|rules-command|ladder)|fieldwork\/sync)/
const say = (line: string) => console.log(`· ${line}`)

if (process.argv.includes('--help')) {
  console.log('npm test [-- WORD …]   runs the test files whose path contains a word, or all of them')
} else {
  process.exitCode = (await testAll()) ? 0 : 1
}

async function testAll(): Promise<boolean> {
  const started = Date.now()
  const wanted = (path: string) => words.length === 0 || words.some(word => path.includes(word))
  // The longest first: a long one begun last would be waited for alone.
  const isLong = (path: string) => (long.test(path) ? 0 : 1)
  const files = globSync('test/**/*.test.ts')
    .filter(wanted)
    .sort((a, b) => isLong(a) - isLong(b) || a.localeCompare(b))
  const length = (path: string) => statSync(path).size
  const walks = globSync('browser/**/*.test.ts')
    .filter(wanted)
    .sort((a, b) => length(b) - length(a))
  if (files.length + walks.length === 0) throw new Error(`no test file's path contains ${words.join(' or ')}`)

  // Each file is a process that loads the whole program: what one has compiled the next need not (a third of its start).
  process.env.NODE_COMPILE_CACHE ??= join(process.cwd(), 'node_modules/.cache/aili-compiled')
  const tally: Tally = { passed: 0, failed: [], skipped: [] }
  if (walks.length > 0) await readyForWalks()
  section('database')
  const server = await startTestServer()
  process.env.AILI_TEST_PG = server.url
  const interrupted = () => void server.stop().then(() => process.exit(130))
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted)
  try {
    section('tests')
    // A file waits for the database a fifth of its time.
    await runFiles(files, availableParallelism() + 1, 120_000, tally)
    // Each walk has a server and a browser of its own: more at a time than there are processors made none of them end sooner.
    if (walks.length > 0) section('walks in the browser')
    await runFiles(walks, availableParallelism(), 300_000, tally)
  } finally {
    await server.stop()
  }
  report(tally, started)
  return tally.failed.length === 0
}

async function readyForWalks(): Promise<void> {
  section('browser')
  process.env.AILI_CHROMIUM = await ensureChromium(say)
  say(process.env.AILI_CHROMIUM)
  ensureChineseFont(say)
  section('web')
  if (!existsSync('tools/build-web.ts')) return say('tools/build-web.ts is missing: the web is not built')
  const { status } = spawnSync(process.execPath, ['tools/build-web.ts', '--if-needed'], { stdio: 'inherit' })
  if (status !== 0) throw new Error('the web could not be built')
}

interface Tally {
  passed: number
  readonly failed: string[]
  readonly skipped: string[]
}

/** Runs each file in a process of its own; prints a line a file, and everything about what failed. */
async function runFiles(
  files: readonly string[],
  concurrency: number,
  timeout: number,
  tally: Tally,
): Promise<void> {
  if (files.length === 0) return
  const said = new Map<string, string[]>()
  const counted = new Map<string, number>()
  const stream = run({ files: [...files], concurrency, timeout })
  for await (const { type, data } of stream as AsyncIterable<TestEvent>) {
    const file = data.file === undefined ? '' : relative(data.file)
    if (type === 'test:stdout' || type === 'test:stderr')
      said.set(file, [...(said.get(file) ?? []), data.message ?? ''])
    if (type === 'test:pass' || type === 'test:fail') countTest(type, data, file, tally, counted)
    if (type === 'test:summary' && data.file !== undefined) {
      const mark = data.success ? '✔' : '✖'
      console.log(
        `${mark} ${file} · ${counted.get(file) ?? 0} · ${((data.duration_ms ?? 0) / 1000).toFixed(1)} s`,
      )
      if (!data.success) process.stdout.write((said.get(file) ?? []).join(''))
      if (!data.success && !tally.failed.some(line => line.startsWith(file)))
        tally.failed.push(`${file}: did not run to its end`)
    }
  }
}

interface TestEvent {
  readonly type: string
  readonly data: {
    readonly name?: string
    readonly file?: string
    readonly message?: string
    readonly success?: boolean
    readonly duration_ms?: number
    readonly skip?: string | boolean
    readonly todo?: string | boolean
    readonly details?: { readonly type?: string; readonly error?: Error & { readonly failureType?: string } }
  }
}

function countTest(
  type: string,
  data: TestEvent['data'],
  file: string,
  tally: Tally,
  counted: Map<string, number>,
): void {
  const where = `${file}: ${data.name}`
  const { error } = data.details ?? {}
  // A suite or file fails again for each test in it that failed: only the test itself is told.
  if (type === 'test:fail' && error?.failureType !== 'subtestsFailed') {
    tally.failed.push(where)
    console.log(
      `✖ ${where}\n${indent(String((error?.cause as Error | undefined)?.stack ?? error?.cause ?? error))}`,
    )
  }
  if (data.details?.type === 'suite') return
  counted.set(file, (counted.get(file) ?? 0) + 1)
  if (data.skip !== undefined || data.todo !== undefined) tally.skipped.push(where)
  else if (type === 'test:pass') tally.passed++
}

function report({ passed, failed, skipped }: Tally, started: number): void {
  section('result')
  for (const name of skipped) console.log(`skipped  ${name}`)
  for (const name of failed) console.log(`failed   ${name}`)
  const seconds = Math.round((Date.now() - started) / 1000)
  console.log(`${passed} passed, ${failed.length} failed, ${skipped.length} skipped, ${seconds} s`)
}

function section(title: string): void {
  console.log(`\n── ${title}`)
}

function relative(path: string): string {
  return path.replace(`${process.cwd()}/`, '')
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '    ')
}
