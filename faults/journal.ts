/** The clients' own book: a line before a write is sent and a line when it is acknowledged or refused, each on the disk before the client goes on. */
import { type FileHandle, open } from 'node:fs/promises'

export type WriteKind = 'report' | 'photo' | 'act' | 'opening' | 'visit' | 'change' | 'hazard'

export interface Write {
  readonly id: string
  readonly kind: WriteKind
  /** The proceeding an act belongs to. */
  readonly of?: string
  /** What must be found again: words of a report, step of an act, photos named. */
  readonly said: Readonly<Record<string, unknown>>
}
export type Settled = 'open' | 'acknowledged' | 'refused'
export interface Entry extends Write {
  settled: Settled
  /** Told with the acknowledgement: number and code of a report. */
  told: Readonly<Record<string, unknown>>
  tries: number
}

export interface Journal {
  readonly entries: ReadonlyMap<string, Entry>
  /** Answers that no lawful server gives, and what did not come back. */
  readonly odd: string[]
  sent(write: Write): Promise<Entry>
  acknowledged(entry: Entry, told?: Readonly<Record<string, unknown>>): Promise<void>
  refused(entry: Entry, code: string): Promise<void>
  strange(what: string): void
  count(settled: Settled): number
  close(): Promise<void>
}

export async function openJournal(path: string): Promise<Journal> {
  const file = await open(path, 'a', 0o600)
  const write = together(file)
  const entries = new Map<string, Entry>()
  const odd: string[] = []
  const counts = { open: 0, acknowledged: 0, refused: 0 }
  const settle = async (entry: Entry, settled: Settled, more: object) => {
    await write({ settled, id: entry.id, ...more })
    if (entry.settled !== 'open' && entry.settled !== settled)
      odd.push(`${entry.kind} ${entry.id}: first ${entry.settled}, then ${settled} ${JSON.stringify(more)}`)
    counts[entry.settled]--
    counts[settled]++
    entry.settled = settled
  }
  return {
    entries,
    odd,
    async sent(it) {
      await write({ sent: it.kind, id: it.id, of: it.of, said: it.said })
      const entry: Entry = { ...it, settled: 'open', told: {}, tries: 0 }
      counts.open++
      entries.set(it.id, entry)
      return entry
    },
    async acknowledged(entry, told = {}) {
      await settle(entry, 'acknowledged', { told })
      entry.told = told
    },
    refused: (entry, code) => settle(entry, 'refused', { code }),
    strange: what => void (odd.length < 200 && odd.push(what.slice(0, 600))),
    count: settled => counts[settled],
    close: () => file.close(),
  }
}

/** Lines of all clients that wait together go to the disk together. */
function together(file: FileHandle): (line: object) => Promise<void> {
  let waiting: string[] = []
  let writing: Promise<void> | null = null
  let next: Promise<void> | null = null
  const flush = async () => {
    await writing
    next = null
    const lines = waiting.join('')
    waiting = []
    writing = file.appendFile(lines).then(() => file.datasync())
    await writing
  }
  return line => {
    waiting.push(`${JSON.stringify(line)}\n`)
    next ??= flush()
    return next
  }
}
