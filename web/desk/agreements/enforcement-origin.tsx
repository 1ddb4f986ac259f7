/** Beside an enforcement: the mediated dispute it came from, with which committee to speak. */
import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { enforcementOriginShape } from '../../../src/mediation/agreements/answers.ts'
import { dayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Section } from '../parts.tsx'
import { get } from '../wire.ts'

type Origin = z.infer<typeof enforcementOriginShape>

export function EnforcementOrigin({ id }: { id: string }) {
  const { t, language } = useWords()
  const found = useQuery({
    queryKey: ['enforcementOrigin', id],
    queryFn: ({ signal }) => get<Origin>(`/api/mediation/enforcements/${id}/origin`, signal),
    staleTime: 60_000,
  })
  const from = found.data?.from
  if (!from) return null
  const { number, unit, onDay } = from
  return (
    <Section id="enforcement-origin" title={t('agreement:enforce.originTitle')}>
      <p>{t('agreement:enforce.origin', { number, unit, day: dayText(onDay, language) })}</p>
    </Section>
  )
}
