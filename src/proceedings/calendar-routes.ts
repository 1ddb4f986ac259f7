/** The calendar over HTTP: everybody at work reads it, the system administrator changes it. */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Refusal } from '../kernel/errors.ts'
import type { App } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { addRestDays, type By, removeRestDays, setOfficeHours } from './calendar-change.ts'
import { hoursFrom } from './calendar-days.ts'
import { type Recomputable, recomputeTerms } from './calendar-recompute.ts'
import {
  calendarShape,
  calendarStatusShape,
  changedShape,
  hoursShape,
  removalShape,
  restDaysShape,
} from './calendar-shape.ts'
import { changesOf, viewCalendar } from './calendar-view.ts'
import { statusOf } from './calendar-year.ts'
import { calendarOf } from './calendars.ts'
import { civilDay } from './days.ts'
import { loadNotice } from './load-notice.ts'

/** Who asks: wired in app.ts. */
export type AtWork = (request: FastifyRequest) => Promise<{
  readonly personId: string
  readonly jurisdictionId: number
  readonly roles: readonly string[]
}>

const tags = ['calendar']
/** So long the administrator waits for the figures; what is left goes on in the background. */
const waitsMs = 3000

export function calendarRoutes(
  app: App,
  kernel: Kernel,
  ways: readonly Recomputable[],
  atWork: AtWork,
): void {
  readingRoutes(app, kernel, atWork)
  const answer = { tags, response: { 200: changedShape } }
  const changed = async (by: By, id: string) => {
    const { touched, ...progress } = await recomputeTerms(kernel, ways, by.jurisdictionId, id, waitsMs)
    return { ...progress, touched: touched && { ...touched } }
  }
  app.post('/api/calendar/notices', { schema: { ...answer, body: z.unknown() } }, async request => {
    const by = await administrator(request, atWork)
    return changed(by, (await loadNotice(kernel, by, request.body)).id)
  })
  app.post('/api/calendar/rest-days', { schema: { ...answer, body: restDaysShape } }, async request => {
    const by = await administrator(request, atWork)
    return changed(by, await addRestDays(kernel, by, request.body))
  })
  app.post(
    '/api/calendar/rest-days/removals',
    { schema: { ...answer, body: removalShape } },
    async request => {
      const by = await administrator(request, atWork)
      return changed(by, await removeRestDays(kernel, by, request.body))
    },
  )
  app.post('/api/calendar/office-hours', { schema: { ...answer, body: hoursShape } }, async request => {
    const by = await administrator(request, atWork)
    const { hours, unitId } = request.body
    return changed(by, await setOfficeHours(kernel, by, hours === null ? null : hoursFrom(hours), unitId))
  })
}

function readingRoutes(app: App, kernel: Kernel, atWork: AtWork): void {
  const querystring = z.object({ year: z.coerce.number().int().optional() })
  app.get(
    '/api/calendar',
    { schema: { tags, querystring, response: { 200: calendarShape } } },
    async request => {
      const { jurisdictionId } = await atWork(request)
      const year = request.query.year ?? Number(civilDay(kernel.clock.now()).slice(0, 4))
      const view = await viewCalendar(kernel, jurisdictionId, year)
      const changes = await changesOf(kernel, jurisdictionId)
      return { ...view, days: [...view.days], changes: [...changes] }
    },
  )
  app.get(
    '/api/calendar/status',
    { schema: { tags, response: { 200: calendarStatusShape } } },
    async request => {
      const { jurisdictionId } = await atWork(request)
      return statusOf(await calendarOf(kernel.db.owner, jurisdictionId), kernel.clock.now())
    },
  )
}

/** @throws Refusal notYours to whoever is not system administrator today */
async function administrator(request: FastifyRequest, atWork: AtWork): Promise<By> {
  const { personId, jurisdictionId, roles } = await atWork(request)
  if (!roles.includes('systemAdmin')) throw new Refusal('notYours', { what: 'calendar', only: 'systemAdmin' })
  return { jurisdictionId, personId }
}
