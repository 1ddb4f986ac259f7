/** The fence against requests forged by another site: what changes something must come from our own pages. */
import type { FastifyRequest } from 'fastify'
import type { Config } from './config.ts'
import { Refusal } from './errors.ts'
import type { App } from './http.ts'

/**
 * Refuses every changing request that a browser says was sent by a page of another origin. A page reached under any
 * address of this machine (localhost, a LAN address, the public name) is ours: its origin's host is the host asked for.
 * Programs send neither header and carry no cookie of a browser.
 */
export function refuseForeignOrigins(app: App, config: Pick<Config, 'origin'>): void {
  app.addHook('onRequest', async request => {
    if (!isOwn(request, config.origin)) throw new Refusal('foreignOrigin', {})
  })
}

function isOwn(request: FastifyRequest, origin: string): boolean {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return true
  const from = request.headers.origin
  if (from === undefined) {
    const site = request.headers['sec-fetch-site']
    return site === undefined || site === 'same-origin' || site === 'none'
  }
  return from === origin || (URL.canParse(from) && new URL(from).host === request.headers.host)
}
