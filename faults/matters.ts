/** Matters under load: reported with photos, acted on by whoever may, in order and out of order, and added to by who reported them. */
import { fill, fillable, type Step } from './form.ts'
import { type Hand, photo } from './hands.ts'
import { ask, insist, type Sender } from './insist.ts'
import { send } from './send.ts'
import { resident } from './senders.ts'

interface Reported {
  readonly id: string
  readonly number: string
  readonly queryCode: string
  readonly sender: Sender
}

export async function oneMatter(hand: Hand): Promise<void> {
  const { chance } = hand
  const reported = chance.is(0.25) ? await outOfOrder(hand) : await report(hand, chance.uuid())
  if (!reported) return
  for (let turn = chance.between(0, 5); turn > 0 && !hand.desk.stopping.aborted; turn--) {
    if (chance.is(0.2)) await byReporter(hand, reported)
    else await byStaff(hand, reported.id)
  }
}

async function report(hand: Hand, id: string): Promise<Reported | null> {
  const { chance, desk, town } = hand
  const claim = chance.uuid()
  const sender = resident(claim)
  const photos: string[] = []
  for (let count = chance.pick([0, 0, 0, 1, 1, 2]); count > 0; count--) {
    const id = await photo(hand, sender, claim)
    if (id) photos.push(id)
  }
  const text = `路灯不亮，晚上看不清路，第${chance.between(1, 1e9)}处`
  const place = chance.is(0.05) ? { lng: 0, lat: 0 } : chance.pick(town.points)
  const body = { id, text, nature: 'help', place, photos, phone: '19900001234' }
  const write = { id, kind: 'report', of: id, said: { text, photos } } as const
  const answer = await insist(desk, chance, sender, write, { path: '/api/matters', body })
  if (answer?.status !== 200) return null
  const { number, queryCode } = answer.body
  return { id, number, queryCode, sender }
}

/** An act overtakes the report it is about, then one act another: refused by what it met, and taken under the same id once it is lawful. */
async function outOfOrder(hand: Hand): Promise<Reported | null> {
  const { chance, desk } = hand
  desk.counts.reordered = (desk.counts.reordered ?? 0) + 1
  const dispatcher = hand.senderOf('dispatch')
  const id = chance.uuid()
  const act = (step: string, seq: number, inputs: object) => ({ id: chance.uuid(), step, seq, inputs })
  const [first, second] = [
    act('file', 1, { category: 'property' }),
    act('comment', 2, { words: `已看到${chance.between(1, 1e6)}` }),
  ]
  const path = `/api/matters/${id}/acts`
  const early = await send(desk.port, { path, body: first, headers: await dispatcher.headers() })
  if (early && early.status < 400)
    desk.journal.strange(`${path}: ${early.status} before the matter was there`)
  const reported = await report(hand, id)
  if (!reported) return null
  for (const body of [second, first]) {
    const write = { id: body.id, kind: 'act', of: id, said: { step: body.step } } as const
    await insist(desk, chance, dispatcher, write, { path, body })
  }
  return reported
}

async function byReporter(hand: Hand, { id, number, queryCode, sender }: Reported): Promise<void> {
  const { chance, desk } = hand
  const seen = await ask(desk, sender, `/api/public/matters/${number}?code=${queryCode}`)
  if (!seen) return
  const words = `今天还是不亮${chance.between(1, 1e6)}`
  const body = {
    id: chance.uuid(),
    step: 'addInformation',
    seq: seen.body.seq,
    inputs: { words },
    code: queryCode,
  }
  const write = { id: body.id, kind: 'act', of: id, said: { step: body.step } } as const
  await insist(desk, chance, sender, write, { path: `/api/public/matters/${number}/acts`, body })
}

/** Whoever may act takes one of the steps the page offers. */
async function byStaff(hand: Hand, id: string): Promise<void> {
  const { chance, town } = hand
  let users: readonly string[] = ['dispatch', 'community1', 'grid1', 'supervise']
  for (let attempt = 0; attempt < 3; attempt++) {
    const sender = hand.senderOf(chance.pick(users))
    const seen = await ask(hand.desk, sender, `/api/matters/${id}`)
    if (!seen) continue
    if (await oneStep(hand, sender, `/api/matters/${id}/acts`, id, seen.body)) return
    users = town.usersOf.get(seen.body.ownerUnit?.id) ?? users
  }
}

/** @returns false when this reader may take none */
export async function oneStep(
  hand: Hand,
  sender: Sender,
  path: string,
  id: string,
  // biome-ignore lint/suspicious/noExplicitAny: the page as it was answered
  seen: any,
): Promise<boolean> {
  const { chance, desk } = hand
  const steps = ((seen.next ?? []) as Step[]).filter(fillable)
  if (steps.length === 0) return false
  const step = chance.pick(steps)
  const claim = chance.uuid()
  const inputs = await fill(step, chance, () => photo(hand, sender, claim))
  if (!inputs) return false
  const body = { id: chance.uuid(), step: step.step, seq: seen.seq, inputs }
  const write = { id: body.id, kind: 'act', of: id, said: { step: step.step } } as const
  await insist(desk, chance, sender, write, { path, body, headers: { 'x-claim': claim } })
  return true
}
