/** Everybody writes at once, without pause: matters, phones, the registry, visits, disputes, in shares like those of a day. */
import type { Chance } from './chance.ts'
import type { Hand } from './hands.ts'
import type { Desk } from './insist.ts'
import { oneMatter } from './matters.ts'
import { openSenders } from './senders.ts'
import type { Town } from './town.ts'
import { watch } from './watch.ts'
import { oneChange, oneDispute, onePhone, oneVisit } from './works.ts'

const works = [
  { upTo: 0.5, run: oneMatter },
  { upTo: 0.65, run: onePhone },
  { upTo: 0.78, run: oneChange },
  { upTo: 0.9, run: oneVisit },
  { upTo: 1, run: oneDispute },
] as const

const openPages = 3

/** @returns ends once every hand has put down what it had begun, after `desk.stopping` */
export function work(desk: Desk, chance: Chance, town: Town, clients: number): Promise<void> {
  const senderOf = openSenders(desk.port, desk.counts)
  const hands = Array.from({ length: clients }, (_, index) => {
    const hand: Hand = { desk, chance: chance.fork(`client ${index}`), town, senderOf }
    return oneHand(hand)
  })
  const pages = Array.from({ length: openPages }, () => watch(desk.port, senderOf('dispatch'), desk.stopping))
  return Promise.all([...hands, ...pages]).then(() => {})
}

async function oneHand(hand: Hand): Promise<void> {
  while (!hand.desk.stopping.aborted) {
    const drawn = hand.chance.next()
    const { run } = works.find(({ upTo }) => drawn < upTo) ?? works[0]
    await run(hand)
  }
}
