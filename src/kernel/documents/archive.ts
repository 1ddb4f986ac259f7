/** Files as one ZIP with a manifest that names each with its size and hash, so that anybody can tell that nothing was changed. */
import { createHash } from 'node:crypto'
import type { ArchiveFile } from './paper.ts'
import { zipOf } from './zip.ts'

const manifestName = 'manifest.json'

/**
 * The same files give the same bytes. Names that would leave the folder they are unpacked into, or meet each other there, are made harmless.
 * @param facts about the whole, at the head of the manifest
 * @example archiveOf([{ name: '01 Agreement.pdf', title: 'Agreement', bytes }], { number })
 */
export async function archiveOf(
  files: readonly ArchiveFile[],
  facts: Readonly<Record<string, string | number>> = {},
): Promise<Buffer> {
  const taken = new Set([manifestName])
  const named = files.map(file => ({ ...file, name: freeName(safeName(file.name), taken) }))
  const listed = named.map(({ name, title, bytes, number, version }) => ({
    name,
    title,
    ...(number === undefined ? {} : { number }),
    ...(version === undefined ? {} : { version }),
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }))
  const manifest = Buffer.from(`${JSON.stringify({ ...facts, files: listed }, null, 2)}\n`)
  return zipOf([[manifestName, manifest], ...named.map(({ name, bytes }) => [name, bytes] as const)])
}

/** What Windows forbids in names, and steps out of the folder, become a line. */
function safeName(name: string): string {
  const steps = name
    .toWellFormed()
    .split(/[/\\]/)
    .map(step =>
      step
        .replaceAll(/[\p{Cc}<>:"|?*]/gu, '_')
        .replace(/^\.+$/, '_')
        .replace(/[. ]+$/, ''),
    )
    .filter(step => step !== '')
  return steps.join('/') || '_'
}

/** Names are compared as Windows and macOS compare them. */
function freeName(name: string, taken: Set<string>): string {
  const dot = name.lastIndexOf('.')
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
  let free = name
  for (let nth = 2; taken.has(keyOf(free)); nth++) free = `${stem} (${nth})${ending}`
  taken.add(keyOf(free))
  return free
}

const keyOf = (name: string) => name.normalize('NFC').toLowerCase()
