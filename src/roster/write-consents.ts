/** What stands on paper beside a roster is recorded: contact by phone, and a guardian's word for a child (PIPL art. 13-16, 31). */
import { sql } from 'kysely'
import { insertRows } from '../kernel/bulk.ts'
import type { Tx } from '../kernel/database.ts'
import { newId } from '../kernel/ids.ts'
import { civilDay } from '../proceedings/clock.ts'
import { isChild, wordingsOn } from '../registry/index.ts'
import { changedIn, enteredIn, type Hand, type Homed } from './write.ts'

type Purpose = 'contact' | 'minor'

export async function writeConsents(tx: Tx, hand: Hand, homes: readonly Homed[]): Promise<void> {
  const { jurisdictionId, at, personId, today } = hand
  await writeGuardians(tx, hand, homes)
  const entered = homes.flatMap(enteredIn)
  const isYoung = (bornOn: string | null) => isChild(bornOn, today)
  const given: { residentId: string; givenBy: string; purpose: Purpose }[] = []
  for (const { person, guardians } of entered) {
    const givenBy = isYoung(person.bornOn) ? guardians[0]!.id : person.id
    if (isYoung(person.bornOn)) given.push({ residentId: person.id, givenBy, purpose: 'minor' })
    if (person.phone !== null) given.push({ residentId: person.id, givenBy, purpose: 'contact' })
  }
  for (const { known, changes } of homes.flatMap(changedIn))
    if (changes.phone && known.contact !== 'given' && !isYoung(known.bornOn))
      given.push({ residentId: known.id, givenBy: known.id, purpose: 'contact' })
  if (given.length === 0) return
  const wordings = new Map((await wordingsOn(tx, jurisdictionId, civilDay(at))).map(it => [it.purpose, it]))
  const rows = given.map(one => {
    const { version, hash: textHash } = wordings.get(one.purpose)!
    return {
      ...one,
      id: newId(at.getTime()),
      version,
      textHash,
      how: 'signed',
      givenAt: at,
      recordedBy: personId,
    }
  })
  await insertRows(tx, 'consent', jurisdictionId, rows)
}

async function writeGuardians(
  tx: Tx,
  { jurisdictionId, at, personId }: Hand,
  homes: readonly Homed[],
): Promise<void> {
  const wards = homes.flatMap(home =>
    enteredIn(home).flatMap(({ person, guardians }) =>
      guardians.map(({ id, kind }) => ({ wardId: person.id, guardianId: id, kind })),
    ),
  )
  if (wards.length === 0) return
  await sql`insert into guardianship (jurisdiction_id, ward_id, guardian_id, kind, since, recorded_by)
    select ${jurisdictionId}, ward, guardian, kind, ${civilDay(at)}::date, ${personId}::uuid
    from unnest(${wards.map(it => it.wardId)}::uuid[], ${wards.map(it => it.guardianId)}::uuid[],
      ${wards.map(it => it.kind)}::text[]) as t (ward, guardian, kind)
    on conflict do nothing`.execute(tx)
}
