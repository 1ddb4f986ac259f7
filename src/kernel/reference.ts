/** The published API as a page at /api/reference: everything it needs comes from here, so it works without the internet. */
import { createHash } from 'node:crypto'
import fastify, { type FastifyInstance } from 'fastify'
import type { App } from './http.ts'

const prefix = '/api/reference'

/**
 * The page and its script are four megabytes and seldom asked for: a small server of their own holds them from the first request on.
 * The page's own inline script is allowed by its digest, and nothing else that is inline.
 */
export async function referenceRoutes(app: App): Promise<void> {
  let opened: Promise<FastifyInstance> | null = null
  app.addHook('onClose', async () => void (await opened)?.close())
  for (const url of [prefix, `${prefix}/*`])
    app.get(url, { schema: { hide: true } }, async (request, reply) => {
      opened ??= openReference(() => app.swagger())
      const { statusCode, headers, payload } = await (await opened).inject({ url: request.url })
      for (const name of ['content-type', 'content-disposition', 'location'])
        if (headers[name] !== undefined) reply.header(name, headers[name])
      const policy = reply.getHeader('content-security-policy')
      if (typeof policy === 'string' && isPage(headers['content-type']))
        reply.header(
          'content-security-policy',
          policy.replace("script-src 'self'", `script-src 'self' ${digestsOf(payload)}`),
        )
      return reply.code(statusCode).send(payload)
    })
}

async function openReference(content: () => object): Promise<FastifyInstance> {
  const { default: scalar } = await import('@scalar/fastify-api-reference')
  const inner = fastify()
  await inner.register(scalar, { routePrefix: prefix, configuration: { ...quiet, content } as never })
  return inner
}

/** No fonts, no telemetry, no assistant, no proxy of the maker of the page. */
const quiet = {
  withDefaultFonts: false,
  telemetry: false,
  mcp: { disabled: true },
  showDeveloperTools: 'never',
  agent: { disabled: true },
  proxyUrl: '',
  hideClientButton: true,
}

const isPage = (type: unknown) => String(type).startsWith('text/html')

function digestsOf(html: string): string {
  return [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)]
    .map(([, script]) => `'sha256-${createHash('sha256').update(script!).digest('base64')}'`)
    .join(' ')
}
