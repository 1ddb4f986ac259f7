/** ZIP archives that are the same bytes for the same files, on any machine, in any zone. */
import { zipSync } from 'fflate'

// The format's own first day, in local fields: that is what it stores.
const mtime = new Date(1980, 0, 1)

/** Entries in the order given; what is compressed already is stored. */
export function zipOf(entries: Iterable<readonly [name: string, bytes: Uint8Array]>): Buffer {
  const files: Record<string, [Uint8Array, { level: 0 | 6; mtime: Date }]> = {}
  for (const [name, bytes] of entries)
    files[name] = [bytes, { level: /\.(png|jpe?g|pdf|docx)$/i.test(name) ? 0 : 6, mtime }]
  return Buffer.from(zipSync(files))
}
