/**
 * Builds the three entries into dist/web/{resident,field,desk}/ with .gz and .br beside every text file.
 * The resident page becomes one document without a further request; the digests of its inline parts are in inline.json
 * (`{ script: ['sha256-…'], style: […] }`) for the Content-Security-Policy header.
 */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { bases, configOf, type Entry, entries, hasEntry, moduleConfig } from '../web/vite.config.ts'
import { compressFolder, filesOf } from './build-web-compress.ts'
import { inlinePage } from './build-web-inline.ts'

const usage = `npm run build -- [--if-needed] [--help] [resident] [field] [desk]
  --if-needed   only entries whose sources are newer than what was built`
const root = fileURLToPath(new URL('..', import.meta.url))
const built = join(root, 'dist', 'web')

const words = process.argv.slice(2)
if (words.includes('--help')) console.log(usage)
else await buildAll(words)

async function buildAll(words: readonly string[]): Promise<void> {
  const asked = entries.filter(entry => words.includes(entry))
  for (const entry of (asked.length ? asked : entries).filter(hasEntry)) {
    if (words.includes('--if-needed') && !isStale(entry)) continue
    const started = Date.now()
    await buildEntry(entry)
    console.log(`web/${entry} built in ${((Date.now() - started) / 1000).toFixed(1)} s`)
  }
}

/** Built beside and put in place at once: whoever reads meanwhile finds the old page or the new one, never half of one. */
async function buildEntry(entry: Entry): Promise<void> {
  const at = new Date().toISOString()
  const place = join(built, entry)
  const out = join(built, `.${entry}-${process.pid}`)
  const old = `${out}-old`
  mkdirSync(out, { recursive: true })
  try {
    const lazy = await buildLazy(entry, out)
    await build(configOf(entry, out, { LAZY: JSON.stringify(lazy) }))
    if (entry === 'resident') inlinePage(out)
    await buildWorker(entry, out)
    await compressFolder(out)
    writeFileSync(join(out, 'built.json'), JSON.stringify({ at }))
    if (existsSync(place)) renameSync(place, old)
    renameSync(out, place)
  } finally {
    rmSync(out, { recursive: true, force: true })
    rmSync(old, { recursive: true, force: true })
  }
}

/** Everything in web/<entry>/lazy/ is a module of its own, loaded by `import(LAZY.name)`; it must not import the page. */
async function buildLazy(entry: Entry, out: string): Promise<Record<string, string>> {
  const folder = join(root, 'web', entry, 'lazy')
  if (!existsSync(folder)) return {}
  const sources = readdirSync(folder).filter(name => /\.tsx?$/.test(name))
  for (const source of sources) {
    const name = source.replace(/\.tsx?$/, '')
    await build(moduleConfig(entry, out, join(folder, source), `assets/${name}-[hash].js`, {}))
  }
  const made = filesOf(out).filter(path => path.startsWith('assets/') && path.endsWith('.js'))
  return Object.fromEntries(
    sources.map(source => {
      const name = source.replace(/\.tsx?$/, '')
      const path = made.find(candidate => new RegExp(`^assets/${name}-[\\w-]{8}\\.js$`).test(candidate))
      if (!path) throw new Error(`${source} was not built`)
      return [name, bases[entry] + path]
    }),
  )
}

/** web/<entry>/sw.ts becomes sw.js and is told which files (FILES) and which build (BUILD) it keeps. */
async function buildWorker(entry: Entry, out: string): Promise<void> {
  const source = join(root, 'web', entry, 'sw.ts')
  if (!existsSync(source)) return
  const files = filesOf(out)
    .filter(path => !path.endsWith('.json'))
    .map(path => bases[entry] + path)
  const define = { FILES: JSON.stringify(files), BUILD: JSON.stringify(Date.now().toString(36)) }
  await build(moduleConfig(entry, out, source, 'sw.js', define))
}

function isStale(entry: Entry): boolean {
  const stamp = join(built, entry, 'built.json')
  if (!existsSync(stamp)) return true
  const builtAt = Date.parse(JSON.parse(readFileSync(stamp, 'utf8')).at)
  const sources = [`web/${entry}`, 'web/shell', 'messages', 'src/matters', 'src/proceedings', 'src/territory']
  const single = ['package-lock.json', 'web/vite.config.ts', 'tools/build-web.ts']
  const newest = [
    ...sources.flatMap(folder => mtimes(join(root, folder))),
    ...single.map(file => mtime(join(root, file))),
  ]
  return Math.max(...newest) > builtAt
}

function mtimes(folder: string): number[] {
  return existsSync(folder) ? filesOf(folder).map(path => mtime(join(folder, path))) : []
}

function mtime(file: string): number {
  return existsSync(file) ? statSync(file).mtimeMs : 0
}
