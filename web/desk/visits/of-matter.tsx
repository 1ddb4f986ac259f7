/** On a matter's page: the visit it was brought up on, for those who may see the household; nothing for others. */
import { Link } from '@tanstack/react-router'
import { useWords } from '../../shell/i18n.ts'
import { Section } from '../parts.tsx'
import { civilText } from '../staffing/days.ts'
import { useVisitsOfMatter } from './wire.ts'
import { addressText } from './words.ts'

export function VisitsOfMatter({ matterId }: { matterId: string }) {
  const { t, language } = useWords()
  const visits = useVisitsOfMatter(matterId).data?.visits ?? []
  if (visits.length === 0) return null
  return (
    <Section id="matter-visit" title={t('visit:ofMatter.title')}>
      <ul className="papers">
        {visits.map(visit => (
          <li key={visit.id}>
            <Link to={`/registry/households/${visit.householdId}` as '/'}>
              {t('visit:ofMatter.words', {
                day: civilText(visit.on, language),
                address: addressText(t, visit.address),
              })}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
