/** Opinions on covenants and resolutions: asked by the community, given once by counsel, with the clauses named. */
import { Button } from 'antd'
import { useState } from 'react'
import { dayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { Empty, Failure, Waiting } from '../parts.tsx'
import { Photos } from '../photos.tsx'
import { BasisWords } from '../statutes/basis-words.tsx'
import { CommunityChoice } from './counsel-page.tsx'
import { AskOpinion } from './opinion-ask.tsx'
import { GiveOpinion } from './opinion-give.tsx'
import { type Opinion, type PartProps, useOpinions } from './wire.ts'

export function OpinionsPart({ asked, ask, roster }: PartProps) {
  const { t } = useWords()
  const [asking, setAsking] = useState(false)
  const [giving, setGiving] = useState<Opinion | null>(null)
  const found = useOpinions(asked)
  return (
    <>
      <div className="row no-print counsel-asking">
        <CommunityChoice
          communities={roster.communities}
          value={asked.community}
          set={community => ask({ community })}
        />
        {roster.communities.some(it => it.mayAskOpinion) && (
          <Button type="primary" icon={<Icon name="plus" />} onClick={() => setAsking(true)}>
            {t('counsel:desk.opinion.ask')}
          </Button>
        )}
      </div>
      {found.isPending && <Waiting lines={6} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data && found.data.rows.length === 0 && (
        <Empty title={t('counsel:desk.opinion.none')} words={t('counsel:desk.opinion.noneWords')} />
      )}
      {found.data?.rows.map(it => (
        <OpinionCard key={it.id} it={it} give={() => setGiving(it)} />
      ))}
      {asking && <AskOpinion roster={roster} close={() => setAsking(false)} />}
      {giving && <GiveOpinion opinion={giving} close={() => setGiving(null)} />}
    </>
  )
}

const noon = (day: string) => `${day}T12:00:00+08:00`

function OpinionCard({ it, give }: { it: Opinion; give(): void }) {
  const { t, language } = useWords()
  const { given } = it
  const day = (on: string) => dayText(noon(on), language)
  return (
    <section className="part" aria-labelledby={`opinion-${it.id}`}>
      <header className="part-head">
        <h2 id={`opinion-${it.id}`}>{it.title}</h2>
        <strong>{given ? t(`counsel:opinion.${given.opinion}`) : t('counsel:desk.opinion.waiting')}</strong>
      </header>
      <p className="quiet">
        {[
          it.community.name,
          t(`counsel:opinionKind.${it.kind}`),
          t('counsel:desk.opinion.askedBy', { name: it.askedBy, day: day(it.askedOn) }),
          it.neededOn && t('counsel:desk.opinion.needed', { day: day(it.neededOn) }),
          it.openToResidents && t('counsel:desk.opinion.public'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {it.content && (
        <details>
          <summary>{t('counsel:desk.opinion.text')}</summary>
          <p className="counsel-prose">{it.content}</p>
        </details>
      )}
      <Photos
        size="small"
        photos={it.photos.map(photo => ({
          ...photo,
          purpose: null,
          takenAt: null,
          width: null,
          height: null,
        }))}
      />
      {given && <Given given={given} />}
      {it.mayGive && (
        <div className="no-print">
          <Button type="primary" onClick={give}>
            {t('counsel:desk.opinion.give')}
          </Button>
        </div>
      )}
    </section>
  )
}

function Given({ given }: { given: NonNullable<Opinion['given']> }) {
  const { t, language } = useWords()
  return (
    <div className="counsel-given">
      <p className="counsel-prose">{given.grounds}</p>
      {given.clauses.length > 0 && (
        <ul>
          {given.clauses.map(one => (
            <li key={one.clause}>{[one.clause, one.reason, one.proposal].filter(Boolean).join(' · ')}</li>
          ))}
        </ul>
      )}
      <p className="quiet">
        <BasisWords basis={given.basis} />
        {given.basis.length > 0 && ' · '}
        {t('counsel:desk.opinion.given', { name: given.by, day: dayText(noon(given.onDay), language) })}
      </p>
    </div>
  )
}
