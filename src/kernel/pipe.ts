/**
 * One connection on which statements follow each other without waiting: the database begins the next when it has committed the last, whether or not
 * this program has read the answer. Each is a transaction of its own; one that fails fails by itself.
 */
import pg from 'pg'
import { isLost } from './lost.ts'

export interface Pipe {
  /** @throws what opening the connection threw through `unbegun`, as nothing of the statement was sent */
  run<Row>(statement: pg.QueryConfig): Promise<readonly Row[]>
  end(): Promise<void>
}

/** Opened when first needed, and anew after it was lost: then everything on its way is rejected, and its outcome unknown. */
export function openPipe(config: pg.ClientConfig, unbegun: (error: Error) => never): Pipe {
  let current: Promise<pg.Client> | null = null
  let ended = false

  function open(): Promise<pg.Client> {
    const client = new pg.Client({ ...config, pipeline: true })
    const opening = client.connect().then(() => client)
    client.on('error', () => forget(opening)).on('end', () => forget(opening))
    opening.catch(() => forget(opening))
    return opening
  }
  /** What is lost is closed, and the next statement opens another. */
  function forget(opening: Promise<pg.Client>): void {
    if (current !== opening) return
    current = null
    opening.then(client => client.end()).catch(() => {})
  }

  return {
    async run<Row>(statement: pg.QueryConfig) {
      if (ended) throw new Error('the way to the database has been closed')
      current ??= open()
      const opening = current
      const client = await opening.catch(unbegun)
      try {
        return (await client.query(statement)).rows as Row[]
      } catch (error) {
        if (isLost(error)) forget(opening)
        throw error
      }
    },
    async end() {
      ended = true
      const client = await current?.catch(() => null)
      await client?.end()
    },
  }
}
