/** Key files under dataDir/keys: made once, readable by their owner alone, never half written even when two processes start together. */
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder of the keys, made with mode 0700 if it is not there. */
export function keyFolder(dataDir: string): string {
  const folder = join(dataDir, 'keys')
  // The database may run as another user, who must be able to pass through the data folder.
  mkdirSync(dataDir, { recursive: true, mode: 0o711 })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folder
}

/**
 * The content of a key file; when there is none, `make` fills it. Of two processes that make it at the same time the
 * first wins and both read the same key.
 */
export function keyFileOnce(path: string, make: () => string, mode = 0o600): string {
  if (!existsSync(path)) placeOnce(path, make(), mode)
  return readFileSync(path, 'utf8')
}

/** Writes the whole content under a name of its own, then links it to `path`: false when somebody was first. */
export function placeOnce(path: string, content: string, mode = 0o600): boolean {
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  writeDurably(draft, content, mode)
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
    syncFolder(dirname(path))
  }
}

export function writeDurably(path: string, content: string, mode: number): void {
  const file = openSync(path, 'wx', mode)
  try {
    writeSync(file, content)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function syncFolder(path: string): void {
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
