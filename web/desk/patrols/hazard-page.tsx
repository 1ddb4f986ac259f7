/** One hazard: what it is, what may be done about it now, and everything that happened to it. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { dayText, whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { Failure, Mark, Section, Waiting } from '../parts.tsx'
import { HazardActs } from './hazard-acts.tsx'
import { HazardRows, placeOf, stateWords } from './hazard-rows.tsx'
import { PhotosOf } from './photos-of.tsx'
import { type Hazard, type PartProps, useHazard } from './wire.ts'

export function HazardPage({ ask, id }: PartProps & { id: string }) {
  const { t } = useWords()
  const found = useHazard(id)
  return (
    <>
      <Button className="no-print patrols-back" type="link" onClick={() => ask({ hazard: undefined })}>
        <Icon name="back" /> {t('patrol:desk.back')}
      </Button>
      {found.isPending && <Waiting lines={8} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data && <Shown key={id} hazard={found.data} ask={ask} />}
    </>
  )
}

function Shown({ hazard, ask }: { hazard: Hazard; ask: PartProps['ask'] }) {
  const { t } = useWords()
  return (
    <>
      <header className="page-head">
        <h1>{t(`patrol:hazardKind.${hazard.kind}`)}</h1>
        <span className="hazard-marks">
          {hazard.grade === 'serious' && <Mark icon="flame" tone="bad" words={t('patrol:grade.serious')} />}
          {hazard.overdue && <Mark icon="late" tone="bad" words={t('patrol:desk.hazard.overdue')} />}
          <strong>{stateWords(hazard, t)}</strong>
        </span>
      </header>
      <HazardActs hazard={hazard} />
      <Section id="hazard-facts" title={t('patrol:desk.hazard.facts')}>
        <p className="prose">{hazard.what}</p>
        <Facts hazard={hazard} ask={ask} />
      </Section>
      <Section id="hazard-life" title={t('patrol:desk.hazard.life')}>
        <Life hazard={hazard} />
      </Section>
      {hazard.samePlace.length > 0 && (
        <Section id="hazard-near" title={t('patrol:desk.hazard.samePlace')}>
          <HazardRows rows={hazard.samePlace} today={hazard.today} open={id => ask({ hazard: id })} />
        </Section>
      )}
    </>
  )
}

function Facts({ hazard, ask }: { hazard: Hazard; ask: PartProps['ask'] }) {
  const { t, language } = useWords()
  const { patrol, matter } = hazard
  return (
    <dl className="facts">
      <div>
        <dt>{t('patrol:input.place')}</dt>
        <dd>
          {placeOf(hazard)}
          <small className="quiet">
            {' '}
            {[hazard.community.name, hazard.grid?.name].filter(Boolean).join(' · ')}
          </small>
        </dd>
      </div>
      {hazard.recheckOn && (
        <div>
          <dt>{t('patrol:input.recheckOn')}</dt>
          <dd>{dayText(hazard.recheckOn, language)}</dd>
        </div>
      )}
      {matter && (
        <div>
          <dt>{t('patrol:input.matter')}</dt>
          <dd>
            <Link to={'/matters/$matterId' as '/'} params={{ matterId: matter.id } as never}>
              {matter.number}
            </Link>
          </dd>
        </div>
      )}
      {patrol && (
        <div>
          <dt>{t('patrol:desk.hazard.foundOn')}</dt>
          <dd>
            <button
              type="button"
              className="patrols-link"
              onClick={() => ask({ hazard: undefined, patrol: patrol.id })}
            >
              {patrol.name}
            </button>
          </dd>
        </div>
      )}
    </dl>
  )
}

function Life({ hazard }: { hazard: Hazard }) {
  const { t, language } = useWords()
  return (
    <ol className="hazard-life">
      {hazard.events.map(event => (
        <li key={event.id}>
          <p>
            <strong>{t(`patrol:event.${event.kind}`)}</strong>
            {event.kind === 'regraded' && event.grade && ` · ${t(`patrol:grade.${event.grade}`)}`}
            <span className="quiet">
              {' '}
              {[event.by, whenText(event.at, language)].filter(Boolean).join(' · ')}
            </span>
          </p>
          {event.note && <p>{event.note}</p>}
          {event.matter && <p>{t('patrol:desk.hazard.raised', { number: event.matter.number })}</p>}
          {event.recheckOn && event.kind !== 'found' && (
            <p className="quiet">
              {t('patrol:desk.hazard.again', { day: dayText(event.recheckOn, language) })}
            </p>
          )}
          {event.recordedAt && (
            <p className="quiet">{t('patrol:desk.arrived', { at: whenText(event.recordedAt, language) })}</p>
          )}
          <PhotosOf photos={event.photos} />
        </li>
      ))}
    </ol>
  )
}
