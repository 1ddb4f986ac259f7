/** How much room is left on the phone: said before something could be lost. */
import { watched } from './signal.ts'

export interface Room {
  /** So little that it must be said. */
  readonly low: boolean
  /** Photos of the usual size that still fit. */
  readonly photos: number
}
export const room = watched<Room | null>(null)

const photoBytes = 700_000
const lowBytes = 60_000_000

/** Browsers tell a quota, often generous; where they tell nothing, a full phone is met only when it is full. */
export async function roomLeft(): Promise<Room | null> {
  const told = await navigator.storage?.estimate?.().catch(() => null)
  if (!told?.quota) return null
  const left = Math.max(0, told.quota - (told.usage ?? 0))
  const now = { low: left < lowBytes, photos: Math.floor(left / photoBytes) }
  const before = room.get()
  if (before?.low !== now.low || now.low) room.set(now)
  return now
}
