/** Consultations in some days: when, how, what kind, what followed; what was said is opened by the lawyer, one at a time. */
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { Empty, Failure, Waiting } from '../parts.tsx'
import { BasisWords } from '../statutes/basis-words.tsx'
import { ConsultationDialog } from './consultation-dialog.tsx'
import { CommunityChoice } from './counsel-page.tsx'
import { ReferDialog } from './refer-dialog.tsx'
import { type Consultation, openWords, type PartProps, useConsultations } from './wire.ts'

const pageSize = 50

export function ConsultationsPart({ asked, ask, roster }: PartProps) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const [referring, setReferring] = useState<Consultation | null>(null)
  const found = useConsultations(asked, pageSize)
  const own = roster.communities.filter(it => it.mayConsult || it.mayAskOpinion)
  const offset = asked.offset ?? 0
  return (
    <>
      <div className="row no-print counsel-asking">
        <CommunityChoice
          communities={own}
          value={asked.community}
          set={community => ask({ community, offset: undefined })}
        />
        {(['from', 'to'] as const).map(name => (
          <Input
            key={name}
            type="date"
            className="counsel-date"
            aria-label={t(`counsel:input.${name}`)}
            value={asked[name] ?? ''}
            onChange={event => ask({ [name]: event.target.value || undefined, offset: undefined })}
          />
        ))}
        {roster.communities.some(it => it.mayConsult) && (
          <Button type="primary" icon={<Icon name="plus" />} onClick={() => setOpen(true)}>
            {t('counsel:desk.consult.new')}
          </Button>
        )}
      </div>
      {found.isPending && <Waiting lines={8} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data && found.data.rows.length === 0 && (
        <Empty title={t('counsel:desk.consult.none')} words={t('counsel:desk.consult.noneWords')} />
      )}
      {found.data && found.data.rows.length > 0 && (
        <section className="part" aria-label={t('counsel:desk.tab.consultations')}>
          <p className="quiet">{t('counsel:desk.consult.total', { count: found.data.total })}</p>
          <ul className="counsel-rows">
            {found.data.rows.map(it => (
              <Row key={it.id} it={it} refer={() => setReferring(it)} />
            ))}
          </ul>
          <div className="row no-print">
            {offset > 0 && (
              <Button onClick={() => ask({ offset: Math.max(0, offset - pageSize) || undefined })}>
                <Icon name="back" />
                <span className="sr">{t('counsel:desk.consult.earlier')}</span>
              </Button>
            )}
            {offset + pageSize < found.data.total && (
              <Button onClick={() => ask({ offset: offset + pageSize })}>
                <Icon name="next" />
                <span className="sr">{t('counsel:desk.consult.later')}</span>
              </Button>
            )}
          </div>
        </section>
      )}
      {open && <ConsultationDialog roster={roster} close={() => setOpen(false)} />}
      {referring && <ReferDialog consultation={referring} close={() => setReferring(null)} />}
    </>
  )
}

function Row({ it, refer }: { it: Consultation; refer(): void }) {
  const { t, language } = useWords()
  const words = useMutation({ networkMode: 'always', mutationFn: () => openWords(it.id) })
  const { data } = words
  return (
    <li className="counsel-row">
      <div>
        <strong>{whenText(it.at, language)}</strong> {t(`counsel:kind.${it.kind}`)}
        <p className="quiet">
          {[
            it.community.name,
            it.counsel,
            t(`counsel:way.${it.way}`),
            t(`counsel:role.${it.actedAs}`),
            it.anonymous && t('counsel:desk.day.anonymous'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p>
          {t('counsel:input.next')}: {t(`counsel:next.${it.next}`)}
          {it.referral && (
            <>
              {' · '}
              <Link to={`/proceedings/${it.referral.proceedingId}` as '/'}>
                {t('counsel:desk.consult.referred', { number: it.referral.number })}
              </Link>
            </>
          )}
        </p>
        {it.basis.length > 0 && (
          <p className="quiet">
            <BasisWords basis={it.basis} />
          </p>
        )}
        {data && (
          <dl className="counsel-words">
            {(['who', 'contact', 'asked', 'answered'] as const)
              .filter(name => data[name] !== '')
              .map(name => (
                <div key={name}>
                  <dt>{t(`counsel:input.${name}`)}</dt>
                  <dd>{data[name]}</dd>
                </div>
              ))}
          </dl>
        )}
        {words.error && <p role="alert">{words.error.message}</p>}
      </div>
      <div className="counsel-acts no-print">
        {it.mayOpen && (
          <Button loading={words.isPending} onClick={() => (data ? words.reset() : words.mutate())}>
            {t(data ? 'counsel:desk.consult.close' : 'counsel:desk.consult.open')}
          </Button>
        )}
        {it.mayRefer && (
          <Button type="primary" onClick={refer}>
            {t('counsel:desk.consult.refer')}
          </Button>
        )}
      </div>
    </li>
  )
}
