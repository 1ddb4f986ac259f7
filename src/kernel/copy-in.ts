/** Rows in bulk through COPY: many times as fast as statements, and like one statement all of them or none. */
import type { ClientBase, Connection, Submittable } from 'pg'

/** What a column may be given; bytes are written as hex, lists as arrays, other objects as JSON. */
export type Row = Readonly<Record<string, unknown>>

/** A table and its rows as COPY reads them; made apart from the connection that sends them. */
export interface Copied {
  readonly statement: string
  readonly text: Buffer
  readonly rows: number
}

/** All rows name the same columns, in camel case. */
export function copied(table: string, rows: readonly Row[]): Copied {
  const names = Object.keys(rows[0] ?? {})
  const into = names.map(name => `"${snake(name)}"`).join(', ')
  const text = rows.map(row => `${names.map(name => cell(row[name])).join('\t')}\n`).join('')
  return {
    statement: `copy "${snake(table)}" (${into}) from stdin`,
    text: Buffer.from(text),
    rows: rows.length,
  }
}

/** @throws what the database says of the rows; then none of them is there */
export async function copyIn(client: ClientBase, { statement, text, rows }: Copied): Promise<void> {
  if (rows > 0) await new Promise<void>((done, fail) => client.query(new CopyIn(statement, text, done, fail)))
}

/** The part of pg's connection that speaks COPY, which its types leave out. */
interface CopyConnection extends Connection {
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
}

class CopyIn implements Submittable {
  private readonly statement: string
  private readonly text: Buffer
  private readonly done: () => void
  private readonly fail: (error: Error) => void
  private failed = false

  constructor(statement: string, text: Buffer, done: () => void, fail: (error: Error) => void) {
    this.statement = statement
    this.text = text
    this.done = done
    this.fail = fail
  }

  submit(connection: Connection): void {
    connection.query(this.statement)
  }

  handleCopyInResponse(connection: Connection): void {
    const to = connection as CopyConnection
    for (let from = 0; from < this.text.length; from += pieceBytes)
      to.sendCopyFromChunk(this.text.subarray(from, from + pieceBytes))
    to.endCopyFrom()
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    if (!this.failed) this.done()
  }

  handleError(error: Error): void {
    this.failed = true
    this.fail(error)
  }
}

const pieceBytes = 1 << 20

function cell(value: unknown): string {
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (value instanceof Date) return value.toISOString()
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`
  if (Array.isArray(value)) return escaped(`{${value.map(element).join(',')}}`)
  return typeof value === 'object' ? escaped(JSON.stringify(value)) : String(value)
}

const element = (value: unknown) => `"${String(value).replace(/["\\]/g, '\\$&')}"`

const special: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }
const escaped = (text: string) =>
  /[\\\n\r\t]/.test(text) ? text.replace(/[\\\n\r\t]/g, sign => special[sign]!) : text

function snake(name: string): string {
  return name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
}
