/** Beside a proceeding: the consultation it came from, by whom and when; nothing of what was said. */
import { Link } from '@tanstack/react-router'
import { dayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Section } from '../parts.tsx'
import { useOrigin } from './wire.ts'

/** Only what may come from a consultation is asked about. */
const referredTo: readonly string[] = ['legalAidApplication', 'mediation']

export function CounselOrigin({
  proceeding,
}: {
  proceeding: { readonly id: string; readonly procedure: string }
}) {
  return referredTo.includes(proceeding.procedure) ? <Origin id={proceeding.id} /> : null
}

function Origin({ id }: { id: string }) {
  const { t, language } = useWords()
  const from = useOrigin(id).data?.from
  if (!from) return null
  const day = dayText(`${from.onDay}T12:00:00+08:00`, language)
  return (
    <Section id="counsel-origin" title={t('counsel:desk.origin.title')}>
      <p>
        {t('counsel:desk.origin.words', { counsel: from.counsel, day, kind: t(`counsel:kind.${from.kind}`) })}
      </p>
      {from.own && (
        <p>
          <Link to={'/counsel' as '/'} search={{ tab: 'consultations' } as never}>
            {t('counsel:desk.origin.open')}
          </Link>
        </p>
      )}
    </Section>
  )
}
