/** The other work of a day under load: a phone's entries sent together, the registry, visits, mediation. */
import { setTimeout as pause } from 'node:timers/promises'
import { type Hand, photo } from './hands.ts'
import { ask, insist } from './insist.ts'
import type { Entry, WriteKind } from './journal.ts'
import { oneStep } from './matters.ts'
import { send } from './send.ts'

const seenVersions = new WeakMap<object, Map<string, number>>()

/** A change of a resident's name by who saw the newest value, or did not: then it waits as a conflict. */
export async function oneChange(hand: Hand): Promise<void> {
  const { chance, desk, town } = hand
  const known = seenVersions.get(town) ?? new Map<string, number>()
  seenVersions.set(town, known)
  const subjectId = chance.pick(chance.pick(town.households).people)
  const id = chance.uuid()
  const name = `王${chance.pick([...'兰秀英建国志强'])}${chance.pick([...'云梅芳军民'])}`
  const body = {
    entryId: id,
    subject: 'resident',
    subjectId,
    seen: { name: known.get(subjectId) ?? 0 },
    set: { name },
  }
  const write = { id, kind: 'change', of: subjectId, said: {} } as const
  const answer = await insist(desk, chance, hand.senderOf('grid1'), write, {
    path: '/api/registry/changes',
    body,
  })
  if (answer?.status === 200)
    known.set(subjectId, answer.body.versions?.name ?? answer.body.answer?.versions?.name ?? 0)
}

export async function oneVisit(hand: Hand): Promise<void> {
  const { chance, desk, town } = hand
  const id = chance.uuid()
  const body = { id, ...visitTo(chance.pick(town.households).id, chance.between(1, 1e6)) }
  const write = { id, kind: 'visit', said: {} } as const
  await insist(desk, chance, hand.senderOf('grid1'), write, { path: '/api/visits', body })
}

const visitTo = (householdId: string, n: number) => ({
  householdId,
  purpose: 'routine',
  outcome: 'met',
  consented: true,
  heard: `家里都好${n}`,
})

/** A dispute brought up by the grid, and carried on by a mediator for some steps. */
export async function oneDispute(hand: Hand): Promise<void> {
  const { chance, desk, town } = hand
  const id = chance.uuid()
  const inputs = {
    ...{ source: 'visit', disputeKind: 'neighbour', parties: '张三、李四' },
    ...{ facts: `楼上漏水${chance.between(1, 1e6)}`, exclusion: 'none' },
  }
  const body = { id, procedure: 'mediation', step: 'find', inputs }
  const write = { id, kind: 'opening', of: id, said: { step: 'find' } } as const
  const opened = await insist(desk, chance, hand.senderOf('grid1'), write, { path: '/api/proceedings', body })
  if (opened?.status !== 200) return
  const users = town.usersOf.get(opened.body.ownerUnit?.id) ?? ['mediator1']
  for (let turn = chance.between(1, 5); turn > 0 && !desk.stopping.aborted; turn--) {
    const sender = hand.senderOf(chance.is(0.5) ? 'mediator1' : chance.pick(users))
    const seen = await ask(desk, sender, `/api/proceedings/${id}`)
    if (seen) await oneStep(hand, sender, `/api/proceedings/${id}/acts`, id, seen.body)
  }
}

/** A phone comes back into signal with a morning's work, and goes on until nothing is left on it. */
export async function onePhone(hand: Hand): Promise<void> {
  const { chance, desk, town } = hand
  const claim = chance.uuid()
  const sender = hand.senderOf('grid1')
  const picture = chance.is(0.3) ? await photo(hand, sender, claim) : null
  const buildingId = chance.pick(town.buildings)
  const at = new Date(Date.now() - chance.between(0, 3_600_000)).toISOString()
  const entry = (kind: string, body: object, id = chance.uuid()) => ({ id, kind, at, claim, body })
  const reportId = chance.uuid()
  const text = `楼道灯不亮${chance.between(1, 1e9)}`
  const photos = picture ? [picture] : []
  const entries = [
    entry('report', { text, nature: 'complaint', place: { buildingId }, photos }, reportId),
    entry('act', {
      matterId: reportId,
      step: 'comment',
      seq: 1,
      inputs: { words: `看过了${chance.between(1, 1e6)}` },
    }),
    entry('visit', visitTo(chance.pick(town.households).id, chance.between(1, 1e6))),
    // One that is wrong holds up none of the others.
    ...(chance.is(0.3) ? [entry('visit', {})] : []),
  ]
  const hazardId = chance.uuid()
  entries.push(entry('hazard', { id: hazardId, kind: 'passage', what: '楼道堆物', buildingId }, hazardId))
  const written = new Map<string, Entry>()
  for (const one of entries) {
    const kind = (one.kind === 'report' ? 'report' : one.kind) as WriteKind
    const of = one.kind === 'report' || one.kind === 'act' ? reportId : undefined
    const said = one.kind === 'report' ? { text, photos } : one.kind === 'act' ? { step: 'comment' } : {}
    written.set(one.id, await desk.journal.sent({ id: one.id, kind, said, ...(of ? { of } : {}) }))
  }
  await sync(hand, entries, written)
}

async function sync(
  hand: Hand,
  entries: readonly { readonly id: string }[],
  written: Map<string, Entry>,
): Promise<void> {
  const { chance, desk } = hand
  const sender = hand.senderOf('grid1')
  const end = performance.now() + 300_000
  let left = entries
  while (left.length > 0 && performance.now() < end) {
    // A phone that was told nothing sends everything, also what was taken.
    const batch = chance.is(0.2) ? entries : left
    const body = { deviceId: null, phoneNow: new Date().toISOString(), entries: batch }
    const answer = await send(desk.port, { path: '/api/field/sync', body, headers: await sender.headers() })
    if (answer?.status === 401) await sender.renew()
    else if (answer?.status === 200) await settleAll(hand, answer.body.results, written)
    else if (answer && ![408, 429, 502, 503, 504, 507].includes(answer.status))
      desk.journal.strange(`/api/field/sync: ${answer.status} ${JSON.stringify(answer.body)}`)
    left = entries.filter(one => written.get(one.id)!.settled === 'open')
    if (left.length > 0) await pause(60)
  }
  for (const one of left) desk.journal.strange(`entry ${one.id} of a phone: never settled`)
}

interface Result {
  readonly id: string
  readonly outcome: string
  readonly answer?: { readonly number?: string }
  readonly error?: { readonly code: string; readonly status: number }
}

async function settleAll(
  { desk }: Hand,
  results: readonly Result[],
  written: Map<string, Entry>,
): Promise<void> {
  for (const { id, outcome, answer, error } of results) {
    const entry = written.get(id)!
    if (error?.status === 500) desk.journal.strange(`entry of a phone: 500 ${JSON.stringify(error)}`)
    if (outcome === 'notTried') continue
    const told = answer?.number ? { number: answer.number } : {}
    if (outcome !== 'refused') await desk.journal.acknowledged(entry, told)
    else await desk.journal.refused(entry, error?.code ?? '')
  }
}
