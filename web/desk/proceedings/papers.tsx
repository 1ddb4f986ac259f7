/** Papers that go with the acts of a proceeding, by the day of the act. */
import { whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Section } from '../parts.tsx'
import type { Act } from './wire.ts'

export function Papers({ acts }: { acts: readonly Act[] }) {
  const { t, language } = useWords()
  const papers = acts.flatMap(act => act.papers.map(paper => ({ ...paper, act })))
  if (papers.length === 0) return null
  return (
    <Section id="proceeding-papers" title={t('desk:paper.title')}>
      <ul className="papers papers-tight">
        {papers.map(paper => (
          <li key={`${paper.act.id} ${paper.name}`}>
            {paper.label} <span className="quiet">· {whenText(paper.act.at, language)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
