/** From a query to what is asked of a ledger: who asks, of which places, days and kind, whose diary; every refusal before anything is read. */
import { Refusal } from '../kernel/errors.ts'
import type { Language } from '../kernel/i18n.ts'
import { translator } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import { type Staff, territoryOf } from '../territory/index.ts'
import { areaOf } from './area.ts'
import type { Ask } from './ask.ts'
import { type LedgerName, ledgers } from './declared.ts'
import { periodOf } from './period.ts'
import { reachOf, requireDiary } from './policy.ts'
import type { SheetQuery } from './shape.ts'
import { communitiesOf } from './workers.ts'

/** @throws Refusal notYours, notFound, invalidInput */
export async function askedOf(
  kernel: Kernel,
  staff: Staff,
  name: LedgerName,
  query: SheetQuery,
  language: Language,
): Promise<Ask> {
  const territory = await territoryOf(kernel)
  const now = kernel.clock.now()
  const today = civilDay(now)
  reachOf(staff, name)
  const { kinds, period: kind } = ledgers[name]
  if (query.kind !== undefined && !kinds.includes(query.kind))
    throw new Refusal('invalidInput', { input: 'kind', problem: 'unknown' })
  const period = periodOf(kind, query, today)
  const area = await areaOf(kernel.db, staff, territory, name, query)
  return {
    kernel,
    staff,
    territory,
    t: translator(language),
    language,
    name,
    area,
    period,
    kind: query.kind ?? kinds[0]!,
    buildingId: query.building ?? null,
    personId: name === 'workDiary' ? await whoseDiary(kernel, staff, query.person, period) : null,
    now,
    today,
  }
}

async function whoseDiary(
  kernel: Kernel,
  staff: Staff,
  wanted: string | undefined,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<string> {
  const personId = wanted ?? staff.personId
  if (personId !== staff.personId)
    requireDiary(staff, personId, await communitiesOf(kernel.db, staff.jurisdictionId, personId, from, to))
  return personId
}
