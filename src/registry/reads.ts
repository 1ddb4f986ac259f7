/** Every read of residents' data is on record: who, what, why, and of whom (PIPL art. 51, 54); the resident can see it. */
import type { Tx } from '../kernel/database.ts'

/** Words of registry_read.what. */
export type ReadKind =
  | 'page'
  | 'list'
  | 'search'
  | 'lookup'
  | 'phone'
  | 'idNumber'
  | 'export'
  | 'pocket'
  | 'ledger'
  | 'visitNote'
  | 'self'
  | 'request'

export interface Read {
  readonly jurisdictionId: number
  readonly at: Date
  /** Null: the resident. */
  readonly personId: string | null
  readonly what: ReadKind
  readonly reason?: string | null
  /** Those whose data were shown; for a list of a whole place, name the place instead. */
  readonly residentIds?: readonly string[]
  readonly gridId?: string | null
  readonly communityId?: string | null
}

/** Written in the transaction that reads, so that nothing is shown that is not on record. */
export async function recordRead(tx: Tx, read: Read): Promise<void> {
  await tx
    .insertInto('registryRead')
    .values({
      jurisdictionId: read.jurisdictionId,
      at: read.at,
      personId: read.personId,
      what: read.what,
      reason: read.reason ?? null,
      residentIds: [...(read.residentIds ?? [])],
      gridId: read.gridId ?? null,
      communityId: read.communityId ?? null,
    })
    .execute()
}
