/** What the parties of a dispute are told on their phones about an agreement: days and numbers in plain friendly words, by the gateway, once each. */
import type { Tx } from '../../kernel/database.ts'
import { translator } from '../../kernel/i18n.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { type Outside, tellOutside } from '../../notices/index.ts'
import { type Party, partiesOf } from '../parties/dispute.ts'

export interface Telling {
  /** Words of the catalogue `notice:outside`; null: this party is not told. */
  readonly kindFor: (party: Party) => string | null
  readonly cause: string
  /** Days as civil days: they are written out here. */
  readonly facts: Readonly<Record<string, string | number>>
}

/** @returns how many messages are new */
export async function tellParties(
  kernel: Pick<Kernel, 'clock' | 'config' | 'vault'>,
  tx: Tx,
  jurisdictionId: number,
  proceedingId: string,
  { kindFor, cause, facts }: Telling,
): Promise<number> {
  const parties = await partiesOf(kernel, tx, jurisdictionId, proceedingId)
  if (parties.length === 0) return 0
  const about = await aboutFor(tx, jurisdictionId, proceedingId)
  const messages = parties.flatMap((party): Outside[] => {
    const kind = kindFor(party)
    if (kind === null) return []
    const { id: partyId, phone, messagesDeclined: declined } = party
    return [{ proceedingId, partyId, phone, declined, kind, cause, facts: { ...about, ...worded(facts) } }]
  })
  return tellOutside(kernel, tx, jurisdictionId, messages)
}

async function aboutFor(tx: Tx, jurisdictionId: number, proceedingId: string) {
  return tx
    .selectFrom('proceeding as p')
    .innerJoin('unit as u', on =>
      on.onRef('u.jurisdictionId', '=', 'p.jurisdictionId').onRef('u.id', '=', 'p.ownerUnitId'),
    )
    .select(['p.number', 'u.name as unit'])
    .where('p.jurisdictionId', '=', jurisdictionId)
    .where('p.id', '=', proceedingId)
    .executeTakeFirstOrThrow()
}

function worded(facts: Telling['facts']): Telling['facts'] {
  const { day } = facts
  if (typeof day !== 'string') return facts
  const [year, month, date] = day.split('-').map(Number)
  return { ...facts, day: translator('zh-CN')('paper:day', { year, month, date }) }
}
