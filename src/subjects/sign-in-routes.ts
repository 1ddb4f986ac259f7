/** Signing in and out of one's own data over HTTP: by phone, or with the code of the counter. */
import type { App } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { perMinute } from '../kernel/limits.ts'
import { territoryOf } from '../territory/index.ts'
import { askCode, hasGateway } from './codes.ts'
import { perSender, code as rule } from './limits.ts'
import { endSession, openSession } from './session.ts'
import { codeShape, doneShape, langShape, signedInShape, signInShape, wayShape } from './shape.ts'
import { proveByCode } from './sign-in.ts'

const tags = ['own data']

/** Stricter than what an installation sets for all sign-ins, never looser. */
function limited({ config }: Kernel, name: keyof typeof perSender) {
  return { rateLimit: perMinute(config, 'signIns', { name: `own ${name}`, most: perSender[name] }) }
}

export function signInRoutes(app: App, kernel: Kernel): void {
  app.get('/api/own/way', { schema: { tags, response: { 200: wayShape } } }, async () => ({
    gateway: hasGateway(kernel),
    validMinutes: rule.validMinutes,
  }))
  app.post(
    '/api/own/codes',
    {
      config: limited(kernel, 'codes'),
      schema: { tags, querystring: langShape, body: codeShape, response: { 200: doneShape } },
    },
    async request => {
      const { jurisdiction } = await territoryOf(kernel)
      await askCode(kernel, jurisdiction.id, request.body.phone)
      return { done: true as const }
    },
  )
  app.post(
    '/api/own/sign-in',
    {
      config: limited(kernel, 'signIns'),
      schema: { tags, querystring: langShape, body: signInShape, response: { 200: signedInShape } },
    },
    async (request, reply) => {
      const jurisdictionId = (await territoryOf(kernel)).jurisdiction.id
      const proof = await proveByCode(kernel, jurisdictionId, request.body)
      if ('needsName' in proof) return { signedIn: false, needsName: true }
      await openSession(kernel, request, reply, { jurisdictionId, residentId: proof.person.id })
      return { signedIn: true, needsName: false }
    },
  )
  app.post(
    '/api/own/sign-out',
    { schema: { tags, response: { 200: doneShape } } },
    async (request, reply) => {
      await endSession(kernel, request, reply)
      return { done: true as const }
    },
  )
}
