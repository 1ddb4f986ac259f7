/** How an agreement is being paid (人民调解法第三十一条): what was received is allotted to the instalments in their order; what is short, late or over is seen by row. Pure. */
import { Refusal } from '../../kernel/errors.ts'
import { numberOfDay } from '../../proceedings/days.ts'
import type { Instalment } from './instalments.ts'

export interface Receipt {
  readonly on: string
  readonly amountFen: number
  /** The creditor released the debtor from it (民法典第五百七十五条): nothing came in. */
  readonly waived?: boolean
}
export type RowStanding = 'paid' | 'paidLate' | 'partly' | 'awaited' | 'short' | 'unpaid' | 'waived'

export interface PerformanceRow extends Instalment {
  readonly row: number
  readonly receivedFen: number
  readonly waivedFen: number
  readonly openFen: number
  /** The day due, or the working day after it where it is a rest day. */
  readonly lastOn: string
  /** The day its last fen came in; null while something is open. */
  readonly settledOn: string | null
  /** partly and awaited: not due yet; short and unpaid: the day is over. */
  readonly standing: RowStanding
  /** Days after the last one: until it was settled, or until the day asked about. */
  readonly lateDays: number
}
export interface PerformanceLedger {
  readonly rows: readonly PerformanceRow[]
  readonly dueFen: number
  readonly receivedFen: number
  readonly waivedFen: number
  readonly openFen: number
  /** Received beyond the whole debt. */
  readonly overFen: number
  /** Late on the day asked about and not received. */
  readonly arrearsFen: number
}

/**
 * The oldest row first, whatever the payer said it was for.
 * @param asOf civil day; the due day itself is not over
 * @param lastDay on which day what is due on a day may still be paid
 * @throws Refusal instalmentsUnfit for a receipt that is no amount
 */
export function performanceOf(
  instalments: readonly Instalment[],
  receipts: readonly Receipt[],
  asOf: string,
  lastDay: (dueOn: string) => string = day => day,
): PerformanceLedger {
  const waiting = [...receipts]
    .sort((a, b) => a.on.localeCompare(b.on))
    .map(({ on, amountFen, waived = false }) => ({ on, amountFen, waived }))
  for (const [at, { amountFen, on }] of waiting.entries()) {
    numberOfDay(on)
    if (!Number.isSafeInteger(amountFen) || amountFen <= 0)
      throw new Refusal('instalmentsUnfit', { reason: 'receipt', row: at + 1 })
  }
  const rows = instalments.map(({ dueOn, amountFen }, at) => {
    let openFen = amountFen
    let waivedFen = 0
    let settledOn: string | null = null
    while (openFen > 0 && waiting[0]) {
      const taken = Math.min(openFen, waiting[0].amountFen)
      openFen -= taken
      waiting[0].amountFen -= taken
      if (waiting[0].waived) waivedFen += taken
      if (openFen === 0) settledOn = waiting[0].on
      if (waiting[0].amountFen === 0) waiting.shift()
    }
    const receivedFen = amountFen - openFen - waivedFen
    const lastOn = lastDay(dueOn)
    const lateDays = Math.max(0, numberOfDay(settledOn ?? asOf) - numberOfDay(lastOn))
    const standing =
      openFen === 0 && waivedFen > 0
        ? ('waived' as const)
        : standingOf(openFen, amountFen - openFen, lateDays)
    const paid = { receivedFen, waivedFen, openFen, settledOn }
    return { row: at + 1, dueOn, lastOn, amountFen, ...paid, standing, lateDays }
  })
  const sum = (amounts: readonly number[]) => requireSafe(amounts.reduce((total, one) => total + one, 0))
  return {
    rows,
    dueFen: sum(rows.map(row => row.amountFen)),
    receivedFen: sum(receipts.filter(one => !one.waived).map(one => one.amountFen)),
    waivedFen: sum(receipts.filter(one => one.waived).map(one => one.amountFen)),
    openFen: sum(rows.map(row => row.openFen)),
    overFen: sum(waiting.map(one => one.amountFen)),
    arrearsFen: sum(rows.filter(row => row.lastOn < asOf).map(row => row.openFen)),
  }
}

function standingOf(openFen: number, receivedFen: number, lateDays: number): RowStanding {
  if (openFen === 0) return lateDays > 0 ? 'paidLate' : 'paid'
  if (lateDays > 0) return receivedFen > 0 ? 'short' : 'unpaid'
  return receivedFen > 0 ? 'partly' : 'awaited'
}

function requireSafe(fen: number): number {
  if (Number.isSafeInteger(fen)) return fen
  throw new Refusal('instalmentsUnfit', { reason: 'tooLarge' })
}
