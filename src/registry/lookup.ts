/** Finding the one person with an ID number or phone number, exactly: answered within sight only, each look on record with its reason. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Translate } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import { type Staff, territoryOf } from '../territory/index.ts'
import { checkedIdNumber, checkedPhone } from './fields.ts'
import { foundOnRecord } from './looks.ts'
import { registrySight, requireRegistryReader } from './policy.ts'
import { idNumberPurpose, phonePurpose } from './resident-row.ts'
import { foundOf, foundSql } from './search.ts'
import { beyondSight } from './sight.ts'

export interface Lookup {
  readonly by: 'idNumber' | 'phone'
  readonly value: string
  readonly reason: string
}

const mostFound = 20

/** @throws Refusal notYours, idNumberUnfit, invalidInput, tooMany */
export async function lookUp(kernel: Kernel, staff: Staff, { by, value, reason }: Lookup, t: Translate) {
  requireRegistryReader(staff)
  const { jurisdictionId, personId } = staff
  const at = kernel.clock.now()
  const onDay = civilDay(at)
  const index =
    by === 'idNumber'
      ? kernel.vault.index(idNumberPurpose, checkedIdNumber(value, onDay))
      : kernel.vault.index(phonePurpose, checkedPhone(value))
  const territory = await territoryOf(kernel)
  return kernel.db.within(registrySight(staff), async tx => {
    const known = by === 'idNumber' ? sql`id_number_index = ${index}` : sql`phone_index = ${index}`
    const found = foundSql(jurisdictionId, known, sql`name, id limit ${mostFound}`)
    const rows = await foundOnRecord(tx, { jurisdictionId, at, personId, what: 'lookup', reason }, found, by)
    // Whoever shares a phone with others is nobody in particular: only an ID number says that somebody is registered elsewhere.
    const elsewhere = by === 'idNumber' && rows.length === 0 && (await isElsewhere(tx, jurisdictionId, index))
    return { residents: rows.map(row => foundOf(territory, row, onDay, t)), elsewhere }
  })
}

/** Registered somewhere out of sight. */
export async function isElsewhere(tx: Tx, jurisdictionId: number, idNumberIndex: Buffer): Promise<boolean> {
  return beyondSight(tx, async () => {
    const row = await tx
      .selectFrom('resident')
      .select('id')
      .where('jurisdictionId', '=', jurisdictionId)
      .where('idNumberIndex', '=', idNumberIndex)
      .where('mergedInto', 'is', null)
      .executeTakeFirst()
    return row !== undefined
  })
}
