/** The mediator's calendar as a parser reads it: hours as they were set, number and room, nobody's name; renewed and ended addresses are not found. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { translator } from '../../src/kernel/i18n.ts'
import { calendarText } from '../../src/mediation/sittings/feed.ts'
import { startTown } from '../support/server.ts'
import { idOfUser } from '../support/walk.ts'
import { refusalIn } from './hands.ts'
import { at, sittingHands } from './sitting-hands.ts'

const server = await startTown({
  env: { AILI_RATE_REQUESTS: '100000', AILI_RATE_UPLOADS: '10000', AILI_RATE_QUERIES: '20' },
})
const { hands, asking, set, withParties } = sittingHands(server)

test('the calendar: hours, number and room, no name; renewed and ended addresses are not found', async () => {
  const id = await hands.accepted()
  await withParties(id)
  await set(
    'mediator1',
    id,
    asking({
      from: at('2026-12-10', '09:00'),
      to: at('2026-12-10', '10:30'),
      placeKind: 'address',
      place: '西街九号院',
    }),
  )
  const gone = await hands.accepted()
  const leaving = asking()
  await set('mediator1', gone, leaving)
  await hands.send('mediator1', `disputes/${gone}/sittings/${leaving.id}/call-off`, {
    seen: 1,
    reason: '不开了',
  })
  const mediator = await hands.visitor('mediator1')
  const made = (await mediator.post('/api/calendar-address')).body
  assert.equal((await mediator.get('/api/calendar-address')).body.address, null, 'told once')
  const feed = async (address: string) => server.resident.get(new URL(address).pathname)
  const { status, body: text } = await feed(made.address)
  assert.equal(status, 200)
  assert.doesNotMatch(String(text), /上官|欧阳|西街/)
  const calendar = new ICAL.Component(ICAL.parse(String(text)))
  const zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone')!)
  assert.equal(zone.tzid, 'Asia/Shanghai')
  const events = calendar.getAllSubcomponents('vevent').map(one => new ICAL.Event(one))
  const { number } = (await mediator.get(`/api/proceedings/${id}`)).body
  assert.match(String(text), /DTSTAMP:\d{8}T\d{6}Z/)
  const own = events.find(one => one.summary.includes(number))!
  own.startDate.zone = zone
  assert.equal(own.startDate.toJSDate().toISOString(), '2026-12-10T01:00:00.000Z')
  assert.match(own.summary, /^调解 · .+ · 外出调解/)
  const cancelled = calendar
    .getAllSubcomponents('vevent')
    .filter(one => one.getFirstPropertyValue('status') === 'CANCELLED')
  assert.equal(cancelled.length, 1)
  const renewed = (await mediator.post('/api/calendar-address')).body
  assert.deepEqual([(await feed(made.address)).status, (await feed(renewed.address)).status], [404, 200])
  const posts = server.db.owner.updateTable('post').where('personId', '=', idOfUser('mediator1'))
  await posts.set({ validFrom: '2026-01-01', validTo: '2026-11-01' }).execute()
  assert.equal((await feed(renewed.address)).status, 404, 'who holds no post has no calendar')
  await posts.set({ validTo: null }).execute()
  await mediator.post('/api/calendar-address/end')
  assert.equal((await feed(renewed.address)).status, 404)
  assert.equal(refusalIn(await server.resident.post('/api/calendar-address')), '401 notSignedIn')
  const statuses = []
  for (let count = 0; count < 20; count++) statuses.push((await feed(renewed.address)).status)
  assert.ok(statuses.includes(429), 'guessing is slowed down')
})

test('any hours come out of the calendar as they went in', () => {
  const t = translator('zh-CN')
  fc.assert(
    fc.property(
      fc.integer({ min: 1_700_000_000, max: 2_000_000_000 }),
      fc.integer({ min: 60, max: 43_200 }),
      (start, seconds) => {
        const [fromAt, toAt] = [new Date(start * 1000), new Date((start + seconds) * 1000)]
        const one = {
          id: 'x',
          revision: 1,
          fromAt,
          toAt,
          placeKind: 'room' as const,
          room: '一室;甲,乙',
          state: 'planned' as const,
          number: 'T-1',
          at: fromAt,
        }
        const calendar = new ICAL.Component(ICAL.parse(calendarText([one], t, fromAt)))
        const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent')!)
        const zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone')!)
        for (const date of [event.startDate, event.endDate]) date.zone = zone
        assert.deepEqual([event.startDate.toJSDate(), event.endDate.toJSDate()], [fromAt, toAt])
        assert.equal(event.location, one.room)
      },
    ),
    { numRuns: 50 },
  )
})
