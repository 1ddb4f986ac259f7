/** One fault run: a house and a town, everybody writing, faults by chance one after another, and the reckoning afterwards. */
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { until } from '../test/support/process.ts'
import { chanceOf } from './chance.ts'
import { endRun } from './ending.ts'
import { badLine } from './fates.ts'
import { openHouse } from './house.ts'
import type { Desk } from './insist.ts'
import { type Journal, openJournal } from './journal.ts'
import { type Harm, kinds } from './kinds.ts'
import { work } from './load.ts'
import { settle } from './town.ts'

export interface Asked {
  readonly seed: number
  readonly clients: number
  /** So many faults, or for so long. */
  readonly faults: number | null
  readonly seconds: number | null
  /** Nothing but these kinds; null: all that are possible here. */
  readonly only: readonly string[] | null
  readonly log: (line: string) => void
}
export interface Outcome {
  readonly seed: number
  readonly faults: Readonly<Record<string, number>>
  readonly requests: Readonly<Record<string, number>>
  readonly writes: number
  readonly acknowledged: number
  readonly refused: number
  readonly lost: number
  readonly doubled: number
  readonly odd: number
  readonly verify: 'green' | 'red'
  readonly jobsStuck: number
  readonly skipped: readonly string[]
  readonly seconds: number
}

/** How many requests meet a bad line: always some, and sometimes many. */
const badShares = [0.02, 0.02, 0.1, 0.4]
const longestRecoverySeconds = 240

export async function runFaults(asked: Asked): Promise<{ outcome: Outcome; complaints: readonly string[] }> {
  const began = performance.now()
  const chance = chanceOf(asked.seed)
  const house = await openHouse(null)
  try {
    const { town, left } = await settle(house.dataDir, 120)
    await house.start('own')
    await left()
    const journal = await openJournal(join(house.beside, 'journal'))
    const requests: Record<string, number> = {}
    const stopping = new AbortController()
    const desk: Desk = { port: house.line.port, journal, counts: requests, stopping: stopping.signal }
    const harm: Harm = { house, chance: chance.fork('faults'), strange: journal.strange }
    const weather = { share: badShares[0]! }
    badLine(house.line, chance.fork('line'), requests, () => weather.share)
    const working = work(desk, chance.fork('load'), town, asked.clients)
    const bag = bagOf(harm, asked)
    const faults = await oneAfterAnother(asked, began, harm, journal, bag, weather)
    weather.share = 0
    house.setClock(0)
    stopping.abort()
    await working
    asked.log('everybody has put down what they had begun')
    const ending = await endRun(house, journal, journal.strange)
    await journal.close()
    const outcome: Outcome = {
      ...{ seed: asked.seed, faults, requests, writes: journal.entries.size },
      acknowledged: journal.count('acknowledged'),
      refused: journal.count('refused'),
      lost: ending.lost,
      doubled: ending.doubled,
      odd: ending.odd + ending.bugs + journal.odd.length + (faults.diskFull ? 0 : ending.panics),
      verify: ending.verify,
      jobsStuck: ending.jobsStuck,
      skipped: bag.skipped,
      seconds: Math.round((performance.now() - began) / 100) / 10,
    }
    return { outcome, complaints: [...journal.odd, ...ending.complaints] }
  } finally {
    await house.close()
  }
}

/** @returns how often each kind was done */
async function oneAfterAnother(
  asked: Asked,
  began: number,
  harm: Harm,
  journal: Journal,
  bag: Bag,
  weather: { share: number },
): Promise<Record<string, number>> {
  const { house, chance } = harm
  const end = asked.seconds === null ? Infinity : began + asked.seconds * 1000
  const done: Record<string, number> = {}
  await goesOn(harm, journal, asked.clients, 'the start')
  for (let turn = 0; turn < (asked.faults ?? Infinity) && performance.now() < end; turn++) {
    const name = bag.next()
    weather.share = chance.pick(badShares)
    asked.log(`${name} (${house.keeping()}), ${journal.count('acknowledged')} acknowledged`)
    const from = performance.now()
    await kinds[name]!.run(harm).catch(error => harm.strange(`${name}: ${(error as Error).message}`))
    done[name] = (done[name] ?? 0) + 1
    const harmed = performance.now()
    await goesOn(harm, journal, asked.clients, name)
    asked.log(
      `  ${seconds(harmed - from)} s of it, ${seconds(performance.now() - harmed)} s until all went on`,
    )
    await pause(chance.between(0, 500))
  }
  return done
}

/** After every fault everybody's work goes on by itself, and Aili is still the one that was started. */
async function goesOn(
  { house, strange }: Harm,
  journal: Journal,
  clients: number,
  after: string,
): Promise<void> {
  const goal = journal.count('acknowledged') + clients
  const holds = () => journal.count('acknowledged') >= goal
  await until(holds, longestRecoverySeconds).catch(() =>
    strange(`nothing is acknowledged any more after ${after}`),
  )
  if (house.running().child.exitCode === null) return
  strange(`Aili has ended by itself after ${after}: ${house.running().said().slice(-1500)}`)
  await house.start()
}

const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1)

/** Every kind once in an order by chance, then again; what needs a line to PostgreSQL waits until there is one. */
interface Bag {
  next(): string
  readonly skipped: readonly string[]
}

function bagOf({ house, chance }: Harm, { only }: Asked): Bag {
  const possible = Object.keys(kinds).filter(name => house.hasOwnDisk || !kinds[name]!.disk)
  const wanted = possible.filter(name => only === null || only.includes(name))
  let bag: string[] = []
  return {
    skipped: Object.keys(kinds).filter(name => !possible.includes(name)),
    next() {
      if (bag.length === 0) bag = shuffled(wanted, chance)
      const index = bag.findIndex(name => house.keeping() === 'served' || !kinds[name]!.served)
      return index === -1 ? 'changeKeeper' : bag.splice(index, 1)[0]!
    },
  }
}

function shuffled<T>(list: readonly T[], chance: Harm['chance']): T[] {
  return list
    .map(item => ({ item, order: chance.next() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item)
}
