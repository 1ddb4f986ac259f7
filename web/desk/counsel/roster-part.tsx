/** Which lawyer serves which community and when; a community without one stands first. */
import { Button } from 'antd'
import { useState } from 'react'
import { dayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { Section } from '../parts.tsx'
import { DutyDialog } from './duty-dialog.tsx'
import { EndDialog, type Ending } from './end-dialog.tsx'
import { ServiceDialog } from './service-dialog.tsx'
import type { Community, PartProps } from './wire.ts'

export function RosterPart({ roster }: PartProps) {
  const { t } = useWords()
  const [engaging, setEngaging] = useState<Community | null>(null)
  const [adding, setAdding] = useState<Community | null>(null)
  const [ending, setEnding] = useState<Ending | null>(null)
  const gaps = roster.communities.filter(it => it.gap)
  const ordered = [...gaps, ...roster.communities.filter(it => !it.gap)]
  return (
    <>
      {gaps.length > 0 && (
        <p className="counsel-gap">{t('counsel:desk.roster.gaps', { count: gaps.length })}</p>
      )}
      <div className="counsel-cards">
        {ordered.map(it => (
          <Section
            key={it.id}
            id={`counsel-${it.id}`}
            title={it.name}
            extra={it.gap && <strong className="counsel-gap">{t('counsel:desk.roster.gap')}</strong>}
          >
            <Services it={it} mayEnd={roster.mayKeepRoster} end={setEnding} />
            <Hours it={it} end={setEnding} />
            <div className="counsel-acts no-print">
              {roster.mayKeepRoster && (
                <Button icon={<Icon name="plus" />} onClick={() => setEngaging(it)}>
                  {t('counsel:desk.roster.engage')}
                </Button>
              )}
              {it.mayKeepHours && (
                <Button icon={<Icon name="clock" />} onClick={() => setAdding(it)}>
                  {t('counsel:desk.roster.addHours')}
                </Button>
              )}
            </div>
          </Section>
        ))}
      </div>
      {engaging && <ServiceDialog roster={roster} community={engaging} close={() => setEngaging(null)} />}
      {adding && <DutyDialog today={roster.today} community={adding} close={() => setAdding(null)} />}
      {ending && <EndDialog today={roster.today} ending={ending} close={() => setEnding(null)} />}
    </>
  )
}

interface ServicesProps {
  it: Community
  mayEnd: boolean
  end(ending: Ending): void
}

function Services({ it, mayEnd, end }: ServicesProps) {
  const { t, language } = useWords()
  const day = (on: string) => dayText(`${on}T12:00:00+08:00`, language)
  return (
    <ul className="counsel-plain">
      {it.services.map(one => (
        <li key={one.id}>
          <strong>{one.name}</strong> · {one.firm}
          <p className="quiet">
            {[
              one.licenceNumber,
              one.workPhone,
              one.validTo
                ? t('counsel:desk.roster.until', { from: day(one.validFrom), to: day(one.validTo) })
                : t('counsel:desk.roster.since', { from: day(one.validFrom) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {mayEnd && one.validTo === null && (
            <Button
              size="small"
              className="no-print"
              onClick={() => end({ path: `/api/counsel/services/${one.id}/end`, title: one.name })}
            >
              {t('counsel:desk.roster.end')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

function Hours({ it, end }: Omit<ServicesProps, 'mayEnd'>) {
  const { t } = useWords()
  const words = useHourWords()
  if (it.hours.length === 0) return <p className="quiet">{t('counsel:desk.roster.noHours')}</p>
  return (
    <ul className="counsel-plain" aria-label={t('counsel:desk.roster.hours')}>
      {it.hours.map(one => (
        <li key={one.id}>
          {words(one)}
          {it.mayKeepHours && one.validTo === null && (
            <Button
              size="small"
              type="text"
              className="no-print"
              aria-label={`${t('counsel:desk.roster.endDuty')} ${words(one)}`}
              onClick={() => end({ path: `/api/counsel/duties/${one.id}/end`, title: words(one) })}
            >
              {t('counsel:desk.roster.endDuty')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

function useHourWords() {
  const { t, language } = useWords()
  return (it: Community['hours'][number]): string => {
    const times = { starts: it.starts ?? '', ends: it.ends ?? '' }
    const day = it.onDay ? dayText(`${it.onDay}T12:00:00+08:00`, language) : ''
    const when =
      it.weekday !== null
        ? t('counsel:public.every', { weekday: t(`counsel:weekday.${it.weekday}`), ...times })
        : t(`counsel:public.${it.closed ? 'closedOn' : 'onDate'}`, { day, ...times })
    const until = it.validTo ? dayText(`${it.validTo}T12:00:00+08:00`, language) : ''
    return [
      when,
      it.way && t(`counsel:way.${it.way}`),
      it.place,
      it.slotMinutes && t('counsel:desk.roster.slot', { minutes: it.slotMinutes }),
      until && t('counsel:desk.roster.endsOn', { day: until }),
    ]
      .filter(Boolean)
      .join(' · ')
  }
}
