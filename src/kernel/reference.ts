/** The published API as a page at /api/reference: everything it needs comes from here, so it works without the internet. */
import { createHash } from 'node:crypto'
import scalar from '@scalar/fastify-api-reference'
import type { App } from './http.ts'

/** The page's own inline script is allowed by its digest, and nothing else that is inline. */
export async function referenceRoutes(app: App): Promise<void> {
  await app.register(async scope => {
    scope.addHook('onSend', async (_request, reply, payload) => {
      const policy = reply.getHeader('content-security-policy')
      if (
        typeof payload === 'string' &&
        typeof policy === 'string' &&
        isPage(reply.getHeader('content-type'))
      )
        reply.header(
          'content-security-policy',
          policy.replace("script-src 'self'", `script-src 'self' ${digestsOf(payload)}`),
        )
      return payload
    })
    await scope.register(scalar, {
      routePrefix: '/api/reference',
      configuration: quiet as never,
    })
  })
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
