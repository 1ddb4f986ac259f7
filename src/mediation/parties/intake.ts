/** At the first step of a dispute: what the law keeps from mediation is refused with the way that is right, and the parties named in it become its parties (人民调解法第十七条、第十八条). */
import type { Consequence, Happened } from '../../conduct/index.ts'
import { Refusal } from '../../kernel/errors.ts'
import { exclusionNamed } from '../terms-exclusions.ts'
import { type ConsentAsk, keepConsents, requireConsents, takingOn } from './consents.ts'
import { enterParties } from './entering.ts'
import type { PartyAsk } from './shape.ts'

/** Handed along with the act that opens a dispute; no form asks for it. */
export interface IntakeAbout {
  readonly intake: {
    readonly parties: readonly PartyAsk[]
    /** An application is the applicant's consent. */
    readonly consents: readonly ConsentAsk[]
  }
}

/** @throws Refusal disputeExcluded, mediationConsent, senderNotTold */
export const intakeConsequence: Consequence = async happened => {
  const { act, inputs, about } = happened
  refuseExcluded(inputs.exclusion)
  if (isIntake(about)) await takeOver(happened, about)
  if (takingOn.has(act.step)) await requireConsents(happened)
  if (act.step === 'archive') await requireSenderTold(happened)
}

/** @throws Refusal disputeExcluded */
export function refuseExcluded(name: unknown): void {
  const refusal = exclusionRefusal(name)
  if (refusal) throw refusal
}

/** With the way that is right and its article; null: nothing keeps it from mediation. */
export function exclusionRefusal(name: unknown): Refusal | null {
  const excluded = exclusionNamed(name)
  if (!excluded) return null
  const { article } = excluded.basis
  return new Refusal('disputeExcluded', { reason: excluded.name, article, procedure: 'mediation' })
}

async function takeOver(
  { kernel, tx, jurisdictionId, proceedingId, act }: Happened,
  { intake }: IntakeAbout,
): Promise<void> {
  const beside = {
    jurisdictionId,
    disputeId: proceedingId,
    byId: act.actorId,
    at: new Date(act.at),
  }
  await enterParties(kernel, tx, beside, intake.parties)
  await keepConsents(tx, beside, intake.consents)
}

/** Who sent it is told what became of it before the file is closed (特邀调解规定第二十六条). */
async function requireSenderTold({ tx, jurisdictionId, proceedingId }: Happened): Promise<void> {
  const taken = await tx
    .selectFrom('act')
    .select('step')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', proceedingId)
    .where('step', 'in', ['referIn', 'tellSender'])
    .execute()
  const steps = new Set(taken.map(({ step }) => step))
  if (steps.has('referIn') && !steps.has('tellSender'))
    throw new Refusal('senderNotTold', { procedure: 'mediation', needs: ['tellSender'] })
}

function isIntake(about: unknown): about is IntakeAbout {
  return typeof about === 'object' && about !== null && 'intake' in about
}
