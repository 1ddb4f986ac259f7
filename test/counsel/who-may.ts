/** Who keeps the roster and hours, books, consults, asks and gives opinions, plans and records publicity: a table over HTTP. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../../src/kernel/ids.ts'
import { addDays } from '../../src/proceedings/days.ts'
import type { Answer, Visitor } from '../support/server.ts'
import {
  bookingAsk,
  communityId,
  consultationAsk,
  dutyAsk,
  itemAsk,
  must,
  otherCommunity,
  otherLawyer,
  resident,
  serviceAsk,
  sessionAsk,
  visitors,
} from './world.ts'

const who = {
  nobody: null,
  counsel: 'counsel1',
  otherCounsel: 'counsel2',
  director: 'community1',
  secretary: 'branch1',
  otherDirector: 'community2',
  worker: 'worker1',
  leader: 'grid1',
  mediator: 'mediator1',
  justice: 'justice1',
  committee: 'secretary',
  dispatcher: 'dispatch',
  supervisor: 'supervise',
  department: 'finance1',
  admin: 'admin',
} as const
type Who = keyof typeof who
const all = Object.keys(who) as Who[]

/** command | who may; everybody else is refused. */
const table = `
  roster         | counsel otherCounsel director secretary otherDirector worker leader mediator justice committee dispatcher supervisor department admin
  engage         | justice committee
  endService     | justice committee
  setDuty        | counsel director secretary justice committee
  endDuty        | counsel director secretary justice committee
  book           | counsel director secretary worker leader mediator
  openBooking    | counsel director secretary worker
  settle         | counsel director secretary worker
  consult        | counsel
  open           | counsel
  refer          | counsel
  askOpinion     | director secretary
  giveOpinion    | counsel
  figures        | counsel otherCounsel director secretary otherDirector justice committee dispatcher supervisor
  plan           | director secretary justice committee
  drop           | director secretary justice committee
  planForAll     | justice committee
  session        | counsel director secretary worker justice committee
  prompt         | director secretary justice committee
  feedback       | director secretary justice committee
`

let minute = 0
/** A slot of its own for every try: December Mondays and Thursdays have enough. */
function nextSlot(): string {
  const slots = [0, 7, 14].flatMap(days =>
    [6, 6.5, 7, 7.5].map(hour => new Date(Date.UTC(2026, 10, 30 + days, 0, hour * 60)).toISOString()),
  )
  return slots[minute++ % slots.length]!
}

let day = 0
const nextDay = () => addDays('2027-01-01', day++)
const ended = async (id: string, validTo: string) =>
  must(await visitors.secretary!.post(`/api/counsel/services/${id}/end`, { validTo }))

const director = () => visitors.community1!
const counsel = () => visitors.counsel1!
const must200 = (answer: Answer) => must(answer).id as string

async function bookedNow(): Promise<string> {
  const body = must(await director().post('/api/counsel/bookings', bookingAsk({ startsAt: nextSlot() })))
  return body.id
}

const commands: Readonly<Record<string, (it: Visitor) => Promise<Answer>>> = {
  roster: it => it.get('/api/counsel'),
  engage: async it => {
    const ask = serviceAsk({ personId: otherLawyer.personId, validFrom: nextDay() })
    const answer = await it.post('/api/counsel/services', ask)
    if (answer.status === 200) await ended(ask.id, ask.validFrom)
    return answer
  },
  endService: async it => {
    const ask = serviceAsk({ communityId: otherCommunity, validFrom: nextDay() })
    must(await visitors.secretary!.post('/api/counsel/services', ask))
    const answer = await it.post(`/api/counsel/services/${ask.id}/end`, { validTo: ask.validFrom })
    await ended(ask.id, ask.validFrom)
    return answer
  },
  setDuty: it => it.post('/api/counsel/duties', dutyAsk({ weekday: 6, validFrom: '2027-03-01' })),
  endDuty: async it => {
    const id = must200(
      await director().post('/api/counsel/duties', dutyAsk({ weekday: 6, validFrom: '2027-03-01' })),
    )
    return it.post(`/api/counsel/duties/${id}/end`, { validTo: '2027-04-01' })
  },
  book: async it => {
    const answer = await it.post('/api/counsel/bookings', bookingAsk({ startsAt: nextSlot() }))
    if (answer.status === 200)
      must(await director().post(`/api/counsel/bookings/${answer.body.id}/settle`, { outcome: 'cancelled' }))
    return answer
  },
  openBooking: async it => {
    const id = await bookedNow()
    const answer = await it.post(`/api/counsel/bookings/${id}/open`)
    must(await director().post(`/api/counsel/bookings/${id}/settle`, { outcome: 'cancelled' }))
    return answer
  },
  settle: async it => {
    const id = await bookedNow()
    const answer = await it.post(`/api/counsel/bookings/${id}/settle`, { outcome: 'cancelled' })
    must(await director().post(`/api/counsel/bookings/${id}/settle`, { outcome: 'cancelled' }))
    return answer
  },
  consult: it => it.post('/api/counsel/consultations', consultationAsk()),
  open: async it => {
    const id = must200(await counsel().post('/api/counsel/consultations', consultationAsk()))
    return it.post(`/api/counsel/consultations/${id}/open`)
  },
  refer: async it => {
    const id = must200(await counsel().post('/api/counsel/consultations', consultationAsk()))
    return it.post(`/api/counsel/consultations/${id}/referrals`, {
      ...{ id: newId(), consented: true, unitId: await justiceUnit(), kind: 'labour', parties: '甲' },
      ...{ contact: '13800001111', facts: '欠薪', request: '代理' },
    })
  },
  askOpinion: it => it.post('/api/counsel/opinions', opinionAsk()),
  giveOpinion: async it => {
    const id = must200(await director().post('/api/counsel/opinions', opinionAsk()))
    return it.post(`/api/counsel/opinions/${id}/give`, {
      opinion: 'lawful',
      clauses: [],
      grounds: '合法',
      basis: [],
    })
  },
  figures: it => it.get('/api/counsel/figures'),
  plan: it => it.post('/api/publicity/items', itemAsk()),
  drop: async it => {
    const id = must200(await director().post('/api/publicity/items', itemAsk()))
    return it.post(`/api/publicity/items/${id}/drop`, { reason: '场地停用' })
  },
  planForAll: it => it.post('/api/publicity/items', itemAsk({ communityId: null })),
  session: it => it.post('/api/publicity/sessions', sessionAsk()),
  prompt: it => it.post('/api/publicity/prompts', promptAsk()),
  feedback: async it => {
    const id = must200(await director().post('/api/publicity/prompts', promptAsk()))
    return it.post(`/api/publicity/prompts/${id}/feedback`, { feedback: '已改进', fedBackOn: '2026-11-23' })
  },
}

const opinionAsk = () => ({
  ...{ id: newId(), communityId, kind: 'residentCovenant', title: '居民公约', content: '第一条……' },
})
const promptAsk = () => ({
  ...{ id: newId(), communityId, issuedBy: '旗司法局', receivedOn: '2026-11-20', content: '企业普法不足' },
})

let justice = ''
async function justiceUnit(): Promise<string> {
  if (justice) return justice
  const { rows } = must(await counsel().get('/api/places/units')) as { rows: { id: string; name: string }[] }
  justice = rows.find(it => it.name === '旗司法局')!.id
  return justice
}

export function whoMayStories(): void {
  for (const line of table.trim().split('\n')) {
    const [command, words = ''] = line.split('|').map(it => it.trim()) as [string, string]
    test(`who may: ${command}`, async () => {
      const expected = words.split(' ')
      const allowed: Who[] = []
      for (const name of all) {
        const user = who[name]
        const answer = await commands[command]!(user === null ? resident : visitors[user]!)
        if (answer.status === 200) allowed.push(name)
        else
          assert.ok(
            [401, 403, 404].includes(answer.status),
            `${command} by ${name}: ${JSON.stringify(answer.body)}`,
          )
      }
      assert.deepEqual(
        allowed,
        all.filter(name => expected.includes(name)),
      )
    })
  }
}
