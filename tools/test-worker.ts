/**
 * Runs test files one after another in one process, so that the program is loaded and warmed up once for many of them.
 * Several workers share a list (AILI_TEST_FILES, a folder): whoever moves a file's entry out of it runs that file.
 */
import { readdirSync, renameSync, rmSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join, resolve } from 'node:path'
import { describe, test } from 'node:test'
import { pathToFileURL } from 'node:url'

const list = process.env.AILI_TEST_FILES!
/** What hangs is told, and the others go on. */
const timeout = 400_000
const ours = ['test', 'browser'].map(folder => `${pathToFileURL(resolve(folder))}/`)
let running = 0

// What stands around tests holds towns and browsers that end with a file: each file gets modules of its own.
registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context)
    const own = ours.some(folder => found.url.startsWith(folder)) && found.url.endsWith('.ts')
    return own ? { ...found, url: `${found.url}?file=${running}` } : found
  },
})

// Whatever a test waits for: were nothing left that keeps this process alive, all files still waiting would be passed over.
const alive = setInterval(() => {}, 60_000)
for (let entry = take(); entry !== undefined; entry = take()) {
  running++
  let begun = false
  const file = entry.split(',').slice(1).join('/')
  const url = pathToFileURL(resolve(file)).href
  // The tests of a suite wait until all of them, and what stands below them, have been read.
  await test(file, { timeout }, () => {
    begun = true
    describe(file, async () => {
      await import(url)
    })
  })
  // Left among those taken it is told as not run; another process takes the rest.
  if (!begun) break
  rmSync(join(list, 'taken', entry))
}
clearInterval(alive)

/** The entry of the next file nobody runs yet, NUMBER,PATH with the slashes of the path as commas. */
function take(): string | undefined {
  for (const entry of readdirSync(join(list, 'waiting')).sort()) {
    try {
      renameSync(join(list, 'waiting', entry), join(list, 'taken', entry))
      return entry
    } catch (error) {
      // Another worker was quicker.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
  return undefined
}
