/** Before somebody is entered: who in sight may be the same person, and whose ID number is registered out of sight. */
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import type { Staff } from '../territory/index.ts'
import { type Candidate, suggestionsFor } from './duplicates.ts'
import { idNumberFault, tidyIdNumber } from './id-number.ts'
import { requireLookLeft } from './looks.ts'
import { isElsewhere } from './lookup.ts'
import { requireWithin, spotOf } from './places.ts'
import { registryScope, registrySight, requireRegistryReader } from './policy.ts'
import { recordRead } from './reads.ts'
import { idNumberPurpose } from './resident-row.ts'

export interface AlikeAsked {
  readonly buildingId: string
  readonly residents: readonly Candidate[]
}

/** @throws Refusal notYours, notFound, tooMany */
export async function askWhoIsAlike(kernel: Kernel, staff: Staff, { buildingId, residents }: AlikeAsked) {
  requireRegistryReader(staff)
  const { jurisdictionId, personId } = staff
  const at = kernel.clock.now()
  return kernel.db.within(registrySight(staff), async tx => {
    const spot = await spotOf(tx, jurisdictionId, buildingId)
    requireWithin(registryScope(staff), spot)
    const suggestions = await suggestionsFor(kernel, tx, jurisdictionId, spot, residents)
    const numbered = residents.flatMap(one => {
      const number = tidyIdNumber(one.idNumber ?? '')
      return idNumberFault(number, civilDay(at)) === null ? [{ id: one.id ?? '', number }] : []
    })
    // Numbers typed in are looked up, whoever typed them: counted and on record as such.
    const what = numbered.length > 0 ? ('lookup' as const) : ('search' as const)
    if (what === 'lookup') await requireLookLeft(tx, staff, 'lookup', at)
    const residentIds = [...new Set(suggestions.map(one => one.resident.id))]
    if (what === 'lookup' || residentIds.length > 0)
      await recordRead(tx, { jurisdictionId, at, personId, what, residentIds })
    const known = new Set(
      suggestions.filter(one => one.reasons.includes('idNumber')).map(one => one.enteredId),
    )
    const elsewhere: string[] = []
    for (const { id, number } of numbered) {
      const index = kernel.vault.index(idNumberPurpose, number)
      if (!known.has(id) && (await isElsewhere(tx, jurisdictionId, index))) elsewhere.push(id)
    }
    return { suggestions: suggestions.map(one => ({ ...one, reasons: [...one.reasons] })), elsewhere }
  })
}
