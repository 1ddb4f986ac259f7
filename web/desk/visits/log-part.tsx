/** Visits made in some days: when, where, with what outcome and what follows; what was said is opened one at a time. */
import { Input } from 'antd'
import { useWords } from '../../shell/i18n.ts'
import { Empty, Failure, Section, Waiting } from '../parts.tsx'
import { PlaceChoice } from './place-choice.tsx'
import { usePlaces } from './use-places.ts'
import { VisitTable } from './visit-table.tsx'
import { type Asked, type Change, useLog } from './wire.ts'

interface LogPartProps {
  asked: Asked
  ask(change: Change): void
}

export function LogPart({ asked, ask }: LogPartProps) {
  const { t } = useWords()
  const { community, grid } = usePlaces(asked)
  const found = useLog({ ...(grid ? { grid } : { community }), from: asked.from, to: asked.to })
  const days = { from: asked.from ?? found.data?.from ?? '', to: asked.to ?? found.data?.to ?? '' }
  return (
    <>
      <div className="row visits-asking no-print">
        <PlaceChoice asked={asked} ask={ask} />
        {(['from', 'to'] as const).map(name => (
          <Input
            key={name}
            type="date"
            className="visits-day"
            aria-label={t(`visit:log.${name}`)}
            value={days[name]}
            onChange={event => ask({ ...days, [name]: event.target.value || undefined })}
          />
        ))}
      </div>
      {found.isPending && <Waiting lines={8} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data && found.data.visits.length === 0 && (
        <Empty title={t('visit:log.none')} words={t('visit:log.noneWords')} />
      )}
      {found.data && found.data.visits.length > 0 && (
        <Section id="visit-log" title={t('visit:tab.log')}>
          {found.data.more && <p className="quiet">{t('visit:log.more')}</p>}
          <VisitTable visits={found.data.visits} withDoor />
        </Section>
      )}
    </>
  )
}
