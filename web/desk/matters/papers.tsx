/** Papers that go with the acts, and hand-overs to other procedures with what became of them. */
import { Link } from '@tanstack/react-router'
import { whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Section } from '../parts.tsx'
import type { Matter } from '../wire.ts'

export function Papers({ matter }: { matter: Matter }) {
  const { t, language } = useWords()
  const actAt = new Map(matter.acts.map(act => [act.id, act.at]))
  return (
    <>
      {matter.papers.length > 0 && (
        <Section id="matter-papers" title={t('desk:paper.title')}>
          <ul className="papers">
            {matter.papers.map(paper => (
              <li key={`${paper.name} ${paper.actId}`}>
                {paper.label}
                {actAt.has(paper.actId) && (
                  <span className="quiet"> · {whenText(actAt.get(paper.actId)!, language)}</span>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {matter.referrals.length > 0 && (
        <Section id="matter-referrals" title={t('desk:referral.title')}>
          <ul className="papers">
            {matter.referrals.map(referral => (
              <li key={referral.id}>
                <strong>{referral.toLabel}</strong>
                <span className="quiet">
                  {' '}
                  · {whenText(referral.sentAt, language)} · {referral.basis}
                </span>
                {referral.opened ? (
                  <p>
                    <Link
                      to={'/proceedings/$proceedingId' as never}
                      params={{ proceedingId: referral.opened.id } as never}
                    >
                      <span className="code">{referral.opened.number}</span>
                    </Link>{' '}
                    <span className="state">{referral.opened.stateLabel}</span>
                  </p>
                ) : (
                  <p>{referral.outcome ?? t('desk:referral.waiting')}</p>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
