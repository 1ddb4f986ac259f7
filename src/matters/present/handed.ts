/** Where a matter was handed on: each referral with its answer and the proceeding it opened, for staff; the last of them in plain words, for its reporter. */

import { sql } from 'kysely'
import { sayIn } from '../../conduct/index.ts'
import type { Tx } from '../../kernel/database.ts'
import type { Translate } from '../../kernel/i18n.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Reading } from './row.ts'

/** Of the proceeding no more than the reader's own sight allows. */
export async function referralsOf(tx: Tx, jurisdictionId: number, id: string, { t }: Reading) {
  const rows = await tx
    .selectFrom('referral as r')
    .modifyFront(sql`/* prepared referrals_of_matter */`)
    .leftJoin('proceeding as p', join =>
      join.onRef('p.jurisdictionId', '=', 'r.jurisdictionId').onRef('p.id', '=', 'r.toProceeding'),
    )
    .select([
      'r.id',
      'r.toProcedure',
      'r.basis',
      'r.sentAt',
      'r.outcome',
      'p.id as openedId',
      'p.number',
      'p.procedure',
      'p.state',
    ])
    .where('r.jurisdictionId', '=', jurisdictionId)
    .where('r.proceedingId', '=', id)
    .orderBy('r.sentAt')
    .execute()
  return rows.map(({ openedId, number, procedure, state, sentAt, ...row }) => ({
    ...row,
    toLabel: t(`matter:option.target.${row.toProcedure}`),
    sentAt: sentAt.toISOString(),
    opened:
      openedId && number && procedure && state
        ? { id: openedId, number, procedure, stateLabel: sayIn(procedure, t)('state', state) }
        : null,
  }))
}

/**
 * The dispute the last referral opened, in words, with the reporter's own way into it where the reporter is its party: the party goes
 * by the referral's id, as src/origins has it.
 */
export async function handedTo(
  { vault }: Pick<Kernel, 'vault'>,
  tx: Tx,
  jurisdictionId: number,
  id: string,
  t: Translate,
) {
  const row = await tx
    .selectFrom('referral as r')
    .innerJoin('proceeding as p', join =>
      join.onRef('p.jurisdictionId', '=', 'r.jurisdictionId').onRef('p.id', '=', 'r.toProceeding'),
    )
    .leftJoin('disputeParty as d', join =>
      join
        .onRef('d.jurisdictionId', '=', 'r.jurisdictionId')
        .onRef('d.id', '=', 'r.id')
        .on('d.removedAt', 'is', null),
    )
    .select(['r.id', 'p.number', 'p.procedure', 'p.state', 'd.id as partyId'])
    .where('r.jurisdictionId', '=', jurisdictionId)
    .where('r.proceedingId', '=', id)
    .where('p.procedure', '=', 'mediation')
    .orderBy('r.sentAt', 'desc')
    .executeTakeFirst()
  if (!row) return null
  const state = sayIn(row.procedure, t)('state', row.state)
  return {
    number: row.number,
    words: t('matter:handedTo.dispute', { number: row.number, state }),
    code: row.partyId === null ? null : vault.code('dispute', row.id),
  }
}
