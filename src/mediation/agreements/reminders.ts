/** Reminders around each day an agreement names, to whoever handles the dispute and to the parties themselves; and before the thirty days for judicial confirmation run out (人民调解法第三十一条、第三十三条; 民事诉讼法第二百零五条). */
import { everythingOf, type Tx } from '../../kernel/database.ts'
import type { Tasks } from '../../kernel/jobs.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { notify } from '../../notices/index.ts'
import { civilDay } from '../../proceedings/clock.ts'
import { numberOfDay } from '../../proceedings/days.ts'
import { standInsOf } from '../../territory/index.ts'
import type { Party } from '../parties/dispute.ts'
import { mediationProcedure } from '../procedure.ts'
import { confirming, reminding } from '../terms-agreement.ts'
import { ledgerOf } from './ledger.ts'
import { type RunningTerm, runningTerms } from './open-terms.ts'
import { type AgreementRow, agreementsOf, contentOf, standingAgreement } from './store.ts'
import { type Telling, tellParties } from './tell-parties.ts'

interface Around {
  readonly kernel: Kernel
  readonly tx: Tx
  readonly jurisdictionId: number
  readonly at: Date
  readonly today: string
}

export interface Reminded {
  /** How many days were due to be reminded of. */
  readonly reminded: number
  /** Disputes of which nobody could be reminded: the next run tries them again. */
  readonly failed: number
}

/** Once for each day and person; each dispute in a transaction of its own, so that one that cannot be read stops no other. */
export async function remindOfPerformance(kernel: Kernel, jurisdictionId: number): Promise<Reminded> {
  const at = kernel.clock.now()
  const sight = everythingOf(jurisdictionId)
  const running = await kernel.db.within(sight, tx =>
    runningTerms(tx, jurisdictionId, { terms: ['performanceDue', 'confirmationWindow'] }),
  )
  let [reminded, failed] = [0, 0]
  for (const one of running)
    try {
      reminded += await kernel.db.within(sight, tx =>
        ofTerm({ kernel, tx, jurisdictionId, at, today: civilDay(at) }, one),
      )
    } catch (error) {
      failed += 1
      kernel.log.error(
        { dispute: one.proceedingId, term: one.term, err: { message: (error as Error).message } },
        'nobody was reminded of a dispute',
      )
    }
  return { reminded, failed }
}

async function ofTerm(around: Around, one: RunningTerm): Promise<number> {
  return one.term === 'confirmationWindow' ? ofWindow(around, one) : ofDays(around, one)
}

/** By its rows where money is due, by its clauses' days, and by the declared day where nothing else is known. */
async function ofDays(around: Around, dispute: RunningTerm): Promise<number> {
  const { kernel, tx, jurisdictionId, today } = around
  const agreement = standingAgreement(await agreementsOf(tx, jurisdictionId, dispute.proceedingId))
  if (agreement?.state !== 'recorded') return ofDeclaredDay(around, dispute)
  const { rows } = await ledgerOf(tx, jurisdictionId, agreement.id, today)
  const { content } = await contentOf(kernel, tx, jurisdictionId, agreement)
  let reminded = 0
  for (const { row, dueOn, lastOn, openFen } of rows) {
    if (openFen === 0 || !isReminded(dueOn, today, lastOn)) continue
    const late = lastOn < today
    const kindFor = sideOf(content.money, late ? 'instalmentOverdue' : 'instalmentDue')
    const cause = `${agreement.id}.${row}.${today}`
    await remind(around, dispute, late ? 'instalmentOverdue' : 'instalmentDue', {
      kindFor,
      cause,
      facts: { day: dueOn, row },
    })
    reminded += 1
  }
  if (rows.length === 0) return ofDeclaredDay(around, dispute)
  return reminded + (await ofClauses(around, dispute, agreement, new Set(rows.map(row => row.dueOn))))
}

/** What is no money is reminded of before its day only: whether it was done is seen on the visit. */
async function ofClauses(
  around: Around,
  dispute: RunningTerm,
  agreement: AgreementRow,
  rowDays: ReadonlySet<string>,
): Promise<number> {
  const { kernel, tx, jurisdictionId, today } = around
  const { content } = await contentOf(kernel, tx, jurisdictionId, agreement)
  const days = new Set(content.clauses.map(one => one.by))
  let reminded = 0
  for (const day of days) {
    if (rowDays.has(day) || day < today || !isReminded(day, today)) continue
    await remind(around, dispute, 'performanceDue', everybody('performanceDue', `${day}.${today}`, day))
    reminded += 1
  }
  return reminded
}

async function ofDeclaredDay(around: Around, dispute: RunningTerm): Promise<number> {
  const { dueOn } = dispute
  if (dispute.state === 'performed' || !isReminded(dueOn, around.today)) return 0
  const kind = dueOn < around.today ? 'performanceOverdue' : 'performanceDue'
  await remind(around, dispute, kind, everybody(kind, `${dueOn}.${around.today}`, dueOn))
  return 1
}

/** Staff hear of it by the clock itself; the parties, who alone may apply, hear of it here. */
async function ofWindow(
  { kernel, tx, jurisdictionId, today }: Around,
  dispute: RunningTerm,
): Promise<number> {
  const away = numberOfDay(dispute.dueOn) - numberOfDay(today)
  if (!(confirming.daysBefore as readonly number[]).includes(away)) return 0
  const telling = everybody('confirmationWindow', `${dispute.dueOn}.${away}`, dispute.dueOn)
  await tellParties(kernel, tx, jurisdictionId, dispute.proceedingId, {
    ...telling,
    facts: { ...telling.facts, left: away },
  })
  return 1
}

const everybody = (kind: string, cause: string, day: string): Telling => ({
  kindFor: () => kind,
  cause,
  facts: { day },
})

/** Whoever pays and whoever is paid are told in words of their own. */
function sideOf(money: { readonly payerId: string; readonly payeeId: string } | null, kind: string) {
  return ({ id }: Party) =>
    id === money?.payerId ? `${kind}Payer` : id === money?.payeeId ? `${kind}Payee` : null
}

async function remind(around: Around, dispute: RunningTerm, kind: string, telling: Telling): Promise<void> {
  const { kernel, tx, jurisdictionId, at, today } = around
  const { proceedingId, handlerId, number } = dispute
  await tellParties(kernel, tx, jurisdictionId, proceedingId, telling)
  if (handlerId === null) return
  const standIns = await standInsOf(tx, [handlerId], today)
  const about = { id: proceedingId, number, procedure: mediationProcedure }
  const { cause: causeId, facts } = telling
  await notify(tx, jurisdictionId, [standIns.get(handlerId) ?? handlerId], about, {
    kind,
    causeId,
    at,
    facts,
  })
}

/** Days before are counted to the day named, days after from the last on which it could be paid. */
function isReminded(dueOn: string, today: string, lastOn = dueOn): boolean {
  const before: readonly number[] = reminding.daysBefore
  const after: readonly number[] = reminding.daysAfter
  if (today <= dueOn) return before.includes(numberOfDay(dueOn) - numberOfDay(today))
  return after.includes(numberOfDay(today) - numberOfDay(lastOn))
}

export function performanceTasks(kernel: Kernel): Tasks {
  return {
    remindOfPerformance: async () => {
      const all = await kernel.db.owner.selectFrom('jurisdiction').select('id').execute()
      let failed = 0
      for (const { id } of all) failed += (await remindOfPerformance(kernel, id)).failed
      // The worker runs it again: whoever was told is not told twice.
      if (failed > 0) throw new Error(`nobody was reminded of ${failed} disputes`)
    },
  }
}

/** In UTC: half past seven in the morning in Asia/Shanghai; phones of parties hear of it when the quiet hours end. */
export const performanceCrontab = '30 23 * * * remindOfPerformance ?jobKey=remindOfPerformance&fill=1d'
