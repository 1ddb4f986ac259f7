/** Memory in pages of 2 MB for the buffers of a town that has grown big: allowed before its server starts, taken by it and given back with it. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Bytes: the buffers of less than this are found soon enough in small pages. */
const big = 2 ** 30
const limitPath = '/proc/sys/vm/nr_overcommit_hugepages'

/**
 * Lets the system lend the server its buffers in large pages: it takes them when it starts and gives them back when it ends, nothing is reserved. Where that may not
 * be done (not root, a container, another system) or too much memory is in use, nothing changes and the server takes small pages.
 * @param db the server's folder
 * @param buffers MB
 * @returns how many it may lend in all from now on, null where nothing was changed
 */
export function allowLargePages(db: string, buffers: number): number | null {
  if (process.env.AILI_LARGE_PAGES === 'off') return null
  try {
    if (bytesIn(join(db, 'base')) < big) return null
    const allowed = Number(readFileSync(limitPath, 'utf8'))
    const needed = pagesToAllow(readFileSync('/proc/meminfo', 'utf8'), buffers)
    if (needed <= allowed) return null
    writeFileSync(limitPath, String(needed))
    return needed
  } catch {
    // Not the system's to give, or not ours to ask for.
    return null
  }
}

/**
 * How many pages the system must be allowed to lend in all, those lent already among them; 0 where as many lie reserved or the buffers would take more than a third
 * of what is free.
 * @param meminfo text of /proc/meminfo, whose sizes are in kB
 * @param buffers MB
 */
export function pagesToAllow(meminfo: string, buffers: number): number {
  const told = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(meminfo)?.[1] ?? 0)
  const size = told('Hugepagesize')
  if (size === 0 || told('MemAvailable') < 3 * 1024 * buffers) return 0
  // What belongs to the buffers beside them is some twentieth.
  const needed = Math.ceil(((buffers * 1024) / size) * 1.1)
  return told('HugePages_Free') - told('HugePages_Rsvd') >= needed ? 0 : told('HugePages_Surp') + needed
}

const bytesIn = (base: string) =>
  readdirSync(base).reduce((sum, name) => {
    const folder = join(base, name)
    return (
      sum +
      readdirSync(folder).reduce(
        (part, file) => part + (statSync(join(folder, file), { throwIfNoEntry: false })?.size ?? 0),
        0,
      )
    )
  }, 0)
