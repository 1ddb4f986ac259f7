/** Where it is: in words, and on a map once it comes into view. */
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Section } from '../parts.tsx'
import type { Matter } from '../wire.ts'
import { placeWords } from './place-words.ts'

const GridMap = lazy(() => import('../territory/grid-map.tsx').then(module => ({ default: module.GridMap })))

export function PlacePart({ matter }: { matter: Matter }) {
  const { t } = useWords()
  const { lng, lat } = matter
  const point = lng !== null && lat !== null ? { lng, lat } : null
  return (
    <Section id="matter-place" title={t('desk:place.title')}>
      <p>{placeWords(matter)}</p>
      {(point || matter.grid) && (
        <InView className="map-frame no-print">
          <Suspense fallback={<div className="map-waiting" />}>
            <GridMap point={point} gridId={matter.grid?.id ?? null} label={t('desk:place.map')} />
          </Suspense>
        </InView>
      )}
    </Section>
  )
}

/** Draws its children only when they are about to be seen: a map costs a megabyte. */
function InView({ className, children }: { className: string; children: React.ReactNode }) {
  const element = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    const watch = new IntersectionObserver(
      entries => entries.some(entry => entry.isIntersecting) && setSeen(true),
      { rootMargin: '200px' },
    )
    if (element.current) watch.observe(element.current)
    return () => watch.disconnect()
  }, [])
  return (
    <div className={className} ref={element}>
      {seen && children}
    </div>
  )
}
