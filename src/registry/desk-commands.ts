/** Commands of the desk that are no entry of a phone: guardians, new wordings of consents, what is due to be told about removals. */

import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import { type Staff, territoryOf } from '../territory/index.ts'
import { writerOf } from './change-log.ts'
import { wordingOn, wordingsOn } from './consent-texts.ts'
import { endGuardian, type GuardianKind, recordGuardian } from './guardians.ts'
import {
  consentTextRoles,
  holdsOneOf,
  mergeRoles,
  registryScope,
  registrySight,
  requireOneOf,
  requireRegistryReader,
  retentionRoles,
} from './policy.ts'
import type { ConsentTextAsk } from './shape-desk.ts'
import { withdrawalEffects } from './take-consent.ts'

interface GuardianAsk {
  readonly wardId: string
  readonly guardianId: string
  readonly kind: GuardianKind
  readonly since?: string | undefined
}

/** @throws Refusal notYours, notFound, guardianNeeded, registryUnfit */
export async function addGuardian(
  kernel: Kernel,
  staff: Staff,
  { since, ...asked }: GuardianAsk,
): Promise<void> {
  requireRegistryReader(staff)
  const day = since ?? civilDay(kernel.clock.now())
  await kernel.db.within(registrySight(staff), tx =>
    recordGuardian(tx, writerOf(staff), { ...asked, since: day }),
  )
}

/** @throws Refusal notYours, notFound */
export async function removeGuardian(
  kernel: Kernel,
  staff: Staff,
  { lastOn, ...asked }: { wardId: string; guardianId: string; lastOn?: string | undefined },
): Promise<void> {
  requireRegistryReader(staff)
  const day = lastOn ?? civilDay(kernel.clock.now())
  await kernel.db.within(registrySight(staff), tx => endGuardian(tx, staff.jurisdictionId, asked, day))
}

/** Wordings in force, and what follows when each consent is taken back: said before it is. Nothing personal. */
export async function consentTexts(kernel: Kernel, staff: Staff) {
  const onDay = civilDay(kernel.clock.now())
  const wordings = await kernel.db.within(registrySight(staff), tx =>
    wordingsOn(tx, staff.jurisdictionId, onDay),
  )
  return {
    texts: wordings.map(({ purpose, version, texts }) => ({
      ...{ purpose, version, texts },
      withdrawal: [...withdrawalEffects[purpose]],
    })),
  }
}

/** A later wording asks everybody again from its first day. @throws Refusal notYours, registryUnfit, invalidInput */
export async function addConsentText(kernel: Kernel, staff: Staff, asked: ConsentTextAsk): Promise<void> {
  requireOneOf(staff, consentTextRoles, 'consentText')
  const { jurisdictionId, personId } = staff
  const { purpose, version, texts, validFrom } = asked
  const at = kernel.clock.now()
  if (validFrom < civilDay(at))
    throw new Refusal('invalidInput', { procedure: 'registry', input: 'validFrom', problem: 'past' })
  await kernel.db.within(registrySight(staff), async tx => {
    const known = await tx
      .selectFrom('consentText')
      .select('texts')
      .where('jurisdictionId', '=', jurisdictionId)
      .where('purpose', '=', purpose)
      .where('version', '=', version)
      .executeTakeFirst()
    const said = known?.texts as { 'zh-CN': string; en: string } | undefined
    if (said && said['zh-CN'] === texts['zh-CN'] && said.en === texts.en) return
    const newest = await wordingOn(tx, jurisdictionId, purpose, '9999-12-31')
    const next = newest.version + 1
    if (version !== next) throw new Refusal('registryUnfit', { reason: 'textVersion', next })
    await tx
      .insertInto('consentText')
      .values({
        ...{ jurisdictionId, purpose, version, validFrom, loadedBy: personId, loadedAt: at },
        texts: JSON.stringify(texts),
      })
      .execute()
  })
}

/** Where somebody reads the registry, and what else they may do in it. @throws Refusal notYours */
export async function placesOf(kernel: Kernel, staff: Staff) {
  requireRegistryReader(staff)
  const territory = await territoryOf(kernel)
  const scope = registryScope(staff)
  const communities = scope.communities.flatMap(id => territory.community(id) ?? [])
  const grids = territory.grids.filter(
    grid => scope.grids.includes(grid.id) || scope.communities.includes(grid.communityId),
  )
  return {
    grids: grids.map(({ id, name, communityId }) => ({ id, name, communityId })),
    communities: communities.map(({ id, name }) => ({ id, name })),
    mayMerge: holdsOneOf(staff, mergeRoles),
    mayAddTexts: holdsOneOf(staff, consentTextRoles),
  }
}

/** What was removed when its time was over: how many, of nobody in particular. @throws Refusal notYours */
export async function retentionRuns(kernel: Kernel, staff: Staff) {
  requireOneOf(staff, retentionRoles, 'retention')
  const rows = await kernel.db.within(registrySight(staff), tx =>
    tx
      .selectFrom('retentionRun')
      .select(['rule', 'before', 'removed', 'at'])
      .where('jurisdictionId', '=', staff.jurisdictionId)
      .orderBy('at', 'desc')
      .limit(200)
      .execute(),
  )
  return { runs: rows.map(row => ({ ...row, at: row.at.toISOString() })) }
}
