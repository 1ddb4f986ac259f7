/** One matter on the desk: what it is, what may lawfully be done next, its running deadlines and all that was done. */
import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { useKeys } from '../keys.ts'
import { Failure, Section, Waiting } from '../parts.tsx'
import { Steps } from '../steps/steps.tsx'
import { useStepChoice } from '../steps/use-step-choice.ts'
import { VisitsOfMatter } from '../visits/of-matter.tsx'
import type { Matter, Row } from '../wire.ts'
import { Deadlines } from './deadlines.tsx'
import { Duplicates } from './duplicates.tsx'
import { HazardPart } from './hazard-part.tsx'
import { MatterHead } from './matter-head.tsx'
import { MatterPhotos } from './matter-photos.tsx'
import { useMatterWork } from './matter-work.ts'
import { Papers } from './papers.tsx'
import { PlacePart } from './place-part.tsx'
import { ReporterPart } from './reporter-part.tsx'
import { Timeline } from './timeline.tsx'
import { useMatterList } from './use-list.ts'
import { useMatter } from './use-matter.ts'

export function MatterPage() {
  const { matterId = '' } = useParams({ strict: false })
  const found = useMatter(matterId)
  useNeighbourKeys(matterId)
  if (found.error && !found.data)
    return (
      <main className="matter">
        <Failure error={found.error} retry={() => void found.refetch()} />
      </main>
    )
  if (!found.data)
    return (
      <main className="matter">
        <Waiting lines={10} />
      </main>
    )
  return <MatterSheet key={matterId} matter={found.data} />
}

function MatterSheet({ matter }: { matter: Matter }) {
  const { t } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  const work = useMatterWork(matter)
  const choice = useStepChoice(work.next)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <main className="matter" id="main">
      <MatterHead matter={matter} heading={heading} />
      <Steps work={work} choice={choice} />
      <div className="matter-columns">
        <div className="matter-main">
          <Section id="matter-text" title={t('desk:matter.text')}>
            {matter.sealed ? (
              <p className="quiet">{t('desk:matter.sealed')}</p>
            ) : (
              <p className="prose matter-text">{matter.text}</p>
            )}
            <MatterPhotos matter={matter} />
          </Section>
          <Timeline acts={matter.acts} />
        </div>
        <aside className="matter-side" aria-label={t('desk:matter.beside')}>
          <Deadlines terms={matter.terms} />
          <PlacePart matter={matter} />
          <ReporterPart matter={matter} />
          <VisitsOfMatter matterId={matter.id} />
          <HazardPart matter={matter} />
          <Duplicates matter={matter} choice={choice} />
          <Papers matter={matter} />
        </aside>
      </div>
    </main>
  )
}

/** n and p open the neighbours in the list this matter was opened from; Escape goes back to the list. */
function useNeighbourKeys(matterId: string) {
  const list = useMatterList()
  const open = useOpen()
  const navigate = useNavigate()
  useKeys({
    n: () => open(list.after(matterId)),
    p: () => open(list.before(matterId)),
    Escape: () => void navigate({ to: '/', search: ((before: object) => before) as never }),
  })
}

export function useOpen(): (row: Row | undefined) => void {
  const navigate = useNavigate()
  return row => {
    if (row)
      void navigate({
        to: '/matters/$matterId',
        params: { matterId: row.id },
        search: ((before: object) => before) as never,
      })
  }
}
