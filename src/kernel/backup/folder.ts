/** The folder of backups: one folder a backup, which bears its name only when it is whole; stored files beside them once each, under names that tell nothing. */
import { existsSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Refusal } from '../errors.ts'
import { readable } from './part.ts'

export const manifestFile = 'manifest'
const objects = 'objects'
const finished = /^\d{8}T\d{9}Z$/
const makingPrefix = 'making-'
const removingPrefix = 'removing-'

/** 20261130T183000123Z: names of backups sort as they were made. */
export function nameAt(at: Date): string {
  return at.toISOString().replaceAll(/[-:.]/g, '')
}

export function instantOf(name: string): Date {
  return new Date(name.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z$/, '$1-$2-$3T$4:$5:$6.$7Z'))
}

/** Whole backups, the oldest first. Empty where there is no folder. */
export async function backupsIn(dir: string): Promise<string[]> {
  const names = await readdir(dir).catch(() => [])
  return names.filter(name => finished.test(name) && existsSync(join(dir, name, manifestFile))).sort()
}

export interface Making {
  readonly folder: string
  /** Gives the backup its name: from here on it is one. */
  finish(): Promise<void>
  abandon(): Promise<void>
}

/** Begins a backup; what earlier attempts left half made is cleared away, so call it only while holding the lock. */
export async function beginIn(dir: string, name: string): Promise<Making> {
  try {
    await mkdir(join(dir, objects), { recursive: true, mode: 0o700 })
    await clearUnfinished(dir)
    const folder = join(dir, makingPrefix + name)
    await mkdir(folder, { mode: 0o700 })
    return {
      folder,
      finish: async () => {
        await syncFolder(folder)
        await rename(folder, join(dir, name))
        await syncFolder(dir)
      },
      abandon: () => rm(folder, { recursive: true, force: true }),
    }
  } catch (error) {
    throw readable(error, dir)
  }
}

export async function clearUnfinished(dir: string): Promise<void> {
  for (const name of await readdir(dir).catch(() => []))
    if (name.startsWith(makingPrefix) || name.startsWith(removingPrefix))
      await rm(join(dir, name), { recursive: true, force: true })
}

/** A backup is none any more before the first of its parts goes. */
export async function removeBackup(dir: string, name: string): Promise<void> {
  const going = join(dir, removingPrefix + name)
  await rename(join(dir, name), going)
  await syncFolder(dir)
  await rm(going, { recursive: true, force: true })
}

export function objectPath(dir: string, name: string): string {
  return join(dir, objects, name.slice(0, 2), name)
}

/** All stored objects, and drafts of a run that broke. */
export async function* objectsIn(
  dir: string,
): AsyncIterable<{ readonly name: string; readonly path: string }> {
  for (const shelf of await readdir(join(dir, objects)).catch(() => []))
    for (const name of await readdir(join(dir, objects, shelf)))
      yield { name, path: join(dir, objects, shelf, name) }
}

/** Stored bytes that were found damaged make room: the next backup stores them anew, for every backup that names them. @returns how many */
export async function setAside(dir: string, problems: readonly Refusal[]): Promise<number> {
  const damaged = problems
    .filter(({ facts }) => facts.reason === 'damaged' || facts.reason === 'truncated')
    .map(({ facts }) => String(facts.path))
    .filter(path => dirname(dirname(path)) === join(dir, objects))
  for (const path of damaged) await rename(path, `${path}.damaged`)
  return damaged.length
}

export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
