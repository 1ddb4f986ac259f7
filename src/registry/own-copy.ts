/** Everything the registry keeps about one person, in clear, as the person may have it (PIPL art. 45). Whoever calls records the read. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import { contentOf } from './change-log.ts'
import { wordingsOn } from './consent-texts.ts'
import { valuesOf } from './fields.ts'
import { guardianshipsOf } from './guardians.ts'
import { loggedOf } from './history.ts'
import { namesOf } from './present.ts'
import { tenuresOf } from './tenures.ts'

export type OwnCopy = Awaited<ReturnType<typeof copyOf>>

/** Also of an entry that is frozen. @throws Refusal notFound */
export async function copyOf(kernel: Kernel, tx: Tx, jurisdictionId: number, residentId: string) {
  const row = await tx
    .selectFrom('resident')
    .selectAll()
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', residentId)
    .executeTakeFirst()
  if (!row) throw new Refusal('notFound', { what: 'resident' })
  const onDay = civilDay(kernel.clock.now())
  const ties = await guardianshipsOf(tx, jurisdictionId, [residentId], onDay)
  const names = await namesOf(tx, jurisdictionId, [...ties.flatMap(tie => [tie.wardId, tie.guardianId])])
  const changes = await loggedOf(tx, jurisdictionId, [residentId])
  return {
    id: row.id,
    ...valuesOf(kernel.vault, 'resident', row),
    leftOn: row.leftOn,
    home: await homeOf(tx, jurisdictionId, row),
    sources: row.sources as Readonly<Record<string, { readonly by: string; readonly on: string }>>,
    enteredAt: row.madeAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
    consents: await consentsIn(tx, jurisdictionId, residentId, onDay),
    needs: await needsIn(tx, jurisdictionId, residentId),
    guardians: ties
      .filter(tie => tie.wardId === residentId)
      .map(tie => ({ name: names.get(tie.guardianId) ?? '', kind: tie.kind, since: tie.since })),
    wards: ties
      .filter(tie => tie.guardianId === residentId)
      .map(tie => ({ name: names.get(tie.wardId) ?? '', kind: tie.kind, since: tie.since })),
    tenures: await tenuresOf(tx, jurisdictionId, { residentIds: [residentId] }, '0001-01-01'),
    changes: changes.map(change => {
      const { before, after } = contentOf(kernel.vault, change.content)
      return {
        kind: change.kind,
        state: change.state,
        at: change.at.toISOString(),
        by: change.by,
        before,
        after,
      }
    }),
  }
}

async function homeOf(
  tx: Tx,
  jurisdictionId: number,
  { householdId, buildingId }: { readonly householdId: string | null; readonly buildingId: string },
) {
  const { rows } = await sql<{
    compound: string
    building: string
    entrance: string | null
    floor: number | null
    number: string | null
    movedInOn: string | null
    movedOutOn: string | null
    visits: string | null
    visitsUntil: string | null
  }>`select c.name as compound, b.name as building, d.entrance, d.floor, d.number, h.moved_in_on, h.moved_out_on, h.visits, h.visits_until
    from building b join compound c on c.jurisdiction_id = b.jurisdiction_id and c.id = b.compound_id
    left join household h on h.jurisdiction_id = b.jurisdiction_id and h.id = ${householdId}
    left join dwelling d on d.jurisdiction_id = h.jurisdiction_id and d.id = h.dwelling_id
    where b.jurisdiction_id = ${jurisdictionId} and b.id = ${buildingId}`.execute(tx)
  return rows[0] ?? null
}

/** With the words consented to, where they are still those in force. */
async function consentsIn(tx: Tx, jurisdictionId: number, residentId: string, onDay: string) {
  const wordings = await wordingsOn(tx, jurisdictionId, onDay)
  const rows = await tx
    .selectFrom('consent')
    .select(['purpose', 'version', 'how', 'givenAt', 'withdrawnAt', 'withdrawnHow', 'textHash'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('residentId', '=', residentId)
    .orderBy('givenAt')
    .execute()
  return rows.map(({ textHash, givenAt, withdrawnAt, ...row }) => ({
    ...row,
    givenAt: givenAt.toISOString(),
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
    texts: wordings.find(one => one.purpose === row.purpose && one.hash.equals(textHash))?.texts ?? null,
  }))
}

async function needsIn(tx: Tx, jurisdictionId: number, residentId: string) {
  return tx
    .selectFrom('serviceNeed')
    .select(['kind', 'everyDays', 'askedOn', 'endedOn'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('residentId', '=', residentId)
    .orderBy('askedOn')
    .execute()
}
