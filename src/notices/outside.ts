/** A party of a proceeding is told on their own phone, by the jurisdiction's gateway: never in the quiet hours, never against their wish; what could not be told is seen, so that somebody calls. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { awakeAt } from './quiet.ts'

/** The purpose under which a number waits for its message. */
export const outsidePurpose = 'outside'

export interface Outside {
  readonly proceedingId: string
  readonly partyId: string
  /** Null: none was given. */
  readonly phone: string | null
  /** The party wants no messages. */
  readonly declined: boolean
  /** A word of the catalogue, `notice:outside.…`. */
  readonly kind: string
  /** With the kind, what makes it reach a party once. */
  readonly cause: string
  /** Days, numbers and the name of an office: never a person, never an amount. */
  readonly facts: Readonly<Record<string, string | number>>
}

/** Sent twice it is one. @returns how many were new, those withheld among them */
export async function tellOutside(
  kernel: Pick<Kernel, 'clock' | 'config' | 'vault'>,
  tx: Tx,
  jurisdictionId: number,
  messages: readonly Outside[],
): Promise<number> {
  if (messages.length === 0) return 0
  const now = kernel.clock.now()
  const at = awakeAt(now)
  const rows = messages.map(({ phone, declined, facts, ...message }) => {
    const withheldFor = withheld(kernel, phone, declined)
    const waits = withheldFor === null
    return {
      ...message,
      jurisdictionId,
      facts: JSON.stringify(facts),
      address: waits ? kernel.vault.encrypt(outsidePurpose, phone!) : null,
      status: waits ? 'queued' : 'withheld',
      withheldFor,
      queuedAt: now,
      nextAttemptAt: waits ? at : null,
      settledAt: waits ? null : now,
    }
  })
  const written = await tx
    .insertInto('outsideMessage')
    .values(rows)
    .onConflict(conflict => conflict.doNothing())
    .returning(['id', 'status'])
    .execute()
  for (const { id, status } of written)
    if (status === 'queued')
      await laterTx(tx, { jurisdictionId, id, attempt: 1 }, at.getTime() - now.getTime())
  return written.length
}

export interface OutsideAttempt {
  readonly jurisdictionId: number
  readonly id: string
  readonly attempt: number
}

export async function laterTx(tx: Tx, asked: OutsideAttempt, waitMs: number): Promise<void> {
  const seconds = Math.max(0, Math.round(waitMs / 1000))
  await sql`select aili_add_job('sendOutside', ${JSON.stringify(asked)}::json,
    now() + make_interval(secs => ${seconds}::int))`.execute(tx)
}

function withheld({ config }: Pick<Kernel, 'config'>, phone: string | null, declined: boolean) {
  if (declined) return 'declined'
  if (phone === null) return 'noNumber'
  return config.channels.webhook === null ? 'noGateway' : null
}

/** Newest first: what a party was told, or was not and why; no number and no text. */
export async function toldOutside(tx: Tx, jurisdictionId: number, proceedingId: string) {
  return tx
    .selectFrom('outsideMessage')
    .select(['id', 'partyId', 'kind', 'status', 'withheldFor', 'queuedAt', 'settledAt', 'nextAttemptAt'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', proceedingId)
    .orderBy('queuedAt', 'desc')
    .orderBy('id')
    .limit(100)
    .execute()
}
