/** npm test: sees to what tests need, then runs them all, or those whose path contains a word: npm test -- calendar. */
import { spawnSync } from 'node:child_process'
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from 'node:test'
import { startTestServer } from '../test/support/database.ts'
import { ensureChineseFont, ensureChromium } from './browser.ts'

const words = process.argv.slice(2).filter(word => !word.startsWith('-'))
/** Files of seven seconds and more. */
const long =
  /\/(faults\/(kill|short|pooler|behind-haproxy|ladder-once|two-processes)|proceedings\/(walks|clock-properties|sweep|verify)|matters\/(calendar-command|lists|demo)|conduct\/(walk|rules-command|ladder)|fieldwork\/sync|mediation\/(after|channels|agreements-performance)|kernel\/(backup|embedded)|gridding\/(command|propose)|papers\/|territory\/staff|roster\/take-in)/
const worker = 'tools/test-worker.ts'
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

  // Each process loads the whole program: what one has compiled the next need not (a third of its start).
  process.env.NODE_COMPILE_CACHE ??= join(process.cwd(), 'node_modules/.cache/aili-compiled')
  const tally: Tally = { passed: 0, failed: [], skipped: [] }
  if (walks.length > 0) await readyForWalks()
  section('database')
  const server = await startTestServer()
  process.env.AILI_TEST_PG = server.url
  // What the program asks of the database is written down, and read at the end (test/contract); kept where AILI_STATEMENTS names a folder.
  const statements = process.env.AILI_STATEMENTS ?? mkdtempSync(join(tmpdir(), 'aili-statements-'))
  const isOwn = process.env.AILI_STATEMENTS === undefined
  process.env.AILI_STATEMENTS = statements
  process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --import=${join(process.cwd(), 'test/support/record-statements.ts')}`
  const interrupted = () => void server.stop().then(() => process.exit(130))
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted)
  try {
    section('tests')
    const isLast = (path: string) => path.includes('test/contract/statements')
    await runFiles(
      inTurn(
        walks,
        files.filter(path => !isLast(path)),
      ),
      availableParallelism() + 2,
      tally,
    )
    if (words.length === 0) process.env.AILI_STATEMENTS_WHOLE = 'yes'
    await runFiles(files.filter(isLast), 1, tally)
  } finally {
    await server.stop()
    if (isOwn) rmSync(statements, { recursive: true, force: true })
  }
  report(tally, started)
  return tally.failed.length === 0
}

/**
 * One of each by turns. A walk waits for its browser and its people half of its time, a file for the database a fifth: side by side
 * they keep all processors busy, one kind after the other did not.
 */
function inTurn(walks: readonly string[], files: readonly string[]): string[] {
  const turns = Array.from({ length: Math.max(walks.length, files.length) }, (_, n) => [walks[n], files[n]])
  return turns.flat().filter(path => path !== undefined)
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

/** Some workers run the files, each one after another; prints a line a file, and everything about what failed. */
async function runFiles(files: readonly string[], workers: number, tally: Tally): Promise<void> {
  if (files.length === 0) return
  const list = mkdtempSync(join(tmpdir(), 'aili-tests-'))
  for (const folder of ['waiting', 'taken']) mkdirSync(join(list, folder))
  files.forEach((file, i) => {
    writeFileSync(join(list, 'waiting', `${String(i).padStart(4, '0')},${file.replaceAll('/', ',')}`), '')
  })
  process.env.AILI_TEST_FILES = list
  const left = () => readdirSync(join(list, 'waiting')).length
  const work = async () => {
    // One that a test tore down is followed by another.
    do await watchWorker(tally)
    while (left() > 0)
  }
  try {
    await Promise.all(Array.from({ length: Math.min(workers, files.length) }, work))
    for (const file of readdirSync(join(list, 'taken')))
      tally.failed.push(`${file.split(',').slice(1).join('/')}: did not run to its end`)
  } finally {
    rmSync(list, { recursive: true, force: true })
  }
}

async function watchWorker(tally: Tally): Promise<void> {
  let said: string[] = []
  let counted = 0
  for await (const { type, data } of run({
    files: [worker],
    timeout: 3_600_000,
  }) as AsyncIterable<TestEvent>) {
    if (type === 'test:stdout' || type === 'test:stderr') said.push(data.message ?? '')
    if (type !== 'test:pass' && type !== 'test:fail') continue
    if (data.name === worker || data.name?.endsWith(`/${worker}`)) {
      if (type === 'test:fail') process.stdout.write(said.join(''))
      continue
    }
    const ofFile = data.nesting === 0
    if (!ofFile || type === 'test:fail') countTest(type, data, tally)
    if (!ofFile) {
      if (data.details?.type !== 'suite') counted++
      continue
    }
    const seconds = ((data.details?.duration_ms ?? 0) / 1000).toFixed(1)
    console.log(`${type === 'test:pass' ? '✔' : '✖'} ${data.name} · ${counted} · ${seconds} s`)
    if (type === 'test:fail') process.stdout.write(said.join(''))
    said = []
    counted = 0
  }
}

interface TestEvent {
  readonly type: string
  readonly data: {
    readonly name?: string
    readonly file?: string
    readonly nesting?: number
    readonly message?: string
    readonly skip?: string | boolean
    readonly todo?: string | boolean
    readonly details?: {
      readonly type?: string
      readonly duration_ms?: number
      readonly error?: Error & { readonly failureType?: string }
    }
  }
}

function countTest(type: string, data: TestEvent['data'], tally: Tally): void {
  const file = data.file === undefined ? '' : relative(data.file)
  const where = file === worker ? `${data.name}` : `${file}: ${data.name}`
  const { error } = data.details ?? {}
  // A suite or file fails again for each test in it that failed: only the test itself is told.
  if (type === 'test:fail' && error?.failureType !== 'subtestsFailed') {
    tally.failed.push(where)
    console.log(
      `✖ ${where}\n${indent(String((error?.cause as Error | undefined)?.stack ?? error?.cause ?? error))}`,
    )
  }
  if (data.details?.type === 'suite') return
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
