/** Sittings and the rows of their room, read and written; what persons said lies encrypted under a key of its own. */
import type { Tx } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { opennesses, placeKinds, RowKind, sittingStates } from './kinds.ts'

export interface Sitting {
  readonly id: string
  readonly revision: number
  readonly proceedingId: string
  readonly actId: string | null
  readonly fromAt: Date
  readonly toAt: Date
  readonly placeKind: (typeof placeKinds)[number]
  readonly room: string | null
  readonly place: Buffer | null
  readonly mediatorId: string
  readonly openness: (typeof opennesses)[number]
  readonly interpreter: boolean
  readonly state: (typeof sittingStates)[number]
  readonly reason: Buffer | null
}

/** Said in the room, as it lies in a box. */
export interface Body {
  readonly text?: string
  readonly manner?: string
  readonly place?: string
  readonly time?: string
  readonly name?: string
}
export interface Row {
  readonly id: string
  readonly seq: number
  readonly kind: RowKind
  readonly sittingId: string | null
  readonly subject: string | null
  readonly partyId: string | null
  readonly re: string | null
  readonly replaces: string | null
  readonly answer: string | null
  readonly byId: string | null
  readonly at: Date
  readonly body: Body
}

const purpose = 'sitting'

export function boxed({ vault }: Pick<Kernel, 'vault'>, text: string): Buffer {
  return vault.encrypt(purpose, text)
}

export function unboxed({ vault }: Pick<Kernel, 'vault'>, box: Buffer | null): string {
  return box === null ? '' : vault.decrypt(purpose, box)
}

/** Each in its latest revision, by the hour. */
export async function sittingsOf(tx: Tx, jurisdictionId: number, proceedingId: string): Promise<Sitting[]> {
  const rows = await tx
    .selectFrom('sitting')
    .selectAll()
    .distinctOn('id')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', proceedingId)
    .orderBy('id')
    .orderBy('revision', 'desc')
    .execute()
  return (rows as unknown as Sitting[]).sort((a, b) => a.fromAt.getTime() - b.fromAt.getTime())
}

export async function sittingAsItStands(
  tx: Tx,
  jurisdictionId: number,
  id: string,
): Promise<Sitting | undefined> {
  const row = await tx
    .selectFrom('sitting')
    .selectAll()
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .orderBy('revision', 'desc')
    .executeTakeFirst()
  return row as unknown as Sitting | undefined
}

export async function addRevision(
  tx: Tx,
  jurisdictionId: number,
  sitting: Sitting,
  by: { readonly id: string | null; readonly at: Date },
): Promise<void> {
  await tx
    .insertInto('sitting')
    .values({ ...sitting, jurisdictionId, byId: by.id, at: by.at })
    .execute()
}

export interface NewRow extends Omit<Row, 'seq' | 'body'> {
  readonly proceedingId: string
  readonly body: Body | null
}

export async function addRow(
  kernel: Pick<Kernel, 'vault'>,
  tx: Tx,
  jurisdictionId: number,
  { body, ...row }: NewRow,
): Promise<void> {
  await tx
    .insertInto('sittingRow')
    .values({ ...row, jurisdictionId, body: body && boxed(kernel, JSON.stringify(body)) })
    .execute()
}

/** In the order they were written; the dispute is locked while one is added, so none appears before an earlier one. */
export async function rowsOf(
  kernel: Pick<Kernel, 'vault'>,
  tx: Tx,
  jurisdictionId: number,
  proceedingId: string,
  after = 0,
): Promise<Row[]> {
  const rows = await tx
    .selectFrom('sittingRow')
    .selectAll()
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', proceedingId)
    .where('seq', '>', after)
    .orderBy('seq')
    .execute()
  return rows.map(({ body, ...row }) => ({
    ...row,
    seq: Number(row.seq),
    kind: row.kind as RowKind,
    body: body === null ? {} : (JSON.parse(unboxed(kernel, body)) as Body),
  }))
}

export async function rowById(tx: Tx, jurisdictionId: number, id: string) {
  return tx
    .selectFrom('sittingRow')
    .select(['id', 'proceedingId', 'kind', 'subject', 'partyId', 're', 'replaces', 'answer'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Rows that nothing took the place of and nobody dropped. */
export function standing(rows: readonly Row[]): Row[] {
  const gone = new Set(rows.flatMap(row => (row.kind === 'dropped' ? (row.re ?? []) : (row.replaces ?? []))))
  return rows.filter(row => row.kind !== 'dropped' && !gone.has(row.id))
}
