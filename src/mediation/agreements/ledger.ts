/** The ledger of an agreement as it stands in the database: what is due under it, what came in, what was waived (人民调解法第三十一条). */
import type { Tx } from '../../kernel/database.ts'
import { recentCalendarOf } from '../../proceedings/index.ts'
import { type PerformanceLedger, performanceOf, type Receipt } from './performance.ts'
import { restDays } from './rest-days.ts'

/** As of a day, with what is about to be received. */
export async function ledgerOf(
  tx: Tx,
  jurisdictionId: number,
  agreementId: string,
  asOf: string,
  ...more: readonly Receipt[]
): Promise<PerformanceLedger> {
  const rows = await tx
    .selectFrom('agreementInstalment')
    .select(['dueOn', 'amountFen'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('agreementId', '=', agreementId)
    .orderBy('row')
    .execute()
  const receipts = await receiptsOf(tx, jurisdictionId, agreementId)
  const received = counting(receipts).map(one => ({
    on: one.receivedOn,
    amountFen: Number(one.amountFen),
    waived: one.kind === 'waived',
  }))
  const due = rows.map(row => ({ dueOn: row.dueOn, amountFen: Number(row.amountFen) }))
  const { lastDay } = restDays(await recentCalendarOf(tx, jurisdictionId))
  return performanceOf(due, [...received, ...more], asOf, lastDay)
}

type Kept = Awaited<ReturnType<typeof receiptsOf>>[number]

/** What was entered wrongly stays in the books with the entry that takes it back; neither counts. */
export function counting(receipts: readonly Kept[]): Kept[] {
  const takenBack = new Set(receipts.map(one => one.corrects))
  return receipts.filter(one => one.corrects === null && !takenBack.has(one.id))
}

export async function receiptsOf(tx: Tx, jurisdictionId: number, agreementId: string) {
  return tx
    .selectFrom('performanceReceipt')
    .select(['id', 'receivedOn', 'amountFen', 'kind', 'corrects', 'byId', 'at'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('agreementId', '=', agreementId)
    .orderBy('receivedOn')
    .orderBy('at')
    .execute()
}
