/** The words that leave the house: what kind of thing, its number, how many, and where to look; never a name or an address in the text. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { translator } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { isRole, reaches } from '../territory/roles.ts'
import type { Channel, Message } from './channels.ts'
import { noticeText } from './words.ts'

interface Row {
  readonly kind: string
  readonly told: 'atOnce' | 'list'
  readonly facts: unknown
  readonly address: string | null
  readonly roles: readonly string[]
}

/** Null when the person has gone or has no address any more. */
export async function messageOf(
  kernel: Pick<Kernel, 'config' | 'clock'>,
  tx: Tx,
  jurisdictionId: number,
  deliveryId: string,
  noticeId: string,
  channel: Channel,
): Promise<Message | null> {
  const { rows } = await sql<Row>`
    select n.kind, n.told, n.facts, ${channel === 'email' ? sql`p.work_email` : sql`p.work_phone`} as address,
      array(select distinct o.role from post o where o.jurisdiction_id = p.jurisdiction_id and o.person_id = p.id) as roles
    from notice n join person p on p.jurisdiction_id = n.jurisdiction_id and p.id = n.person_id and p.active
    where n.jurisdiction_id = ${jurisdictionId} and n.id = ${noticeId}`.execute(tx)
  const row = rows[0]
  if (!row?.address) return null
  const t = translator('zh-CN')
  return {
    id: deliveryId,
    address: row.address,
    told: row.told,
    subject: t(`notice:subject.${row.told}`),
    text: noticeText(row.kind, row.facts, t),
    link: `${kernel.config.origin}${entryOf(row.roles)}`,
    at: kernel.clock.now(),
  }
}

/** Whoever works outdoors opens the phone's entry, everybody else the desk; the notices there lead on. */
function entryOf(held: readonly string[]): string {
  const outdoors = held.every(role => isRole(role) && ['grid', 'place'].includes(reaches[role]))
  return held.length > 0 && outdoors ? '/field/#/notices' : '/desk/notices'
}
