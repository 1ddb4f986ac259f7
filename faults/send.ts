/** One request over a connection of its own, as a phone on a bad line makes it: an answer, or nothing is known. */
import { request } from 'node:http'

// biome-ignore lint/suspicious/noExplicitAny: an answer of whatever was asked
export type Body = any
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Body
}
export interface Asked {
  readonly method?: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  /** An object goes as JSON. */
  readonly body?: object | Buffer
}

const patienceMs = 20_000

/** @returns null when the line broke or nobody answered in time: the server may have done it or not */
export function send(port: number, asked: Asked): Promise<Answer | null> {
  const isBytes = Buffer.isBuffer(asked.body)
  const bytes =
    asked.body === undefined
      ? null
      : isBytes
        ? (asked.body as Buffer)
        : Buffer.from(JSON.stringify(asked.body))
  const headers = {
    ...(bytes && !isBytes ? { 'content-type': 'application/json' } : {}),
    ...(bytes ? { 'content-length': String(bytes.length) } : {}),
    ...asked.headers,
    'accept-language': 'zh-CN',
  }
  return new Promise(resolve => {
    const going = request(
      { port, host: '127.0.0.1', agent: false, method: asked.method ?? 'POST', path: asked.path, headers },
      answer => {
        const chunks: Buffer[] = []
        answer.on('data', chunk => chunks.push(chunk))
        answer.on('error', () => resolve(null))
        answer.on('close', () => {
          if (!answer.complete) return resolve(null)
          const text = Buffer.concat(chunks).toString()
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: text.startsWith('{') ? JSON.parse(text) : text,
          })
        })
      },
    )
    going.on('error', () => resolve(null))
    going.setTimeout(patienceMs, () => going.destroy(new Error('nobody answers')))
    going.end(bytes ?? undefined)
  })
}
