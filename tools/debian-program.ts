/** Programs of Debian that a test needs beside Aili (haproxy, pgbouncer): those of the machine, else unpacked from Debian's packages without installing them. */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/usr/local/sbin', '/usr/bin']

/** The path of a program, or null when this machine has none and none can be had. */
export function debianProgram(name: string, say: (line: string) => void = () => {}): string | null {
  const found = folders.map(folder => join(folder, name)).find(path => existsSync(path) && starts(path))
  if (found !== undefined) return found
  const folder = resolve('node_modules', '.cache', 'aili-debian', name)
  const starter = join(folder, 'start')
  if (existsSync(starter) && starts(starter)) return starter
  if (spawnSync('apt-get', ['--version']).status !== 0) return null
  say(`no ${name} on this machine: unpacking Debian's`)
  try {
    return unpack(name, folder)
  } catch (error) {
    say(`${name} cannot be had: ${(error as Error).message}`)
    return null
  }
}

function starts(path: string): boolean {
  // Versions are asked for by -v or -V: whichever answers.
  return ['-V', '-v'].some(word => spawnSync(path, [word], { timeout: 10_000 }).status === 0)
}

/** The package and those it needs that the machine does not have, in a folder of their own; a starter that finds their libraries. */
function unpack(name: string, folder: string): string {
  const draft = `${folder}.${process.pid}`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(join(draft, 'packages'), { recursive: true })
  if (!policyKnows(name) && process.getuid?.() === 0) run('apt-get', ['-qq', 'update'], draft)
  const packages = [name, ...missingOf(name)]
  run('apt-get', ['-qq', 'download', ...packages], join(draft, 'packages'))
  for (const file of readdirSync(join(draft, 'packages')))
    run('dpkg', ['-x', join('packages', file), 'root'], draft)
  const program = ['usr/sbin', 'usr/bin'].map(place => join(draft, 'root', place, name)).find(existsSync)
  if (program === undefined) throw new Error(`its package holds no ${name}`)
  const libraries = readdirSync(join(draft, 'root', 'usr', 'lib'))
    .filter(one => one.includes('-linux-'))
    .map(one => join(folder, 'root', 'usr', 'lib', one))
  const script = [
    '#!/bin/sh',
    `export LD_LIBRARY_PATH='${libraries.join(':')}'`,
    `exec '${program.replace(draft, folder)}' "$@"`,
  ]
  writeFileSync(join(draft, 'start'), `${script.join('\n')}\n`)
  chmodSync(join(draft, 'start'), 0o755)
  rmSync(join(draft, 'packages'), { recursive: true })
  const starter = join(folder, 'start')
  // Of two who unpack at the same time the second leaves what the first has done.
  if (existsSync(starter)) rmSync(draft, { recursive: true })
  else renameSync(draft, folder)
  if (!starts(starter)) throw new Error('it does not start here')
  return starter
}

const policyKnows = (name: string) =>
  spawnSync('apt-cache', ['show', name], { encoding: 'utf8' }).stdout?.includes('Filename:') ?? false

/** Libraries only, and theirs: services and scripts of the package are of no use here. */
function missingOf(name: string): string[] {
  const missing = new Set<string>()
  const look = (one: string) => {
    const { stdout } = spawnSync('apt-cache', ['depends', '--important', one], { encoding: 'utf8' })
    for (const [, needed = ''] of (stdout ?? '').matchAll(/^\s+\|?(?:Pre)?Depends: (lib[\w.+-]+)$/gm))
      if (!missing.has(needed) && !isInstalled(needed)) {
        missing.add(needed)
        look(needed)
      }
  }
  look(name)
  return [...missing]
}

function isInstalled(name: string): boolean {
  const { stdout } = spawnSync('dpkg-query', ['-s', name], { encoding: 'utf8' })
  return stdout?.includes('install ok installed') ?? false
}

function run(command: string, words: readonly string[], cwd: string): void {
  const { status, stderr } = spawnSync(command, words, { cwd, encoding: 'utf8', timeout: 120_000 })
  if (status !== 0) throw new Error(`${command}: ${stderr?.trim().split('\n').at(-1)}`)
}
