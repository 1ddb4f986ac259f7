/** Receipts this phone knows: for this visit always, for longer only when the person says so (it may be somebody else's phone). */
import { note, noted } from '../../shell/keep.ts'
import type { Receipt } from '../../shell/shapes.ts'
import type { Draft } from './draft.ts'

export interface Remembered {
  readonly number: string
  readonly code: string
  readonly excerpt: string
  readonly receivedAt: string
  /** The receipt itself, when it was made or read on this phone. */
  readonly receipt: Receipt | null
}

const mineKey = 'aili.mine'
const visitKey = 'aili.visit'

export function mine(): readonly Remembered[] {
  return noted<Remembered[]>(mineKey) ?? []
}

export function isMine(number: string): boolean {
  return mine().some(row => row.number === number)
}

export function remember(row: Remembered): void {
  note(mineKey, [row, ...mine().filter(other => other.number !== row.number)].slice(0, 200))
}

export function forget(number: string): void {
  note(
    mineKey,
    mine().filter(row => row.number !== number),
  )
}

/** Survives a reload, ends with the tab. */
export function keepForVisit(row: Remembered): void {
  try {
    sessionStorage.setItem(
      visitKey,
      JSON.stringify([row, ...ofVisit().filter(other => other.number !== row.number)].slice(0, 20)),
    )
  } catch {
    // The receipt is on the screen, and can be saved as a file.
  }
}

/** A receipt that just came, for this visit; gives its number. What was sealed leaves no words behind. */
export function keepReceipt(draft: Draft, receipt: Receipt): string {
  const { number, queryCode, receivedAt } = receipt
  const excerpt = draft.accusesOfficial ? '' : excerptOf(draft.text)
  keepForVisit({ number, code: queryCode, excerpt, receivedAt, receipt })
  return number
}

export function ofVisit(): readonly Remembered[] {
  try {
    return JSON.parse(sessionStorage.getItem(visitKey) ?? '[]') as Remembered[]
  } catch {
    return []
  }
}

export function find(number: string): Remembered | null {
  return [...ofVisit(), ...mine()].find(row => row.number === number) ?? null
}

export function excerptOf(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
