/** Counsel over HTTP: residents find, book and give up a slot without an account; the desk keeps roster, hours, bookings, consultations and opinions. */
import { z } from 'zod'
import type { Registry } from '../conduct/index.ts'
import type { App } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { perMinute } from '../kernel/limits.ts'
import { authenticate } from '../territory/index.ts'
import { bookSlot, cancelByCode, openBooking, settleBooking } from './book.ts'
import { consultationRoutes } from './consultation-routes.ts'
import { endDuty, setDuty } from './duties.ts'
import { publicityRoutes } from './publicity-routes.ts'
import { bookingByCode, ownCounsel } from './read-public.ts'
import { bookingsShown, rosterShown } from './read-roster.ts'
import { endService, engageCounsel } from './roster.ts'
import {
  bookingAskShape,
  codeAskShape,
  dutyAskShape,
  dutyEndShape,
  serviceAskShape,
  serviceEndShape,
  settleShape,
} from './shape.ts'
import {
  bookedShape,
  bookerShape,
  bookingsShape,
  doneShape,
  endedShape,
  ownCounselShape,
  rosterShape,
} from './shape-answers.ts'

const tags = ['counsel']
const lang = z.object({ lang: z.string().max(35).optional() })
const params = z.object({ id: z.uuid() })

export function counselRoutes(app: App, kernel: Kernel, registry: Registry): void {
  publicRoutes(app, kernel)
  rosterRoutes(app, kernel)
  bookingRoutes(app, kernel)
  consultationRoutes(app, kernel, registry)
  publicityRoutes(app, kernel)
}

/** Codes travel in bodies, never in an address that a log keeps. */
function publicRoutes(app: App, kernel: Kernel): void {
  const asking = { rateLimit: perMinute(kernel.config, 'queries') }
  const reporting = { rateLimit: perMinute(kernel.config, 'reports') }
  app.get(
    '/api/public/counsel/:id',
    { config: asking, schema: { tags, params, querystring: lang, response: { 200: ownCounselShape } } },
    async request => ownCounsel(kernel, request.params.id),
  )
  app.post(
    '/api/public/counsel/bookings',
    {
      config: reporting,
      schema: { tags, querystring: lang, body: bookingAskShape, response: { 200: bookedShape } },
    },
    async request => {
      const { code } = await bookSlot(kernel, null, request.body)
      return bookingByCode(kernel, code)
    },
  )
  app.post(
    '/api/public/counsel/bookings/find',
    {
      config: asking,
      schema: { tags, querystring: lang, body: codeAskShape, response: { 200: bookedShape } },
    },
    async request => bookingByCode(kernel, request.body.code),
  )
  app.post(
    '/api/public/counsel/bookings/cancel',
    {
      config: asking,
      schema: { tags, querystring: lang, body: codeAskShape, response: { 200: bookedShape } },
    },
    async request => {
      await cancelByCode(kernel, request.body.code)
      return bookingByCode(kernel, request.body.code)
    },
  )
}

function rosterRoutes(app: App, kernel: Kernel): void {
  app.get(
    '/api/counsel',
    { schema: { tags, querystring: lang, response: { 200: rosterShape } } },
    async request => rosterShown(kernel, await authenticate(kernel, request)),
  )
  app.post(
    '/api/counsel/services',
    { schema: { tags, querystring: lang, body: serviceAskShape, response: { 200: doneShape } } },
    async request => engageCounsel(kernel, await authenticate(kernel, request), request.body),
  )
  app.post(
    '/api/counsel/services/:id/end',
    { schema: { tags, params, querystring: lang, body: serviceEndShape, response: { 200: endedShape } } },
    async request =>
      endService(kernel, await authenticate(kernel, request), request.params.id, request.body.validTo),
  )
  app.post(
    '/api/counsel/duties',
    { schema: { tags, querystring: lang, body: dutyAskShape, response: { 200: doneShape } } },
    async request => setDuty(kernel, await authenticate(kernel, request), request.body),
  )
  app.post(
    '/api/counsel/duties/:id/end',
    { schema: { tags, params, querystring: lang, body: dutyEndShape, response: { 200: endedShape } } },
    async request =>
      endDuty(kernel, await authenticate(kernel, request), request.params.id, request.body.validTo),
  )
}

const bookingsQuery = lang.extend({
  from: z.iso.date().optional(),
  days: z.coerce.number().int().min(1).max(60).default(7),
  community: z.uuid().optional(),
})

function bookingRoutes(app: App, kernel: Kernel): void {
  app.get(
    '/api/counsel/bookings',
    { schema: { tags, querystring: bookingsQuery, response: { 200: bookingsShape } } },
    async request => bookingsShown(kernel, await authenticate(kernel, request), request.query),
  )
  app.post(
    '/api/counsel/bookings',
    { schema: { tags, querystring: lang, body: bookingAskShape, response: { 200: bookedShape } } },
    async request => {
      const { code } = await bookSlot(kernel, await authenticate(kernel, request), request.body)
      return bookingByCode(kernel, code)
    },
  )
  app.post(
    '/api/counsel/bookings/:id/settle',
    { schema: { tags, params, querystring: lang, body: settleShape, response: { 200: doneShape } } },
    async request =>
      settleBooking(kernel, await authenticate(kernel, request), request.params.id, request.body.outcome),
  )
  app.post(
    '/api/counsel/bookings/:id/open',
    { schema: { tags, params, querystring: lang, response: { 200: bookerShape } } },
    async request => openBooking(kernel, await authenticate(kernel, request), request.params.id),
  )
}
