/** A running database as a source of rows: copied straight from one server to the other, counted and digested on the way. */
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { copyOut } from './copy.ts'
import { rowDigest } from './digest.ts'
import type { Source } from './load.ts'
import type { Snapshot } from './snapshot.ts'
import { sequenceValues, type TableParts, tableParts } from './tables.ts'

/** Rows and digest of a table are known once its parts were copied, which is before they are compared. */
export async function sourceOfDatabase(snapshot: Snapshot): Promise<Source> {
  const client = snapshot.clients[0]!
  const migrations = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from schema_migration order by name',
  )
  const tables = await tableParts(client)
  return {
    migrations: migrations.rows,
    sequences: await sequenceValues(client),
    tables: tables.map(table => streamed(table, snapshot.clients)),
  }
}

function streamed(
  { name, columns, queries }: TableParts,
  clients: readonly pg.Client[],
): Source['tables'][number] {
  const digest = rowDigest()
  return {
    name,
    columns,
    get rows() {
      return digest.rows
    },
    get digest() {
      return digest.text
    },
    parts: queries.map(query => async (into: Writable) => {
      const client = await free(clients)
      try {
        await pipeline(
          copyOut(client, `copy (${query}) to stdout`, row => digest.add(row)),
          into,
        )
      } finally {
        release(client)
      }
    }),
  }
}

const busy = new WeakSet<pg.Client>()
const waiting: (() => void)[] = []

/** As many read as write: each part takes a connection that is free. */
async function free(clients: readonly pg.Client[]): Promise<pg.Client> {
  for (;;) {
    const client = clients.find(one => !busy.has(one))
    if (client) {
      busy.add(client)
      return client
    }
    await new Promise<void>(resolve => waiting.push(resolve))
  }
}

function release(client: pg.Client): void {
  busy.delete(client)
  waiting.shift()?.()
}
