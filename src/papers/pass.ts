/** A page is opened by its address: a pass for one person and a few minutes, given when the look was put on record. */
import { z } from 'zod'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Staff } from '../territory/index.ts'
import { dossierAsShape, readAsShape } from './shape.ts'

const lastsMilliseconds = 10 * 60_000

const passShape = z.union([
  z.object({ paper: z.uuid(), as: readAsShape, personId: z.uuid(), until: z.number() }),
  z.object({ dossier: z.uuid(), as: dossierAsShape, personId: z.uuid(), until: z.number() }),
  z.object({ signed: z.uuid(), personId: z.uuid(), until: z.number() }),
  z.object({ draft: z.uuid(), version: z.number(), personId: z.uuid(), until: z.number() }),
])
export type Pass = z.infer<typeof passShape>
export type Opening =
  | { readonly paper: string; readonly as: 'pdf' | 'word' }
  | { readonly dossier: string; readonly as: 'pdf' | 'zip' }
  | { readonly signed: string }
  | { readonly draft: string; readonly version: number }

/** @returns the address under which it is opened */
export function passFor(
  { vault, clock }: Pick<Kernel, 'vault' | 'clock'>,
  { personId }: Pick<Staff, 'personId'>,
  what: Opening,
): string {
  const pass = { ...what, personId, until: clock.now().getTime() + lastsMilliseconds }
  return `/api/papers/opened?pass=${vault.encrypt('paper pass', JSON.stringify(pass)).toString('base64url')}`
}

/** @throws Refusal notFound when it was not given to this person or its time is over */
export function openPass(
  { vault, clock }: Pick<Kernel, 'vault' | 'clock'>,
  { personId }: Pick<Staff, 'personId'>,
  text: string,
): Pass {
  const pass = read(vault, text)
  if (!pass || pass.personId !== personId || pass.until < clock.now().getTime())
    throw new Refusal('notFound', {})
  return pass
}

function read(vault: Kernel['vault'], text: string): Pass | null {
  try {
    return passShape.parse(JSON.parse(vault.decrypt('paper pass', Buffer.from(text, 'base64url'))))
  } catch {
    return null
  }
}
