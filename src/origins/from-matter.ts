/** A matter referred to mediation opens a dispute beside it with the very act of referral: its words, its place, and its reporter where they agreed to be named (信访工作条例第三十七条; 人民调解法第十七条). */
import { openWithin, type Registry } from '../conduct/index.ts'
import { everythingOf } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import { translator } from '../kernel/i18n.ts'
import { newId } from '../kernel/ids.ts'
import { handedOn, linkReferral, type MatterActed, type MatterFollow } from '../matters/index.ts'
import type { IntakeAbout } from '../mediation/index.ts'
import { territoryOf, unitOf, workCommitteeOf } from '../territory/index.ts'

/** What a step of mediation may keep of the matter's words. */
const longestFacts = 5000

export function followMatters(registry: Registry): MatterFollow {
  return async acted => {
    const { step, inputs } = acted.act
    if (step === 'refer' && inputs.target === 'mediation') await openDispute(registry, acted)
    else if (acted.actor.kind === 'staff' && (step === 'acceptReferral' || step === 'returnReferral'))
      await refuseWhileWithMediators(acted)
  }
}

async function openDispute(registry: Registry, acted: MatterActed): Promise<void> {
  const { kernel, tx, jurisdictionId, matterId, number, standing } = acted
  const territory = await territoryOf(kernel)
  const { communityId, gridId } = standing
  const unit = (communityId === null ? null : unitOf(territory, communityId)) ?? workCommitteeOf(territory)
  if (!unit) throw new Refusal('invalidInput', { input: 'unit', problem: 'notFound', procedure: 'mediation' })
  const { referralId, text, placeText, reporter } = await handedOn(kernel, tx, jurisdictionId, matterId)
  const t = translator('zh-CN')
  const facts = placeText === '' ? text : `${text}\n${t('dispute:placeLine', { place: placeText })}`
  const id = newId(kernel.clock.now().getTime())
  const doer = {
    jurisdictionId,
    actor: { kind: 'system', id: null, posts: [] } as const,
    sight: everythingOf(jurisdictionId),
    unitId: unit.id,
    about: intakeOf(referralId, reporter),
  }
  const inputs = {
    matterNumber: number,
    disputeKind: 'other',
    ...(reporter ? { parties: reporter.name } : {}),
    facts: facts.slice(0, longestFacts),
    unit: unit.id,
  }
  const place = { communityId: communityId ?? undefined, gridId: gridId ?? undefined }
  await openWithin(kernel, registry, tx, doer, {
    id,
    procedure: 'mediation',
    step: 'fromMatter',
    inputs,
    besideId: matterId,
    ...place,
  })
  await linkReferral(tx, jurisdictionId, referralId, id)
}

/** Without the reporter's consent no matter is referred; the same consent stands in the dispute. The party goes by the referral's id: its query code is found again with the matter's. */
function intakeOf(
  referralId: string,
  reporter: { readonly name: string; readonly phone: string } | null,
): IntakeAbout {
  if (!reporter) return { intake: { parties: [], consents: [] } }
  const party = { id: referralId, side: 'applicant', kind: 'person', ...reporter } as const
  return {
    intake: { parties: [party], consents: [{ id: referralId, partyId: referralId, how: 'referral' }] },
  }
}

/** Whoever mediates answers; nobody answers in their place while they have it. @throws Refusal referralElsewhere */
async function refuseWhileWithMediators({ tx, jurisdictionId, matterId }: MatterActed): Promise<void> {
  const row = await tx
    .selectFrom('referral as r')
    .innerJoin('proceeding as p', join =>
      join.onRef('p.jurisdictionId', '=', 'r.jurisdictionId').onRef('p.id', '=', 'r.toProceeding'),
    )
    .select(['p.number'])
    .where('r.jurisdictionId', '=', jurisdictionId)
    .where('r.proceedingId', '=', matterId)
    .where('p.closedAt', 'is', null)
    .executeTakeFirst()
  if (row) throw new Refusal('referralElsewhere', { number: row.number })
}
