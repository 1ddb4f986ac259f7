/** The built pages: resident at /, field at /field/, desk at /desk/; compressed beforehand, hashed files kept for a year. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyReply } from 'fastify'
import type { App } from './http.ts'

const year = 'public, max-age=31536000, immutable'
const entries = [
  { name: 'resident', base: '/' },
  { name: 'field', base: '/field/' },
  { name: 'desk', base: '/desk/' },
] as const

/** Addresses inside the resident's one document (web/resident/route.ts). */
const residentPages = [
  '/q',
  '/mine',
  '/who',
  '/receipt',
  '/check',
  '/me',
  '/counsel',
  '/sign',
  '/law',
  '/dispute',
]

/** @param built folder with one folder for each entry */
export async function webRoutes(app: App, built: string): Promise<void> {
  let first = true
  for (const { name, base } of [...entries].reverse()) {
    const root = join(built, name)
    if (!existsSync(join(root, 'index.html'))) continue
    await app.register(fastifyStatic, {
      root,
      prefix: base,
      preCompressed: true,
      decorateReply: first,
      wildcard: false,
      index: false,
      globIgnore: ['**/*.gz', '**/*.br', '**/index.html', '**/built.json', '**/inline.json'],
      setHeaders: (reply: { header(name: string, value: string): unknown }, path: string) =>
        reply.header('cache-control', /-[\w-]{8}\.\w+(\.br|\.gz)?$/.test(path) ? year : 'no-cache'),
    } as never)
    first = false
    const page = pageSender(root)
    app.get(base, { schema: { hide: true } }, page)
    if (base !== '/') {
      app.get(base.slice(0, -1), { schema: { hide: true } }, (_request, reply) => reply.redirect(base))
      app.get(`${base}*`, { schema: { hide: true } }, page)
    } else for (const path of residentPages) app.get(path, { schema: { hide: true } }, page)
  }
}

/** Sends the page of an entry with a policy that allows just its own inline parts. */
function pageSender(root: string) {
  const digests = existsSync(join(root, 'inline.json'))
    ? (JSON.parse(readFileSync(join(root, 'inline.json'), 'utf8')) as { script?: string[]; style?: string[] })
    : {}
  const scripts = (digests.script ?? []).map(one => `'${one}'`).join(' ')
  return (_request: unknown, reply: FastifyReply) => {
    const policy = reply.getHeader('content-security-policy')
    if (scripts && typeof policy === 'string')
      reply.header(
        'content-security-policy',
        policy.replace(/script-src ([^;]*)/, `script-src $1 ${scripts}`),
      )
    return reply.header('cache-control', 'no-cache').sendFile('index.html', root)
  }
}
