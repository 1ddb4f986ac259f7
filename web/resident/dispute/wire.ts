/** What is asked of the server with number and code, and what it answers. */
import { post } from '../../shell/client.ts'
import { newId } from '../../shell/ids.ts'

export type Seen = Awaited<ReturnType<typeof find>>
/** The dispute as one of its parties sees it, with the code that opened it. */
export interface Own {
  readonly code: string
  readonly seen: Seen
}

export const find = (number: string, code: string, lang: string) =>
  post('/api/public/disputes/find', { query: { lang }, body: { number, code } })

export const agree = (number: string, code: string, lang: string) =>
  post('/api/public/disputes/consent', { query: { lang }, body: { number, code, id: newId() }, retries: 2 })

export const stop = (number: string, code: string, lang: string) =>
  post('/api/public/disputes/stop', { query: { lang }, body: { number, code, id: newId() }, retries: 2 })
