/** A slot is one person's: booked, given up, refused with what is free; what was typed lies locked and is forgotten. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { forgetClients } from '../../src/counsel/tasks.ts'
import { newId } from '../../src/kernel/ids.ts'
import { demoJurisdiction } from '../../src/territory/demo.ts'
import {
  bookingAsk,
  clock,
  communityId,
  dutyAsk,
  engaged,
  must,
  otherCommunity,
  owner,
  resident,
  server,
  toldBy,
  visitors,
} from './world.ts'

const book = (over: object = {}) => resident.post('/api/public/counsel/bookings', bookingAsk(over))
/** Five minutes from now. */
const soon = '2026-11-23T02:05:00.000Z'
/** Monday a week on, 14:00, 14:30, 15:00, 15:30. */
const [first, second, third] = ['06:00', '06:30', '07:00'].map(time => `2026-11-30T${time}:00.000Z`)

export function bookingStories(): void {
  firstBookingStories()
  refusedStories()
  openedStories()
}

function firstBookingStories(): void {
  test('a community without counsel is a gap', async () => {
    const { communities } = must(await visitors.secretary!.get('/api/counsel'))
    const gapOf = (id: string) => communities.find((it: { id: string }) => it.id === id).gap
    assert.deepEqual([gapOf(communityId), gapOf(otherCommunity)], [false, true])
    const there = must(await resident.get(`/api/public/counsel/${otherCommunity}`))
    assert.deepEqual([there.counsel, there.free], [[], []])
    assert.equal((await resident.get(`/api/public/counsel/${newId()}`)).status, 404)
  })

  test('a resident sees counsel and free slots, books, finds and gives up by the code', async () => {
    const own = must(await resident.get(`/api/public/counsel/${communityId}`))
    assert.equal(own.counsel[0].firm, '巴彦律师事务所')
    assert.equal(own.free[0].startsAt, soon)
    assert.equal(own.free.length, 12)
    const ask = bookingAsk({ startsAt: first, name: '乌日娜' })
    const booked = must(await resident.post('/api/public/counsel/bookings', ask))
    assert.match(booked.code, /^[0-9A-Z]{10}$/)
    assert.deepEqual(
      must(await resident.post('/api/public/counsel/bookings', ask)).id,
      booked.id,
      'sent twice',
    )
    assert.equal(
      toldBy(await resident.post('/api/public/counsel/bookings', { ...ask, kind: 'debt' })),
      'actReused',
    )
    const code = ` ${booked.code.toLowerCase()} `
    assert.equal(must(await resident.post('/api/public/counsel/bookings/find', { code })).state, 'booked')
    assert.equal(
      (await resident.post('/api/public/counsel/bookings/find', { code: 'ABCDEFGH12' })).status,
      404,
    )
    assert.equal(
      must(await resident.post('/api/public/counsel/bookings/cancel', { code })).state,
      'cancelled',
    )
    assert.equal(
      must(await resident.post('/api/public/counsel/bookings/cancel', { code })).state,
      'cancelled',
    )
    must(await book({ startsAt: first }))
  })

  test('of twenty who want one slot, one has it; the others are told what is free', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => book({ startsAt: second })))
    assert.deepEqual(
      answers.map(toldBy).sort(),
      ['ok', ...Array.from({ length: 19 }, () => 'slotTaken')].sort(),
    )
    const refused = answers.find(it => it.status !== 200)!.body.error
    assert.equal(refused.facts.free.length, 3)
    assert.ok(!refused.facts.free.includes(second))
    assert.match(refused.message, /2026-1\d-\d\d \d\d:\d\d/)
  })
}

function refusedStories(): void {
  const table: readonly (readonly [string, object, string])[] = [
    ['between two slots', { startsAt: '2026-11-30T06:10:00.000Z' }, 'slotUnfit:notOffered'],
    ['on a day without hours', { startsAt: '2026-11-24T06:00:00.000Z' }, 'slotUnfit:notOffered'],
    ['this morning', { startsAt: '2026-11-23T01:00:00.000Z' }, 'slotUnfit:past'],
    ['next year', { startsAt: '2027-01-04T06:00:00.000Z' }, 'slotUnfit:far'],
    ['where nobody serves', { communityId: otherCommunity, startsAt: third }, 'slotUnfit:notOffered'],
    ['nowhere', { communityId: newId(), startsAt: third }, 'invalidInput'],
    ['without a way to be reached', { contact: ' ' }, 'invalidInput'],
  ]
  for (const [story, over, told] of table)
    test(`not booked ${story}`, async () => assert.equal(toldBy(await book(over)), told))

  test('one phone, however typed, holds two slots at most', async () => {
    const at = (time: string) => `2026-12-10T${time}:00.000Z`
    must(await book({ startsAt: at('01:00'), contact: '139 0000 2222' }))
    must(await book({ startsAt: at('01:30'), contact: '13900002222' }))
    const third = { startsAt: '2026-12-17T01:00:00.000Z', contact: '139-0000-2222' }
    assert.equal(toldBy(await book(third)), 'slotUnfit:many')
    must(await visitors.worker1!.post('/api/counsel/bookings', bookingAsk(third)))
  })
}

function openedStories(): void {
  test('a date without duty takes the slots away; hours that cannot be are refused', async () => {
    const day = { weekday: null, onDay: '2026-12-14' }
    must(
      await visitors.counsel1!.post('/api/counsel/duties', dutyAsk({ ...day, closed: true, starts: null })),
    )
    assert.equal(toldBy(await book({ startsAt: '2026-12-14T06:00:00.000Z' })), 'slotUnfit:notOffered')
    const tell = async (over: object) =>
      toldBy(await visitors.community1!.post('/api/counsel/duties', dutyAsk(over)))
    assert.equal(await tell({ weekday: null }), 'counselUnfit:weekdayOrDate')
    assert.equal(await tell({ onDay: '2026-12-15' }), 'counselUnfit:weekdayOrDate')
    assert.equal(await tell({ closed: true }), 'counselUnfit:weekdayOrDate')
    assert.equal(await tell({ ends: null }), 'counselUnfit:hoursMissing')
    assert.equal(await tell({ ends: '14:20' }), 'counselUnfit:hoursShort')
  })

  test('who comes is opened on record; kept or missed only when the time has come', async () => {
    const contact = '仅微信：ailihu'
    const booked = must(await book({ startsAt: soon, name: '图雅', contact }))
    const settle = async (outcome: string) =>
      toldBy(await visitors.worker1!.post(`/api/counsel/bookings/${booked.id}/settle`, { outcome }))
    assert.equal(await settle('kept'), 'counselState:early')
    const opened = must(await visitors.worker1!.post(`/api/counsel/bookings/${booked.id}/open`))
    assert.deepEqual(opened, { name: '图雅', contact })
    const reads = await owner
      .selectFrom('counselRead')
      .select('subject')
      .where('subjectId', '=', booked.id)
      .execute()
    assert.deepEqual(reads, [{ subject: 'booking' }])
    const dump = await sql<{
      row: string
    }>`select b::text as row from counsel_booking b where id = ${booked.id}`.execute(owner)
    assert.ok(!dump.rows[0]!.row.includes('图雅'))
    clock.set('2026-11-23T02:06:00.000Z')
    assert.equal(await settle('missed'), 'ok')
    assert.equal(await settle('kept'), 'ok', 'put right')
    assert.equal(await settle('cancelled'), 'counselState:over')
    const list = must(await visitors.counsel1!.get('/api/counsel/bookings?days=1'))
    assert.ok(!JSON.stringify(list).includes('图雅'))
    clock.set('2026-11-23T02:00:00.000Z')
    clock.set('2026-11-23T02:00:00.000Z')
  })
}

/** Told last: two months on nobody is signed in any more. */
export function forgettingStories(): void {
  test('who booked is forgotten after its time, what was said after some years', async () => {
    const { kernel } = server.aili
    clock.set('2027-01-20T02:00:00.000Z')
    const forgotten = await forgetClients(kernel, demoJurisdiction.id)
    assert.ok(forgotten.bookings > 0 && forgotten.consultations === 0)
    clock.set('2030-01-20T02:00:00.000Z')
    assert.ok((await forgetClients(kernel, demoJurisdiction.id)).consultations > 0)
    assert.deepEqual(await forgetClients(kernel, demoJurisdiction.id), { bookings: 0, consultations: 0 })
    const { rows } = await sql<{
      left: number
    }>`select (select count(*) from counsel_booking where who is not null
      or contact_index is not null) + (select count(*) from counsel_consultation where words is not null) as left`.execute(
      owner,
    )
    assert.equal(Number(rows[0]!.left), 0)
  })
}

/** Late: a second community is served from here on. */
export function sharedLawyerStory(): void {
  test('a lawyer of two communities is promised to one person at a time, in whichever of them', async () => {
    const { id: third } = await owner
      .selectFrom('community')
      .select('id')
      .where('id', 'not in', [communityId, otherCommunity])
      .limit(1)
      .executeTakeFirstOrThrow()
    must(
      await visitors.secretary!.post('/api/counsel/services', {
        ...engaged,
        id: newId(),
        communityId: third,
      }),
    )
    const hours = dutyAsk({ communityId: third, slotMinutes: 20 })
    must(await visitors.secretary!.post('/api/counsel/duties', hours))
    const here = '2026-12-07T06:30:00.000Z'
    must(await book({ startsAt: here, contact: '13900003333' }))
    const there = { communityId: third, contact: '13900004444' }
    assert.equal(toldBy(await book({ ...there, startsAt: '2026-12-07T06:20:00.000Z' })), 'slotTaken')
    assert.equal(toldBy(await book({ ...there, startsAt: '2026-12-07T06:40:00.000Z' })), 'slotTaken')
    must(await book({ ...there, startsAt: '2026-12-07T07:00:00.000Z' }))
    const own = must(await resident.get(`/api/public/counsel/${communityId}`))
    assert.ok(own.free.every((it: { startsAt: string }) => it.startsAt !== '2026-12-07T07:00:00.000Z'))
  })
}
