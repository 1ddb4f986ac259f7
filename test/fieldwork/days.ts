/** Short days of two phones whose line breaks by a seed: what they do, how it is sent, what the ledgers of the server then hold. */
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { newId } from '../../src/kernel/ids.ts'
import { seededRandom } from '../../src/territory/demo-random.ts'
import type { Answer, Visitor } from '../support/server.ts'
import { count, done, type Entry, households, leader, member, send } from './world.ts'

/** A phone: what it did and has not been told that the server has. */
class Phone {
  readonly who: Visitor
  readonly deviceId = newId()
  waiting: Entry[] = []
  readonly refused: string[] = []
  constructor(who: Visitor) {
    this.who = who
  }
  hear(answer: Answer): void {
    for (const { id, outcome, error } of answer.body.results) {
      if (outcome === 'notTried') continue
      if (outcome === 'refused') {
        const kind = this.waiting.find(one => one.id === id)?.kind
        this.refused.push(`${kind} ${error.code} ${JSON.stringify(error.facts)}`)
      }
      this.waiting = this.waiting.filter(one => one.id !== id)
    }
  }
}

type Random = () => number

/** A short day on two phones: everything depends on what was done before it on the same phone only. */
function daysWork(random: Random, run: number, phones: readonly Phone[]): Entry[] {
  const all: Entry[] = []
  const household = () => households[Math.floor(random() * households.length)]!
  for (const [nth, phone] of phones.entries()) {
    const report = done.report({ text: `第${run}次第${nth}台：路灯不亮` })
    const hazard = done.hazard()
    const kinds: (() => Entry[])[] = [
      () => [report, done.act(report.id, 'comment', 1, { words: '已到现场' })],
      () => [done.visit(household().id)],
      () => [hazard, done.event(hazard.body.id as string)],
      () => [done.household(`新${run}-${nth}`)],
      () => [done.patrol()],
      () => [done.visit(household().id, { outcome: 'nobody', consented: false, heard: '' })],
    ]
    for (const kind of kinds) if (random() < 0.22) phone.waiting.push(...kind())
    all.push(...phone.waiting)
  }
  return all
}

/** Sends some of what waits; the line may break before the server hears it or before the phone hears the answer. */
async function sendSome(random: Random, phone: Phone): Promise<void> {
  const batch = phone.waiting.slice(0, 1 + Math.floor(random() * 6))
  const fate = random()
  if (fate < 0.2) return
  const over = { deviceId: phone.deviceId, waiting: phone.waiting.length - batch.length }
  if (fate < 0.45) {
    await send(phone.who, batch, over)
    return
  }
  if (fate < 0.55) {
    // The first is given up and sent again while it is still at work.
    const [, second] = await Promise.all([send(phone.who, batch, over), send(phone.who, batch, over)])
    phone.hear(second)
    return
  }
  phone.hear(await send(phone.who, batch, over))
}

/** Sends until nothing waits. */
export async function oneRun(run: number): Promise<Entry[]> {
  const random = seededRandom(4200 + run).next
  const phones = [new Phone(leader), new Phone(member)]
  const all = daysWork(random, run, phones)
  for (let turn = 0; phones.some(phone => phone.waiting.length > 0); turn++) {
    assert.ok(turn < 500, `run ${run} comes to an end`)
    const open = phones.filter(phone => phone.waiting.length > 0)
    await sendSome(random, open[Math.floor(random() * open.length)]!)
  }
  for (const phone of phones) assert.deepEqual(phone.refused, [], `run ${run}`)
  return all
}

/** Where each kind of entry ends. */
export const ledgers: Readonly<Record<string, string>> = {
  report: 'matter',
  act: "act where step = 'comment'",
  visit: 'visit',
  hazard: 'hazard',
  hazardEvent: "hazard_event where kind = 'stillThere'",
  household: 'household',
  patrol: 'patrol',
}

export async function ledger(): Promise<Record<string, number>> {
  const counted: Record<string, number> = {}
  for (const [kind, table] of Object.entries(ledgers)) counted[kind] = await count(sql.raw(table))
  return counted
}
