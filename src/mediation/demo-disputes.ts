/** What lies beside the demo's open disputes: their sittings with the rooms, their agreements with what was paid. */
import type { Tx } from '../kernel/database.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { actsOf } from '../proceedings/index.ts'
import { writeDemoAgreements } from './demo-agreements.ts'
import { type DemoDispute, writeDemoSittings } from './demo-sittings.ts'
import { partiesOf } from './parties/dispute.ts'
import { mediationProcedure } from './procedure.ts'

/** In the transaction of the demo, after its disputes have their parties. */
export async function writeDemoDisputes(
  kernel: Pick<Kernel, 'clock' | 'vault'>,
  tx: Tx,
  jurisdictionId: number,
): Promise<void> {
  const open = await tx
    .selectFrom('proceeding')
    .select(['id', 'state', 'handlerId'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('procedure', '=', mediationProcedure.id)
    .where('closedAt', 'is', null)
    .orderBy('id')
    .execute()
  const disputes: DemoDispute[] = []
  for (const one of open)
    disputes.push({
      ...one,
      acts: await actsOf(tx, jurisdictionId, one.id),
      parties: await partiesOf(kernel, tx, jurisdictionId, one.id),
    })
  const now = kernel.clock.now()
  await writeDemoSittings(kernel, tx, jurisdictionId, disputes, now)
  await writeDemoAgreements(kernel, tx, jurisdictionId, disputes, now)
}
