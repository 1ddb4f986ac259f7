/** What was entered and changed of a resident, a household or a dwelling, by whom, from which phone; numbers masked. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Staff } from '../territory/index.ts'
import { type ChangeContent, contentOf } from './change-log.ts'
import { maskedValue } from './masks.ts'
import { registrySight, requireRegistryReader } from './policy.ts'
import { recordRead } from './reads.ts'
import type { Subject } from './shape.ts'
import type { ChangeRow } from './shape-answers.ts'
import { readSubject } from './store.ts'

export interface LoggedChange {
  readonly id: string
  readonly subject: Subject
  readonly subjectId: string
  readonly kind: string
  readonly state: string
  readonly fields: readonly string[]
  readonly content: Buffer | null
  readonly by: string | null
  readonly device: string | null
  readonly at: Date
  readonly recordedAt: Date
}

const mostShown = 200

/** @throws Refusal notYours, notFound */
export async function changesOf(
  kernel: Kernel,
  staff: Staff,
  { subject, id }: { readonly subject: Subject; readonly id: string },
): Promise<readonly ChangeRow[]> {
  requireRegistryReader(staff)
  const { jurisdictionId, personId } = staff
  return kernel.db.within(registrySight(staff), async tx => {
    if (!(await readSubject(tx, jurisdictionId, subject, id)))
      throw new Refusal('notFound', { what: subject })
    const rows = await loggedOf(tx, jurisdictionId, [id])
    const residentIds = subject === 'resident' ? [id] : await peopleBehind(tx, jurisdictionId, subject, id)
    await recordRead(tx, { jurisdictionId, at: kernel.clock.now(), personId, what: 'page', residentIds })
    return rows.slice(0, mostShown).map(row => changeShown(row, contentOf(kernel.vault, row.content)))
  })
}

function changeShown(row: LoggedChange, { before, after }: ChangeContent): ChangeRow {
  const { id, kind, state, by, device } = row
  return {
    ...{ id, kind, state, by, device },
    fields: row.fields.map(field => ({
      field,
      before: maskedValue(field, before[field] ?? null),
      after: maskedValue(field, after[field] ?? null),
    })),
    at: row.at.toISOString(),
    recordedAt: row.recordedAt.toISOString(),
  }
}

/** Newest first. */
export async function loggedOf(
  tx: Tx,
  jurisdictionId: number,
  subjectIds: readonly string[],
): Promise<readonly LoggedChange[]> {
  const { rows } = await sql<LoggedChange>`
    select c.id, c.subject, c.subject_id, c.kind, c.state, c.fields, c.content, p.name as by, d.name as device, c.at, c.recorded_at
    from registry_change c
    left join person p on p.jurisdiction_id = c.jurisdiction_id and p.id = c.person_id
    left join device d on d.jurisdiction_id = c.jurisdiction_id and d.id = c.device_id
    where c.jurisdiction_id = ${jurisdictionId} and c.subject_id = any (${[...subjectIds]}::uuid[])
    order by c.recorded_at desc, c.at desc, c.id`.execute(tx)
  return rows
}

/** Whose a household or a dwelling is. */
export async function peopleBehind(
  tx: Tx,
  jurisdictionId: number,
  subject: Subject,
  id: string,
): Promise<string[]> {
  const at = subject === 'household' ? sql`h.id = ${id}` : sql`h.dwelling_id = ${id}`
  const { rows } = await sql<{ id: string }>`select r.id from resident r
    join household h on h.jurisdiction_id = r.jurisdiction_id and h.id = r.household_id
    where r.jurisdiction_id = ${jurisdictionId} and ${at} and r.merged_into is null`.execute(tx)
  return rows.map(row => row.id)
}
