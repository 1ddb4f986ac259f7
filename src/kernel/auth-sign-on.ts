/** Signing in through the jurisdiction's own sign-on (OIDC), where one is configured: it vouches for user names we know. */
import { z } from 'zod'
import { calling } from './auth-call.ts'
import { providerOf } from './auth-provider.ts'
import { Refusal } from './errors.ts'
import type { App } from './http.ts'
import type { Kernel } from './kernel.ts'

const tags = ['auth']

export function signOnRoutes(app: App, kernel: Kernel): void {
  const { oidc } = kernel.config
  const name = oidc ? new URL(oidc.issuer).hostname : ''
  const methods = z.object({ password: z.literal(true), oidc: z.object({ name: z.string() }).nullable() })
  app.get('/api/auth/methods', { schema: { tags, response: { 200: methods } } }, async () => ({
    password: true as const,
    oidc: oidc ? { name } : null,
  }))
  // A path on this site only: no open redirect.
  const query = z.object({
    to: z
      .string()
      .regex(/^\/(?![/\\])[\w/.-]*$/)
      .default('/desk/'),
  })
  app.get('/api/auth/oidc', { schema: { tags, querystring: query } }, async (request, reply) => {
    if (!oidc) throw new Refusal('unavailable', {})
    const body = { provider: 'oidc', callbackURL: request.query.to, errorCallbackURL: request.query.to }
    const { api } = await providerOf(kernel)
    const start = await calling(kernel, request, reply, 'withoutSession', headers =>
      api.signInSocial({ body, headers, returnHeaders: true }),
    )
    if (!start?.url) throw new Refusal('unavailable', {})
    return reply.redirect(start.url)
  })
  app.get('/api/auth/callback/oidc', { schema: { tags, hide: true } }, async (request, reply) => {
    if (!oidc) throw new Refusal('notFound', {})
    const url = new URL(request.url, kernel.config.origin)
    const cookie = request.headers.cookie ?? ''
    const { handler } = await providerOf(kernel)
    const answer = await handler(new Request(url, { headers: { cookie } }))
    reply.header('set-cookie', answer.headers.getSetCookie())
    return reply.redirect(answer.headers.get('location') ?? '/')
  })
}
