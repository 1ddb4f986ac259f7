/** Reading and signing on a party's phone over HTTP: without an account, by a link and its code alone, few times a minute. */
import { z } from 'zod'
import { Refusal } from '../../kernel/errors.ts'
import type { App } from '../../kernel/http.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { perMinute } from '../../kernel/limits.ts'
import { territoryOf } from '../../territory/index.ts'
import { doneShape, readByPhoneShape } from '../agreements/answers.ts'
import { linkReadShape, phoneRefuseShape, phoneSignShape } from '../agreements/shape.ts'
import { rights, signing } from '../terms-agreement.ts'
import { readByLink, refuseByLink, signByLink } from './phone.ts'

const tags = ['agreements']
const lang = z.object({ lang: z.string().max(35).optional() })
const done = { done: true } as const
const answer = { 200: doneShape }
/** A drawn signature as data address, and what goes with it. */
const bodyLimit = Math.ceil((signing.mostImageBytes * 4) / 3) + 16 * 1024
/** A larger body is not read; it can only be a picture. */
function tooLargePicture(error: Error & { code?: string }): never {
  if (error.code !== 'FST_ERR_CTP_BODY_TOO_LARGE') throw error
  const most = `${signing.mostImageBytes / 1024} KB`
  throw new Refusal('signatureUnfit', { reason: 'tooLarge', size: `> ${most}`, most })
}

export const withPicture = { bodyLimit, errorHandler: tooLargePicture }

export function phoneRoutes(app: App, kernel: Kernel): void {
  const jurisdiction = async () => (await territoryOf(kernel)).jurisdiction.id
  const config = {
    rateLimit: perMinute(kernel.config, 'signIns', { name: 'signing', most: signing.perMinute }),
  }
  app.post(
    '/api/signing/read',
    { config, schema: { tags, querystring: lang, body: linkReadShape, response: { 200: readByPhoneShape } } },
    async request => {
      const read = await readByLink(kernel, await jurisdiction(), request.body)
      return {
        ...read,
        rights: rights.map(({ name, basis: { article, mark } }) => ({ name, basis: { article, mark } })),
      }
    },
  )
  app.post(
    '/api/signing/sign',
    {
      ...withPicture,
      config,
      schema: { tags, querystring: lang, body: phoneSignShape, response: answer },
    },
    async request => {
      await signByLink(kernel, await jurisdiction(), request.body)
      return done
    },
  )
  app.post(
    '/api/signing/refuse',
    { config, schema: { tags, querystring: lang, body: phoneRefuseShape, response: answer } },
    async request => {
      await refuseByLink(kernel, await jurisdiction(), request.body)
      return done
    },
  )
}
