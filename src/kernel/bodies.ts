/** Bodies: how long one may take to arrive, how many slow ones at once, how much of them in memory, how deep a JSON may be. */
import type { IncomingMessage } from 'node:http'
import type { FastifyRequest } from 'fastify'
import { Refusal } from './errors.ts'
import type { App } from './http.ts'
import { networkOf } from './limits.ts'

/** The longest lawful photo (25 MB) over the slowest line served (about 200 kbit/s). */
export const uploadSeconds = 1200

export interface BodyRules {
  /** Everything but a photo or a sheet is small: a body that takes longer than this is not being sent in earnest. */
  readonly seconds: number
  /** Photos and sheets arriving at the same time: announced bytes of all, and of one network. */
  readonly bytesAtOnce: number
  readonly bytesOfNetwork: number
  readonly countOfNetwork: number
  /** What announces no length counts as this much. */
  readonly unknownBytes: number
  /** After the first half minute an upload slower than this is cut off: a tenth of the slowest line served. */
  readonly leastBytesASecond: number
  readonly graceSeconds: number
}
const rules: BodyRules = {
  seconds: 60,
  bytesAtOnce: 256 * 2 ** 20,
  bytesOfNetwork: 128 * 2 ** 20,
  countOfNetwork: 100,
  unknownBytes: 25 * 2 ** 20,
  leastBytesASecond: 2500,
  graceSeconds: 30,
}

/** A photo, whole or in pieces. */
const takesItsTime = /^(multipart\/|application\/offset\+octet-stream)/

interface Upload {
  readonly raw: IncomingMessage
  readonly network: string
  readonly bytes: number
  readonly since: number
  /** Bytes of the connection before this body. */
  readonly before: number
}

/** Cuts off whoever sends the body of a small request drop by drop, and keeps what is large within bounds. */
export function limitBodies(app: App, given: Partial<BodyRules> = {}): void {
  const rule = { ...rules, ...given }
  const uploads = new Set<Upload>()
  const watch = setInterval(() => cutSlow(uploads, rule), Math.min(5000, rule.graceSeconds * 500))
  watch.unref()
  app.addHook('onClose', async () => clearInterval(watch))
  app.addHook('onRequest', async (request, reply) => {
    const { raw } = request
    const { headers } = raw
    const hasBody = Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined
    if (!hasBody) return
    if (takesItsTime.test(headers['content-type'] ?? '')) {
      try {
        begin(uploads, rule, request)
      } catch (error) {
        // What was refused unread is not read on.
        reply.header('connection', 'close')
        throw error
      }
      return
    }
    const timer = setTimeout(() => raw.complete || raw.readableEnded || raw.destroy(), rule.seconds * 1000)
    timer.unref()
    raw.once('end', () => clearTimeout(timer)).once('close', () => clearTimeout(timer))
  })
  limitDepth(app)
}

/** @throws Refusal tooMany: as much as fits is arriving already */
function begin(uploads: Set<Upload>, rule: BodyRules, { raw, ip }: FastifyRequest): void {
  const network = networkOf(ip)
  const own = [...uploads].filter(upload => upload.network === network)
  const bytes = Number(raw.headers['content-length'] ?? rule.unknownBytes)
  if (own.length >= rule.countOfNetwork || sum(own) + bytes > rule.bytesOfNetwork) throw wait()
  if (sum(uploads) + bytes > rule.bytesAtOnce && !cutSlow(uploads, rule)) throw wait()
  const upload = { raw, network, bytes, since: Date.now(), before: raw.socket.bytesRead }
  uploads.add(upload)
  const over = () => void uploads.delete(upload)
  raw.once('end', over).once('close', over)
}

const wait = () => new Refusal('tooMany', { seconds: 10 })
const sum = (uploads: Iterable<Upload>) => [...uploads].reduce((all, { bytes }) => all + bytes, 0)

/** @returns whether any was cut off */
function cutSlow(uploads: Set<Upload>, { leastBytesASecond, graceSeconds }: BodyRules): boolean {
  const now = Date.now()
  let cut = false
  for (const upload of uploads) {
    const seconds = (now - upload.since) / 1000
    if (seconds < graceSeconds) continue
    if ((upload.raw.socket.bytesRead - upload.before) / seconds >= leastBytesASecond) continue
    uploads.delete(upload)
    upload.raw.destroy()
    cut = true
  }
  return cut
}

/** Far more than any lawful body nests (an outline of several parts: 5), far less than what a walk through it would choke on. */
const deepest = 40

/** @throws Refusal through fastify's error handler */
function limitDepth(app: App): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (depthOf(body as string) > deepest)
      return done(new Refusal('invalidInput', { input: 'body', problem: `deeper than ${deepest}` }))
    return parse(request, body as string, done)
  })
}

/** Brackets open at the same time, those within texts left out. */
export function depthOf(json: string): number {
  let [depth, most, inText] = [0, 0, false]
  for (let i = 0; i < json.length; i++) {
    const char = json.charCodeAt(i)
    if (inText) {
      if (char === 0x5c) i++
      else if (char === 0x22) inText = false
    } else if (char === 0x22) inText = true
    else if (char === 0x7b || char === 0x5b) most = Math.max(most, ++depth)
    else if (char === 0x7d || char === 0x5d) depth--
  }
  return most
}
