/** A message to a party on its way: tried as often as a notice to staff, given up with word to whoever holds the proceeding, who calls instead. */
import { everythingOf, type Tx } from '../kernel/database.ts'
import { translator } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import { SendError, send } from './channels.ts'
import { mostAttempts, tellAdministrators, waitMinutes } from './deliver.ts'
import { notify } from './notify.ts'
import { laterTx, type OutsideAttempt, outsidePurpose } from './outside.ts'
import { awakeAt } from './quiet.ts'

/** One attempt; the next one is put down before this one begins, as with notices to staff. */
export async function sendOutside(kernel: Kernel, asked: OutsideAttempt): Promise<void> {
  const within = <T>(work: (tx: Tx) => Promise<T>) =>
    kernel.db.within(everythingOf(asked.jurisdictionId), work)
  const claimed = await within(tx => claim(kernel, tx, asked))
  if (!claimed) return
  try {
    await send(kernel.config.channels, 'webhook', claimed)
    await within(tx => settle(kernel, tx, asked, 'sent', null))
  } catch (error) {
    if (!(error instanceof SendError)) throw error
    await within(tx => failed(kernel, tx, asked, error.kind))
  }
}

/** Null: it is night and it waits, sent already, given up, or this attempt belongs to another process. */
async function claim(kernel: Kernel, tx: Tx, asked: OutsideAttempt) {
  const { jurisdictionId, id, attempt } = asked
  const now = kernel.clock.now()
  const wait = awakeAt(now).getTime() - now.getTime()
  if (wait > 0) {
    await laterTx(tx, asked, wait)
    return null
  }
  const pause = (waitMinutes[attempt - 1] ?? 60) * 60_000
  const row = await tx
    .updateTable('outsideMessage')
    .set({ attempts: attempt, nextAttemptAt: new Date(now.getTime() + pause) })
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .where('status', '=', 'queued')
    .where('attempts', '=', attempt - 1)
    .returning(['kind', 'facts', 'address', 'lastError'])
    .executeTakeFirst()
  if (!row) return null
  if (attempt > mostAttempts) {
    await giveUp(kernel, tx, asked, row.lastError ?? 'interrupted')
    return null
  }
  await laterTx(tx, { ...asked, attempt: attempt + 1 }, pause)
  const text = translator('zh-CN')(`notice:outside.${row.kind}`, { replace: row.facts as object })
  const address = kernel.vault.decrypt(outsidePurpose, row.address!)
  const link = kernel.config.origin
  return { id, address, told: 'atOnce', subject: text, text, link, at: now } as const
}

async function failed(kernel: Kernel, tx: Tx, asked: OutsideAttempt, kind: string): Promise<void> {
  if (asked.attempt >= mostAttempts) return giveUp(kernel, tx, asked, kind)
  await tx
    .updateTable('outsideMessage')
    .set({ lastError: kind })
    .where('jurisdictionId', '=', asked.jurisdictionId)
    .where('id', '=', asked.id)
    .execute()
}

async function giveUp(kernel: Kernel, tx: Tx, asked: OutsideAttempt, kind: string): Promise<void> {
  const { jurisdictionId, id } = asked
  await settle(kernel, tx, asked, 'failed', kind)
  await tellAdministrators(kernel, tx, jurisdictionId, 'webhook')
  const of = await tx
    .selectFrom('outsideMessage as m')
    .innerJoin('proceeding as p', on =>
      on.onRef('p.jurisdictionId', '=', 'm.jurisdictionId').onRef('p.id', '=', 'm.proceedingId'),
    )
    .select(['p.id', 'p.number', 'p.procedure', 'p.restricted', 'p.handlerId'])
    .where('m.jurisdictionId', '=', jurisdictionId)
    .where('m.id', '=', id)
    .executeTakeFirstOrThrow()
  if (of.handlerId === null) return
  const at = kernel.clock.now()
  const about = { ...of, procedure: { id: of.procedure, restricted: of.restricted } }
  const causeId = `${of.id}:${civilDay(at)}`
  await notify(tx, jurisdictionId, [of.handlerId], about, { kind: 'outsideFailed', causeId, at })
}

/** The number goes with it: nothing of it is needed any more. */
async function settle(
  kernel: Kernel,
  tx: Tx,
  { jurisdictionId, id }: OutsideAttempt,
  status: 'sent' | 'failed',
  lastError: string | null,
): Promise<void> {
  await tx
    .updateTable('outsideMessage')
    .set({ status, lastError, address: null, nextAttemptAt: null, settledAt: kernel.clock.now() })
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .execute()
}
