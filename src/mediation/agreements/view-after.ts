/** What came after an agreement as the dispute's own people meet it: what the parties were told, the enforcement it led to. */
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { toldOutside } from '../../notices/index.ts'
import { civilDay } from '../../proceedings/clock.ts'
import { beyondSight } from '../../registry/index.ts'
import type { Staff } from '../../territory/index.ts'
import type { Party } from '../parties/dispute.ts'
import type { agreementsShape, enforcementOriginShape } from './answers.ts'

type Shown = z.infer<typeof agreementsShape>

export function reachOf({ phone, messagesDeclined }: Party): Shown['parties'][number]['reach'] {
  if (messagesDeclined) return 'declined'
  return phone === null ? 'noNumber' : 'phone'
}

export async function toldShown(tx: Tx, jurisdictionId: number, disputeId: string): Promise<Shown['told']> {
  const rows = await toldOutside(tx, jurisdictionId, disputeId)
  return rows.map(({ settledAt, nextAttemptAt, queuedAt, ...row }) => ({
    ...row,
    at: (settledAt ?? nextAttemptAt ?? queuedAt).toISOString(),
  })) as Shown['told']
}

/** The enforcement is seen by the court alone; the committee knows its number and whether the court took it. */
export async function enforcementShown(
  tx: Tx,
  jurisdictionId: number,
  disputeId: string,
): Promise<Shown['enforcement']> {
  const { rows } = await beyondSight(tx, () =>
    sql<{ number: string; court: string; at: Date; state: string }>`
      select p.number, u.name as court, r.at, p.state from enforcement_referral r
        join proceeding p on p.jurisdiction_id = r.jurisdiction_id and p.id = r.enforcement_id
        join unit u on u.jurisdiction_id = r.jurisdiction_id and u.id = r.unit_id
      where r.jurisdiction_id = ${jurisdictionId} and r.dispute_id = ${disputeId}
      order by r.at desc limit 1`.execute(tx),
  )
  const [row] = rows
  if (!row) return null
  const { number, court, at, state } = row
  const answer = ['referred', 'applied'].includes(state)
    ? ('awaited' as const)
    : ['refused', 'withdrawn', 'voided'].includes(state)
      ? ('declined' as const)
      : ('filed' as const)
  return { number, court, onDay: civilDay(at), answer }
}

/** Which dispute an enforcement came from, for whoever sees the enforcement. @throws Refusal notFound */
export async function enforcementOrigin(
  kernel: Kernel,
  { jurisdictionId, sight }: Staff,
  enforcementId: string,
): Promise<z.infer<typeof enforcementOriginShape>> {
  return kernel.db.within(sight, async tx => {
    const seen = await tx
      .selectFrom('proceeding')
      .select('id')
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', enforcementId)
      .executeTakeFirst()
    if (!seen) throw new Refusal('notFound', {})
    const { rows } = await beyondSight(tx, () =>
      sql<{ number: string; unit: string; at: Date }>`
        select p.number, u.name as unit, r.at from enforcement_referral r
          join proceeding p on p.jurisdiction_id = r.jurisdiction_id and p.id = r.dispute_id
          join unit u on u.jurisdiction_id = p.jurisdiction_id and u.id = p.owner_unit_id
        where r.jurisdiction_id = ${jurisdictionId} and r.enforcement_id = ${enforcementId}`.execute(tx),
    )
    const [row] = rows
    return { from: row ? { number: row.number, unit: row.unit, onDay: civilDay(row.at) } : null }
  })
}
