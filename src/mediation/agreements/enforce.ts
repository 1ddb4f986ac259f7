/** An agreement that a court confirmed and that is due and not performed goes to the court with its papers: the enforcement opens in the act's own transaction, both know each other (人民调解法第三十三条第二款; 民事诉讼法第二百零六条、第二百五十条). */
import { randomUUID } from 'node:crypto'
import { type Consequence, type Happened, openWithin, toldIn } from '../../conduct/index.ts'
import { claimIndexOf } from '../../kernel/claims.ts'
import { everythingOf } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { translator } from '../../kernel/i18n.ts'
import { newId } from '../../kernel/ids.ts'
import { notify } from '../../notices/index.ts'
import { actsOf } from '../../proceedings/index.ts'
import type { Act } from '../../proceedings/procedure.ts'
import { partiesOf } from '../parties/dispute.ts'
import { mediationProcedure } from '../procedure.ts'
import { moneyOf, requireDebtor, type Sides, wholeSides } from './enforce-sides.ts'
import { yuanOf } from './instalments.ts'
import { ledgerOf, receiptsOf } from './ledger.ts'
import type { PerformanceLedger } from './performance.ts'
import { agreementsOf, standingAgreement } from './store.ts'

const enforcement = 'enforcementCase'
/** As many scans as the enforcement's first act takes. */
const mostPapers = 18
const agreeing = ['agreeWritten', 'putInWriting']

/** A court that is no unit here gets the papers from the creditor: then nothing opens. @throws Refusal performanceUnfit */
export const enforceConsequence: Consequence = async happened => {
  const { act, inputs, jurisdictionId, tx, proceedingId } = happened
  if (act.step !== 'enforce') return
  const agreement = standingAgreement(await agreementsOf(tx, jurisdictionId, proceedingId))
  const ledger =
    agreement?.state === 'recorded' ? await ledgerOf(tx, jurisdictionId, agreement.id, act.onDay) : null
  if (ledger && ledger.rows.length > 0 && ledger.arrearsFen === 0)
    throw new Refusal('performanceUnfit', {
      reason: 'nothingDue',
      open: yuanOf(ledger.openFen),
      day: ledger.rows.find(row => row.openFen > 0)?.dueOn ?? act.onDay,
    })
  const money = agreement?.state === 'recorded' ? await moneyOf(happened, agreement) : null
  if (money) requireDebtor(money, inputs.against)
  const { courtUnit } = inputs
  if (typeof courtUnit !== 'string') return
  const receipts = agreement ? await receiptsOf(tx, jurisdictionId, agreement.id) : []
  const packet = await packetOf(happened, money, ledger, receipts)
  await refer(happened, courtUnit, packet)
}

interface Packet {
  readonly inputs: Readonly<Record<string, unknown>>
  /** Acts whose scans go along: agreement, ruling, vouchers of what was paid, the urging. */
  readonly papersOf: readonly string[]
}

async function packetOf(
  { kernel, tx, jurisdictionId, proceedingId, inputs }: Happened,
  money: Sides | null,
  ledger: PerformanceLedger | null,
  receipts: Awaited<ReturnType<typeof receiptsOf>>,
): Promise<Packet> {
  const acts = await actsOf(tx, jurisdictionId, proceedingId)
  const told = await toldIn(kernel, tx, jurisdictionId, proceedingId)
  const last = (...steps: string[]) => acts.findLast(act => steps.includes(act.step))
  const said = (act: Act | undefined, name: string) =>
    String((act && (told.get(act.id)?.[name] ?? act.inputs[name])) ?? '')
  const [agreed, ruling] = [last(...agreeing), last('courtConfirms')]
  const parties = await partiesOf(kernel, tx, jurisdictionId, proceedingId)
  const apply = last('apply')
  const { creditor, debtor } = money ?? wholeSides(parties, inputs.against, side => said(apply, `${side}s`))
  const breach = last('recordBreach')
  const overdue = ledger?.rows.find(row => row.openFen > 0)
  const packet = {
    titleNumber: said(ruling, 'rulingNo').slice(0, 200),
    creditorName: creditor.name,
    ...(creditor.phone ? { creditorPhone: creditor.phone } : {}),
    debtorName: debtor.name,
    ...(debtor.phone ? { debtorPhone: debtor.phone } : {}),
    ...(ledger ? { principal: ledger.arrearsFen } : {}),
    performanceDueOn: overdue?.dueOn ?? said(breach, 'dueOn'),
    agreementText: [...agreedText.map(name => said(agreed, name)), said(agreed, 'effectOn')]
      .filter(Boolean)
      .join('\n')
      .slice(0, 6000),
    performanceSoFar: (ledger ? ledgerText(ledger, receipts) : said(breach, 'breach')).slice(0, 6000),
  }
  const enclosed = [agreed, ruling, ...acts.filter(act => enclosing.has(act.step))]
  return { inputs: packet, papersOf: enclosed.flatMap(act => (act ? [act.id] : [])) }
}

const agreedText = ['disputeFacts', 'responsibility', 'agreement', 'manner', 'performancePlace', 'performBy']
const enclosing = new Set(['recordInstalment', 'reportPerformance', 'urgePerformance'])

/** In the language papers are written in: what was due when, what came in, what is short. */
function ledgerText(ledger: PerformanceLedger, receipts: Awaited<ReturnType<typeof receiptsOf>>): string {
  const t = translator('zh-CN')
  const yuan = (fen: number) => `¥${yuanOf(fen)}`
  const { dueFen, receivedFen, openFen, arrearsFen } = ledger
  return [
    t('agreement:enforce.total', {
      due: yuan(dueFen),
      received: yuan(receivedFen),
      open: yuan(openFen),
      arrears: yuan(arrearsFen),
    }),
    ...ledger.rows.map(row =>
      t('agreement:enforce.row', {
        row: row.row,
        day: row.dueOn,
        amount: yuan(row.amountFen),
        received: yuan(row.receivedFen),
        open: yuan(row.openFen),
      }),
    ),
    ...receipts.map(one =>
      t(`agreement:enforce.${one.kind}`, { day: one.receivedOn, amount: yuan(Number(one.amountFen)) }),
    ),
  ].join('\n')
}

/** Opened by the dispute's own act: no post of a committee reaches into a court. */
async function refer(happened: Happened, courtUnit: string, { inputs, papersOf }: Packet): Promise<void> {
  const { kernel, registry, tx, jurisdictionId, proceedingId, act } = happened
  const enforcementId = newId()
  const claim = randomUUID()
  const attachments = await copies(happened, papersOf, claim)
  const doer = {
    jurisdictionId,
    actor: { kind: 'system', id: null, posts: [] } as const,
    sight: everythingOf(jurisdictionId),
    claim,
    unitId: courtUnit,
  }
  try {
    await openWithin(kernel, registry, tx, doer, {
      id: enforcementId,
      procedure: enforcement,
      step: 'referIn',
      inputs: { ...inputs, ...(attachments.length > 0 ? { attachments } : {}) },
      besideId: proceedingId,
    })
    await tx
      .insertInto('enforcementReferral')
      .values({
        jurisdictionId,
        disputeId: proceedingId,
        enforcementId,
        actId: act.id,
        unitId: courtUnit,
        at: new Date(act.at),
      })
      .execute()
  } catch (error) {
    for (const id of attachments) await kernel.files.remove(id)
    throw error
  }
}

/** The same bytes under ids of their own: what the court keeps does not go when the dispute's file does. */
async function copies(
  { kernel, tx, jurisdictionId }: Happened,
  actIds: readonly string[],
  claim: string,
): Promise<string[]> {
  if (actIds.length === 0) return []
  const rows = await tx
    .selectFrom('file')
    .select(['id', 'sha256', 'mime', 'bytes', 'width', 'height', 'takenAt', 'actId'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('actId', 'in', [...actIds])
    .where('purpose', '=', 'paper')
    .orderBy('uploadedAt')
    .execute()
  const inOrder = actIds.flatMap(id => rows.filter(row => row.actId === id)).slice(0, mostPapers)
  const made: string[] = []
  for (const { id: of, actId: _, ...row } of inOrder) {
    const id = newId()
    await kernel.files.alias(id, of)
    await tx
      .insertInto('file')
      .values({
        ...row,
        jurisdictionId,
        id,
        claimIndex: claimIndexOf(kernel.vault, claim),
        uploadedAt: kernel.clock.now(),
      })
      .execute()
    made.push(id)
  }
  return made
}

const answers = new Set(['file', 'refuse', 'declineReferral'])

/** What the court answers comes back to whoever handles the dispute: that there is an answer, not what the case is about. */
export const enforcementConsequence: Consequence = async ({
  kernel,
  tx,
  jurisdictionId,
  proceedingId,
  act,
}) => {
  if (!answers.has(act.step)) return
  const of = await tx
    .selectFrom('enforcementReferral as r')
    .innerJoin('proceeding as p', on =>
      on.onRef('p.jurisdictionId', '=', 'r.jurisdictionId').onRef('p.id', '=', 'r.disputeId'),
    )
    .select(['p.id', 'p.number', 'p.handlerId'])
    .where('r.jurisdictionId', '=', jurisdictionId)
    .where('r.enforcementId', '=', proceedingId)
    .executeTakeFirst()
  if (!of?.handlerId) return
  const about = { id: of.id, number: of.number, procedure: mediationProcedure }
  const at = kernel.clock.now()
  await notify(tx, jurisdictionId, [of.handlerId], about, {
    kind: 'enforcementAnswered',
    causeId: act.id,
    at,
  })
}
