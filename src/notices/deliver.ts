/** Notices on their way: planned once for each person and channel, tried again when refused, given up in the end with word to the administrator. */

import { sql } from 'kysely'
import { everythingOf, type Tx } from '../kernel/database.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import { personsInRole } from '../territory/index.ts'
import { type Channel, configured, SendError, send } from './channels.ts'
import { messageOf } from './message.ts'
import { notify } from './notify.ts'

/** Minutes from one attempt to the next: a server that restarts, a gateway that is mended in a morning. */
export const waitMinutes = [1, 5, 30, 120, 360] as const
export const mostAttempts = waitMinutes.length + 1

/** Kinds that stay inside: word of a broken channel would only break on it again. */
const inHouse = ['deliveryFailed']

export interface Attempt {
  readonly jurisdictionId: number
  readonly id: string
  readonly attempt: number
}

/** Rows and jobs for every channel a person has an address for and did not decline; doing it twice adds none. */
export async function planDeliveries(
  kernel: Pick<Kernel, 'config' | 'clock'>,
  tx: Tx,
  jurisdictionId: number,
  noticeIds: readonly string[],
): Promise<void> {
  const channels = configured(kernel.config.channels)
  if (channels.length === 0 || noticeIds.length === 0) return
  await sql`
    with planned as (
      insert into delivery (jurisdiction_id, notice_id, person_id, channel, queued_at, next_attempt_at)
      select n.jurisdiction_id, n.id, n.person_id, c.channel, ${kernel.clock.now()}, ${kernel.clock.now()}
      from notice n
        join person p on p.jurisdiction_id = n.jurisdiction_id and p.id = n.person_id and p.active
        cross join unnest(${channels}::text[]) as c(channel)
      where n.jurisdiction_id = ${jurisdictionId} and n.id = any(${noticeIds}::uuid[]) and n.told <> 'held'
        and not n.kind = any(${inHouse}::text[])
        and case c.channel when 'email' then p.work_email else p.work_phone end is not null
        and not (n.told || ':' || c.channel) = any(p.declined_channels)
      on conflict do nothing returning id
    )
    select aili_add_job('sendDelivery', json_build_object('jurisdictionId', ${jurisdictionId}::int, 'id', id, 'attempt', 1))
    from planned`.execute(tx)
}

/**
 * One attempt. The next one is put down before this one begins, so that a process that dies on the way loses nothing; an
 * attempt whose number was taken before does nothing.
 */
export async function sendDelivery(kernel: Kernel, { jurisdictionId, id, attempt }: Attempt): Promise<void> {
  const within = <T>(work: (tx: Tx) => Promise<T>) => kernel.db.within(everythingOf(jurisdictionId), work)
  const claimed = await within(tx => claim(kernel, tx, { jurisdictionId, id, attempt }))
  if (!claimed) return
  try {
    await send(kernel.config.channels, claimed.channel, claimed.message)
    await within(tx => settle(kernel, tx, jurisdictionId, id, 'sent', null))
  } catch (error) {
    if (!(error instanceof SendError)) throw error
    await within(tx => failed(kernel, tx, { jurisdictionId, id, attempt }, claimed.channel, error.kind))
  }
}

/** Null: sent already, given up, or this attempt belongs to another process. */
async function claim(kernel: Kernel, tx: Tx, { jurisdictionId, id, attempt }: Attempt) {
  const wait = waitMinutes[attempt - 1] ?? 60
  const row = await tx
    .updateTable('delivery')
    .set({ attempts: attempt, nextAttemptAt: new Date(kernel.clock.now().getTime() + wait * 60_000) })
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .where('status', '=', 'queued')
    .where('attempts', '=', attempt - 1)
    .returning(['channel', 'noticeId', 'lastError'])
    .executeTakeFirst()
  if (!row) return null
  const channel = row.channel as Channel
  const asked = { jurisdictionId, id, attempt }
  // The last attempt was begun and never ended.
  if (attempt > mostAttempts) {
    await giveUp(kernel, tx, asked, channel, row.lastError ?? 'interrupted')
    return null
  }
  const next = JSON.stringify({ jurisdictionId, id, attempt: attempt + 1 })
  await sql`select aili_add_job('sendDelivery', ${next}::json, now() + make_interval(mins => ${wait}::int))`.execute(
    tx,
  )
  const message = await messageOf(kernel, tx, jurisdictionId, id, row.noticeId, channel)
  if (message) return { channel, message }
  await giveUp(kernel, tx, asked, channel, 'no address')
  return null
}

async function failed(kernel: Kernel, tx: Tx, asked: Attempt, channel: Channel, kind: string): Promise<void> {
  if (asked.attempt >= mostAttempts) return giveUp(kernel, tx, asked, channel, kind)
  await tx
    .updateTable('delivery')
    .set({ lastError: kind })
    .where('jurisdictionId', '=', asked.jurisdictionId)
    .where('id', '=', asked.id)
    .execute()
}

async function giveUp(kernel: Kernel, tx: Tx, asked: Attempt, channel: Channel, kind: string): Promise<void> {
  await settle(kernel, tx, asked.jurisdictionId, asked.id, 'failed', kind)
  await tellAdministrators(kernel, tx, asked.jurisdictionId, channel)
}

/** Administrators hear of a channel once a day, however many messages it lost. */
export async function tellAdministrators(
  kernel: Pick<Kernel, 'clock'>,
  tx: Tx,
  jurisdictionId: number,
  channel: Channel,
): Promise<void> {
  const at = kernel.clock.now()
  const onDay = civilDay(at)
  const persons = await personsInRole(tx, jurisdictionId, { role: 'systemAdmin', onDay })
  const notice = { kind: 'deliveryFailed', causeId: `${channel}:${onDay}`, at, facts: { channel } }
  await notify(
    tx,
    jurisdictionId,
    persons.map(person => person.id),
    null,
    notice,
  )
}

async function settle(
  kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  id: string,
  status: 'sent' | 'failed',
  lastError: string | null,
): Promise<void> {
  await tx
    .updateTable('delivery')
    .set({ status, lastError, nextAttemptAt: null, settledAt: kernel.clock.now() })
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .execute()
}
