/** The last changes of posts: when, by whom, from which day, how many. */
import { whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Section } from '../parts.tsx'
import { civilText } from './days.ts'
import type { Staffing } from './wire.ts'

export function Changes({ staffing: { changes } }: { staffing: Staffing }) {
  const { t, language } = useWords()
  if (changes.length === 0) return null
  return (
    <Section id="staffing-changes" title={t('staffing:changes.title')}>
      <ul className="papers">
        {changes.map(it => (
          <li key={it.id}>
            {t(`staffing:changes.${it.kind}`, {
              by: it.by ?? t('staffing:changes.somebody'),
              from: civilText(it.from, language),
              begun: it.begun,
              ended: it.ended,
            })}
            <time className="quiet" dateTime={it.at}>
              {' '}
              {whenText(it.at, language)}
            </time>
          </li>
        ))}
      </ul>
    </Section>
  )
}
