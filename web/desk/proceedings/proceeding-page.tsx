/** One proceeding on the desk: where it stands, what may lawfully be done next, every clock with its reason, all that was done. */
import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { AgreementPart } from '../agreements/agreement-part.tsx'
import { EnforcementOrigin } from '../agreements/enforcement-origin.tsx'
import { CounselOrigin } from '../counsel/origin.tsx'
import { useKeys } from '../keys.ts'
import { type AgreementPlace, GuidedSteps } from '../mediation/guided-steps.tsx'
import { MediatorPart } from '../mediation/mediator-part.tsx'
import { OriginPart } from '../mediation/origin-part.tsx'
import { PapersPart } from '../papers/papers-part.tsx'
import { Failure, Waiting } from '../parts.tsx'
import { RoomLink } from '../sittings/room-link.tsx'
import { Steps } from '../steps/steps.tsx'
import { useStepChoice } from '../steps/use-step-choice.ts'
import { ActLog } from './act-log.tsx'
import { Clocks } from './clocks.tsx'
import { Dossier } from './dossier.tsx'
import { ProceedingHead } from './head.tsx'
import { useListed } from './list-page.tsx'
import { listSearch } from './list-query.ts'
import { useProceedingWork } from './proceeding-work.ts'
import { type Proceeding, type ProceedingRow, useProceeding } from './wire.ts'

export function ProceedingPage() {
  const { proceedingId = '' } = useParams({ strict: false }) as { proceedingId?: string }
  const found = useProceeding(proceedingId)
  useNeighbourKeys(proceedingId)
  if (found.data) return <Sheet key={proceedingId} proceeding={found.data} />
  return (
    <main className="matter" id="main">
      {found.error ? (
        <Failure error={found.error} retry={() => void found.refetch()} />
      ) : (
        <Waiting lines={10} />
      )}
    </main>
  )
}

function Sheet({ proceeding }: { proceeding: Proceeding }) {
  const { t } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  const work = useProceedingWork(proceeding)
  const choice = useStepChoice(work.next)
  const [asked, setAsked] = useState<AgreementPlace | null>(() =>
    location.hash === '#agreement-part' ? 'written' : null,
  )
  const mediation = proceeding.procedure === 'mediation'
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <main className="matter proceeding" id="main">
      <ProceedingHead proceeding={proceeding} heading={heading} />
      {mediation ? (
        <>
          <RoomLink proceeding={proceeding} />
          <GuidedSteps work={work} choice={choice} disputeId={proceeding.id} toAgreement={setAsked} />
        </>
      ) : (
        <Steps work={work} choice={choice} />
      )}
      <div className="matter-columns">
        <div className="matter-main">
          {mediation && (
            <AgreementPart
              proceeding={proceeding}
              open={choice.open}
              asked={asked}
              met={() => setAsked(null)}
            />
          )}
          <PapersPart proceeding={proceeding} />
          <ActLog proceeding={proceeding} />
        </div>
        <aside className="matter-side" aria-label={t('desk:proceeding.beside')}>
          {mediation && (
            <>
              <OriginPart disputeId={proceeding.id} />
              <MediatorPart proceedingId={proceeding.id} number={proceeding.number} />
            </>
          )}
          <Clocks running={proceeding.terms} ended={proceeding.endedTerms} />
          <Dossier proceeding={proceeding} />
          <CounselOrigin proceeding={proceeding} />
          {proceeding.procedure === 'enforcementCase' && <EnforcementOrigin id={proceeding.id} />}
        </aside>
      </div>
    </main>
  )
}

/** n and p open the neighbours in the list, Escape goes back to it. */
function useNeighbourKeys(id: string) {
  const list = useListed()
  const open = useOpenProceeding()
  const navigate = useNavigate()
  useKeys({
    n: () => open(list?.after(id)),
    p: () => open(list?.before(id)),
    Escape: () =>
      void navigate({ to: '/proceedings', search: ((before: object) => before) as never } as never),
  })
}

export function useOpenProceeding(): (row: Pick<ProceedingRow, 'id'> | undefined) => void {
  const navigate = useNavigate()
  return row => {
    if (row)
      void navigate({
        to: '/proceedings/$proceedingId',
        params: { proceedingId: row.id },
        search: listSearch,
      } as never)
  }
}
