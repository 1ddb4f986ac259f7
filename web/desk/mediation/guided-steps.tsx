/** Steps of a mediation that have a place of their own: pressed, they lead to the room or to the agreement, where nothing is typed a second time; elsewhere their form opens as any other. */
import { useNavigate } from '@tanstack/react-router'
import { useAgreements } from '../agreements/wire.ts'
import { useSittings } from '../sittings/wire.ts'
import { Steps } from '../steps/steps.tsx'
import type { StepChoice } from '../steps/use-step-choice.ts'
import type { Work } from '../steps/work.ts'

const inRoom = new Set(['schedule', 'startMediating', 'adjourn', 'adjournDelegated', 'adjournJoint'])
const inAgreement: Readonly<Record<string, AgreementPlace>> = {
  agreeWritten: 'written',
  putInWriting: 'written',
  agreeOral: 'oral',
  recordInstalment: 'payment',
}

/** What of the agreement is asked for: a draft of this form, or the payments under it. */
export type AgreementPlace = 'written' | 'oral' | 'payment'

interface GuidedProps {
  work: Work
  choice: StepChoice
  disputeId: string
  toAgreement(place: AgreementPlace): void
}

export function GuidedSteps({ work, choice, disputeId, toAgreement }: GuidedProps) {
  const navigate = useNavigate()
  const sittings = useSittings(disputeId).data
  const agreements = useAgreements(disputeId).data
  const open: StepChoice['open'] = (name, preset) => {
    const place = inAgreement[name]
    if (sittings?.mayKeep && inRoom.has(name))
      void navigate({
        to: '/proceedings/$proceedingId/room',
        params: { proceedingId: disputeId },
        search: ((before: object) => before) as never,
      } as never)
    else if (place && agreements?.may.draft && (place !== 'payment' || agreements.performance))
      toAgreement(place)
    else choice.open(name, preset)
  }
  return <Steps work={work} choice={{ ...choice, open }} />
}
