/** Every revision of a plan: what it was called, how many stops, how often, since when. */
import { whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Section } from '../parts.tsx'
import type { Plan } from './wire.ts'

export function Revisions({ plan }: { plan: Plan }) {
  const { t, language } = useWords()
  return (
    <Section id="plan-revisions" title={t('patrol:desk.plan.revisions')}>
      <ol className="patrols-repeats" reversed>
        {plan.revisions.map(one => (
          <li key={one.revision}>
            <strong>{t('patrol:desk.plan.revision', { revision: one.revision })}</strong>
            <span>
              {[
                one.name,
                t('patrol:desk.plan.stops', { count: one.stopCount }),
                t('patrol:desk.plan.everyDays', { count: one.everyDays }),
                t('patrol:desk.plan.from', { day: one.validFrom }),
                one.endedOn && t('patrol:desk.plan.endedOn', { day: one.endedOn }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <span className="quiet">{[one.by, whenText(one.at, language)].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
