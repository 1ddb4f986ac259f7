/** A process of a year's load: does what whoever hired it says, and ends with it. */
import type { Tuning } from '../matters/index.ts'
import { type Given, type Hand, type Order, openHand, type Written } from './hand.ts'

export type Told = { readonly do: 'begin'; readonly given: Given } | Order
export type Said =
  | { readonly said: 'wrote'; readonly more: Written }
  | { readonly said: 'done'; readonly tuning: Tuning | null }
  | { readonly said: 'failed'; readonly why: string }

let hand: Promise<Hand> | null = null
const say = (said: Said) => process.send?.(said)

process.on('message', (told: Told) => {
  if (told.do === 'begin') {
    hand = openHand(told.given, more => say({ said: 'wrote', more }))
    hand.catch(() => {})
    return
  }
  if (!hand) throw new Error('a worker is given its ground first')
  hand
    .then(it => it.obey(told))
    .then(tuning => say({ said: 'done', tuning }))
    .catch((error: Error) => say({ said: 'failed', why: error.stack ?? error.message }))
})
process.on('disconnect', () => process.exit())
