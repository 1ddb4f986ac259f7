/** The rows that figures of mediation are counted from: derived from the acts of a dispute, its instalments and receipts, in the transaction of the act; what fell behind is counted again. */
import { sql } from 'kysely'
import type { Consequence } from '../../conduct/index.ts'
import { insertRows } from '../../kernel/bulk.ts'
import { everythingOf, type Tx } from '../../kernel/database.ts'
import type { Tasks } from '../../kernel/jobs.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { actsOf, lockProceeding } from '../../proceedings/index.ts'
import { territoryOf } from '../../territory/index.ts'
import { lastDueOn } from '../agreements/content.ts'
import type { Instalment } from '../agreements/instalments.ts'
import { ledgerOf } from '../agreements/ledger.ts'
import { type PerformanceRow, performanceOf, type Receipt } from '../agreements/performance.ts'
import { agreementsOf, contentOf } from '../agreements/store.ts'
import { mediationProcedure } from '../procedure.ts'
import type { Agreement } from './agreed.ts'
import { type Round, roundsOf } from './rounds.ts'

export interface Counting {
  readonly vault: Kernel['vault']
  readonly tx: Tx
  readonly jurisdictionId: number
  readonly isCommunity: (unitId: string) => boolean
}

/** In the transaction of the act, last of all: what it follows is written by then. */
export const countConsequence: Consequence = async ({ kernel, tx, jurisdictionId, proceedingId }) => {
  const isCommunity = await communityUnits(kernel)
  await countDispute({ vault: kernel.vault, tx, jurisdictionId, isCommunity }, proceedingId)
}

/** Counts one dispute anew; the same acts give the same rows. */
export async function countDispute(counting: Counting, proceedingId: string): Promise<void> {
  const { tx, jurisdictionId, isCommunity } = counting
  const acts = await actsOf(tx, jurisdictionId, proceedingId)
  const rounds = roundsOf(acts, isCommunity)
  const agreed = new Map<number, Due>()
  for (const { round, agreement } of rounds)
    if (agreement) agreed.set(round, await dueUnder(counting, proceedingId, agreement))
  for (const table of ['mediationDue', 'mediationRound'] as const)
    await tx
      .deleteFrom(table)
      .where('jurisdictionId', '=', jurisdictionId)
      .where('proceedingId', '=', proceedingId)
      .execute()
  const of = { proceedingId, actCount: acts.length }
  const rows = rounds.map(round => rowOf(of, round, agreed.get(round.round)))
  await insertRows(tx, 'mediationRound', jurisdictionId, rows)
  const money = rounds.flatMap(round =>
    round.agreement?.performance === 'replaced'
      ? []
      : (agreed.get(round.round)?.money ?? []).map(row => ({ proceedingId, ...placeOf(round), ...row })),
  )
  if (money.length > 0) await insertRows(tx, 'mediationDue', jurisdictionId, money)
}

interface Due {
  /** The last day of all that was agreed. */
  readonly dueOn: string
  readonly money: readonly Omit<
    PerformanceRow,
    'lastOn' | 'waivedFen' | 'openFen' | 'standing' | 'lateDays'
  >[]
}

async function dueUnder(counting: Counting, proceedingId: string, agreement: Agreement): Promise<Due> {
  const { vault, tx, jurisdictionId } = counting
  const kept = (await agreementsOf(tx, jurisdictionId, proceedingId)).find(
    one => one.actId === agreement.actId,
  )
  const content = kept ? (await contentOf({ vault }, tx, jurisdictionId, kept)).content : null
  const dueOn = [agreement.performBy, ...(content ? [lastDueOn(content)] : [])].sort().at(-1)!
  const { rows } =
    kept && content?.money
      ? await ledgerOf(tx, jurisdictionId, kept.id, dueOn)
      : performanceOf(...toldBy(agreement), dueOn)
  return { dueOn, money: rows.flatMap(owed) }
}

/** What the creditor waived is not owed. */
function owed({ row, dueOn, amountFen, waivedFen, receivedFen, settledOn }: PerformanceRow) {
  const rest = amountFen - waivedFen
  return rest > 0 ? [{ row, dueOn, amountFen: rest, receivedFen, settledOn }] : []
}

/** Without an agreement beside it the acts alone say what is due and received; that all is performed says that the whole was received, unless it says how much. */
function toldBy({ amountFen, performBy, received }: Agreement): [Instalment[], Receipt[]] {
  if (amountFen === null) return [[], []]
  const receipts: Receipt[] = []
  for (const { on, amountFen: told, whole } of received) {
    const before = receipts.reduce((sum, one) => sum + one.amountFen, 0)
    const more = whole ? (told ?? amountFen) - before : (told ?? 0)
    if (more > 0) receipts.push({ on, amountFen: more })
  }
  return [[{ dueOn: performBy, amountFen }], receipts]
}

const placeOf = ({ round, communityId, unitId, way, disputeKind }: Round) => ({
  ...{ round, communityId, unitId, way, disputeKind },
})

function rowOf(of: { proceedingId: string; actCount: number }, round: Round, due: Due | undefined) {
  const { begunOn, endedOn, outcome, days, periodOn, untilOn, agreement } = round
  return {
    ...{ ...of, ...placeOf(round), begunOn, endedOn, outcome, days, periodOn, untilOn },
    ...{ isLast: round.isLast, isLocal: round.isLocal, isPassedOn: round.isPassedOn },
    effectOn: agreement?.effectOn ?? null,
    dueOn: due?.dueOn ?? null,
    performedOn: agreement?.performedOn ?? null,
    performance: agreement?.performance ?? null,
    confirmation: agreement?.confirmation ?? null,
    confirmationUntil: agreement?.confirmationUntil ?? null,
  }
}

async function communityUnits(kernel: Kernel): Promise<Counting['isCommunity']> {
  const territory = await territoryOf(kernel)
  return unitId => territory.unit(unitId)?.kind === 'community'
}

const batch = 200

/** Disputes whose acts went on without their rows: before this was counted at all, by reminders, by a calendar that moved. @returns how many */
export async function countBehind(kernel: Kernel, jurisdictionId: number): Promise<number> {
  const isCommunity = await communityUnits(kernel)
  let [done, after] = [0, '00000000-0000-0000-0000-000000000000']
  for (;;) {
    const { rows } = await sql<{ id: string }>`select p.id from proceeding p left join mediation_round r
      on r.jurisdiction_id = p.jurisdiction_id and r.proceeding_id = p.id and r.round = 1
      where p.jurisdiction_id = ${jurisdictionId} and p.procedure = ${mediationProcedure.id} and p.id > ${after}
        and r.act_count is distinct from p.act_count order by p.id limit ${batch}`.execute(kernel.db.owner)
    for (const { id } of rows)
      await kernel.db.within(everythingOf(jurisdictionId), async tx => {
        if (!(await lockProceeding(tx, jurisdictionId, id))) return
        await countDispute({ vault: kernel.vault, tx, jurisdictionId, isCommunity }, id)
      })
    done += rows.length
    if (rows.length < batch) return done
    after = rows.at(-1)!.id
  }
}

export function figureTasks(kernel: Kernel): Tasks {
  return {
    countMediations: async () => {
      const all = await kernel.db.owner.selectFrom('jurisdiction').select('id').execute()
      for (const { id } of all) await countBehind(kernel, id)
    },
  }
}

/** Every ten minutes. */
export const figureCrontab = '*/10 * * * * countMediations ?jobKey=countMediations'
