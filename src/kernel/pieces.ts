/** Files that arrive in pieces: a growing file each under dataDir/files/pieces, written from where the last piece ended. */
import { constants } from 'node:fs'
import { mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from './errors.ts'

/** Bytes after which what arrived is made durable and said: a break loses no more. */
const durableEvery = 512 * 1024

export interface Pieces {
  /**
   * Writes what arrives from an offset on, up to `most` bytes in all; a line that breaks leaves what came before.
   * @param tell called with the offset that is durable now, at the end and on the way
   * @returns whether the line broke, and whether more came than announced
   */
  append(
    id: string,
    offset: number,
    most: number,
    from: AsyncIterable<Buffer>,
    tell: (offset: number) => Promise<void>,
  ): Promise<{ broken: boolean; tooMuch: boolean }>
  read(id: string): Promise<Buffer>
  remove(id: string): Promise<void>
}

export function openPieces(dataDir: string): Pieces {
  const folder = join(dataDir, 'files', 'pieces')
  const place = (id: string) => {
    if (!/^[0-9a-f-]{36}$/.test(id)) throw new Error('Not an id of an upload')
    return join(folder, id)
  }
  return {
    async append(id, offset, most, from, tell) {
      // Never cut short: another process may be writing the same bytes at the same places, for a line that hangs.
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const file = await open(place(id), constants.O_CREAT | constants.O_WRONLY, 0o600)
      let [at, durable] = [offset, offset]
      const settle = async () => {
        await file.sync()
        durable = at
        await tell(at)
      }
      try {
        for await (const chunk of from) {
          if (at + chunk.length > most) return { broken: false, tooMuch: true }
          await file.write(chunk, 0, chunk.length, at)
          at += chunk.length
          if (at - durable >= durableEvery) await settle()
        }
        return { broken: false, tooMuch: false }
      } catch (error) {
        const code = (error as NodeJS.ErrnoException).code ?? ''
        if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) throw new Refusal('storageFull')
        if (!brokenLine.has(code)) throw error
        return { broken: true, tooMuch: false }
      } finally {
        if (at > durable) await settle().finally(() => file.close())
        else await file.close()
      }
    },
    read: id => readFile(place(id)),
    remove: id => rm(place(id), { force: true }),
  }
}

/** How a stream says that the other side is gone. */
const brokenLine = new Set(['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR', 'EPIPE', 'ECONNABORTED'])
