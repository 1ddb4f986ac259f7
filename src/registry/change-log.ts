/** The log of the registry: what was entered, changed, moved and merged, by whom, from which phone; values before and after encrypted. */
import { createHash } from 'node:crypto'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Vault } from '../kernel/vault.ts'
import type { Staff } from '../territory/index.ts'
import type { FieldEntry } from './field-entry.ts'
import type { Source } from './resident-row.ts'
import type { Subject } from './shape.ts'
import { beyondSight } from './sight.ts'

export const changePurpose = 'registry.change'

/** Who writes: a member of staff, the resident, an import. */
export interface Writer {
  readonly jurisdictionId: number
  readonly personId: string | null
  readonly source: Source
}
export type Entry = Pick<FieldEntry, 'id' | 'at' | 'deviceId'>
export type Values = Readonly<Record<string, string | number | null>>

export interface Change {
  readonly id: string
  readonly subject: Subject
  readonly subjectId: string
  readonly kind: 'entered' | 'changed' | 'moved' | 'merged' | 'unmerged' | 'corrected' | 'erased' | 'frozen'
  readonly state?: 'applied' | 'conflict' | 'picked' | 'dropped'
  readonly before?: Values
  readonly after?: Values
  readonly seen?: Readonly<Record<string, number>>
  readonly picks?: string | null
  /** What was sent, so that a resend that says something else is told apart. */
  readonly asked?: unknown
  /** Fields of what was sent that became conflicts of their own. */
  readonly conflicting?: readonly string[]
}
export interface ChangeContent {
  readonly before: Values
  readonly after: Values
  readonly asked: string | null
  readonly conflicting: readonly string[]
}

export function writerOf(staff: Staff): Writer {
  return { jurisdictionId: staff.jurisdictionId, personId: staff.personId, source: 'person' }
}

/** @throws Refusal actReused when the id stands for something that is out of sight */
export async function logChange(
  kernel: Kernel,
  tx: Tx,
  writer: Writer,
  entry: Pick<Entry, 'at' | 'deviceId'>,
  change: Change,
): Promise<void> {
  const { before = {}, after = {}, asked, conflicting = [] } = change
  const content: ChangeContent = {
    before,
    after,
    asked: asked === undefined ? null : digestOf(kernel.vault, asked),
    conflicting,
  }
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('registryChange')
    .values({
      jurisdictionId: writer.jurisdictionId,
      id: change.id,
      subject: change.subject,
      subjectId: change.subjectId,
      kind: change.kind,
      fields: [...new Set([...Object.keys(before), ...Object.keys(after)])],
      content: kernel.vault.encrypt(changePurpose, JSON.stringify(content)),
      seen: JSON.stringify(change.seen ?? {}),
      state: change.state ?? 'applied',
      picks: change.picks ?? null,
      personId: writer.personId,
      deviceId: entry.deviceId,
      at: entry.at,
      recordedAt: kernel.clock.now(),
    })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  if (Number(numInsertedOrUpdatedRows) === 0) throw new Refusal('actReused')
}

/**
 * What the same writer sent under this id before, wherever its subject lies by now; null for a new id.
 * @throws Refusal actReused when it said something else
 */
export async function sentBefore(
  kernel: Kernel,
  tx: Tx,
  writer: Writer,
  id: string,
  asked: unknown,
): Promise<ChangeContent | null> {
  const row = await beyondSight(tx, () =>
    tx
      .selectFrom('registryChange')
      .select(['content', 'personId'])
      .where('jurisdictionId', '=', writer.jurisdictionId)
      .where('id', '=', id)
      .executeTakeFirst(),
  )
  if (!row) return null
  const content = contentOf(kernel.vault, row.content)
  if (row.personId !== writer.personId || content.asked !== digestOf(kernel.vault, asked))
    throw new Refusal('actReused')
  return content
}

export function contentOf(vault: Vault, box: Buffer | null): ChangeContent {
  if (box === null) return { before: {}, after: {}, asked: null, conflicting: [] }
  return JSON.parse(vault.decrypt(changePurpose, box)) as ChangeContent
}

/** A further id that follows from an entry's own, the same at every attempt. */
export function idBeside(id: string, what: string): string {
  const hex = createHash('sha256').update(`${id} ${what}`).digest('hex')
  const digits = `${hex.slice(0, 12)}8${hex.slice(13, 16)}8${hex.slice(17, 32)}`
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function digestOf(vault: Vault, asked: unknown): string {
  return vault.index(changePurpose, JSON.stringify(inOrder(asked))).toString('base64')
}

/** The same whatever order the keys were sent in. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, inOrder(inner)]),
  )
}
