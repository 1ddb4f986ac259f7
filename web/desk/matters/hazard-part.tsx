/** Beside a matter: the hazard it was raised from, perhaps on a patrol, and how that stands; the matter's closing does not close it. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../shell/i18n.ts'
import { Section } from '../parts.tsx'
import { stateWords } from '../patrols/hazard-rows.tsx'
import type { HazardRow } from '../patrols/wire.ts'
import { get, type Matter } from '../wire.ts'

interface OfMatter {
  rows: (HazardRow & { patrol: { id: string; name: string } | null })[]
}

export function HazardPart({ matter }: { matter: Matter }) {
  const { t } = useWords()
  const { data } = useQuery({
    queryKey: ['patrols', 'of matter', matter.id],
    queryFn: ({ signal }) => get<OfMatter>(`/api/hazards/of-matter/${matter.id}`, signal),
    staleTime: 30_000,
    retry: false,
  })
  if (!data || data.rows.length === 0) return null
  return (
    <Section id="matter-hazard" title={t('patrol:desk.ofMatter.title')}>
      {data.rows.map(hazard => (
        <p key={hazard.id}>
          {hazard.patrol
            ? t('patrol:desk.ofMatter.patrol', { name: hazard.patrol.name })
            : t('patrol:desk.ofMatter.found')}{' '}
          <Link to={'/patrols' as '/'} search={{ hazard: hazard.id } as never}>
            {t(`patrol:hazardKind.${hazard.kind}`)}
          </Link>{' '}
          <span className="quiet">{stateWords(hazard, t)}</span>
        </p>
      ))}
    </Section>
  )
}
