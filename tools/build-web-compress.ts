/** Compressed copies beside the files of a built page, so that the server never compresses while somebody waits. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** Brotli at 11 takes seconds on a map engine; 9 is a tenth of the time for a few per cent. */
const large = 400_000

/** Paths under a folder, relative to it. */
export function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(file => file.isFile())
    .map(file => relative(folder, join(file.parentPath, file.name)))
}

export async function compressFolder(folder: string): Promise<void> {
  for (const path of filesOf(folder).filter(name =>
    /\.(html|m?js|css|json|svg|webmanifest|map)$/.test(name),
  )) {
    const bytes = readFileSync(join(folder, path))
    const quality = bytes.length > large ? 9 : 11
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    }
    writeFileSync(join(folder, `${path}.gz`), await promisify(gzip)(bytes, { level: 9 }))
    writeFileSync(join(folder, `${path}.br`), await promisify(brotliCompress)(bytes, { params }))
  }
}
