/** One patrol as a record 巡查记录: stop by stop what was seen, with photos and the hazards found; printable. */
import { Button } from 'antd'
import { exactText, timeText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { Failure, Section, Waiting } from '../parts.tsx'
import { PhotosOf } from './photos-of.tsx'
import { TrackPart } from './track-part.tsx'
import { type PartProps, type Patrol, usePatrol } from './wire.ts'

export function PatrolPage({ ask, id }: PartProps & { id: string }) {
  const { t } = useWords()
  const found = usePatrol(id)
  return (
    <>
      <div className="row no-print">
        <Button className="patrols-back" type="link" onClick={() => ask({ patrol: undefined })}>
          <Icon name="back" /> {t('patrol:desk.back')}
        </Button>
        <Button icon={<Icon name="print" />} onClick={() => window.print()}>
          {t('patrol:desk.print')}
        </Button>
      </div>
      {found.isPending && <Waiting lines={8} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data && <Record patrol={found.data} ask={ask} />}
    </>
  )
}

function Record({ patrol, ask }: { patrol: Patrol; ask: PartProps['ask'] }) {
  const { t } = useWords()
  const facts: readonly (readonly [string, string])[] = [
    ['plan', `${patrol.plan.name}（${t('patrol:desk.plan.revision', { revision: patrol.plan.revision })}）`],
    ['where', [patrol.community.name, patrol.grid?.name].filter(Boolean).join(' · ')],
    ['by', patrol.by ?? t('patrol:desk.notShown')],
    [
      'when',
      `${exactText(patrol.startedAt)} – ${patrol.endedAt ? timeText(patrol.endedAt) : t('patrol:desk.walked.running')}`,
    ],
    ['stops', `${patrol.stopsDone} / ${patrol.stopsPlanned}`],
    ['notOk', String(patrol.notOk)],
    ...(patrol.trackMetres === null
      ? []
      : [['metres', t('patrol:desk.metres', { metres: patrol.trackMetres })] as const]),
  ]
  return (
    <>
      <h1 className="patrols-record">{t('patrol:desk.record')}</h1>
      <dl className="facts patrols-facts">
        {facts.map(([name, words]) => (
          <div key={name}>
            <dt>{t(`patrol:desk.walked.${name}`)}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      {patrol.hazards.length > 0 && (
        <Section id="patrol-hazards" title={t('patrol:desk.walked.hazards')}>
          <ul className="patrols-repeats">
            {patrol.hazards.map(({ id, kind, what, state }) => (
              <li key={id}>
                <button
                  type="button"
                  className="patrols-link"
                  onClick={() => ask({ patrol: undefined, hazard: id })}
                >
                  {t(`patrol:hazardKind.${kind}`)}
                </button>
                <span>{what}</span>
                <span className="quiet">{t(`patrol:state.${state}`)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <ol className="patrols-stops">
        {patrol.stops.map((stop, i) => (
          <li key={stop.id}>
            <h2>
              {i + 1} {stop.name}
            </h2>
            <ul>
              {stop.items.map(item => (
                <Item key={item.id} item={item} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {patrol.own && patrol.hasTrack && <TrackPart id={patrol.id} />}
      <p className="patrols-sign">{t('patrol:desk.sign')}</p>
    </>
  )
}

function Item({ item }: { item: Patrol['stops'][number]['items'][number] }) {
  const { t } = useWords()
  const { check, earlier } = item
  const result = check?.result ?? 'notLooked'
  return (
    <li className={`patrols-item patrols-${result}`}>
      <span>{item.text}</span>
      <strong>{t(result === 'notLooked' ? 'patrol:desk.notLooked' : `patrol:result.${result}`)}</strong>
      {check && <span className="quiet">{timeText(check.at)}</span>}
      {check?.note && <p>{check.note}</p>}
      {earlier.length > 0 && (
        <p className="quiet">
          {t('patrol:desk.earlier', {
            results: earlier.map(one => `${timeText(one.at)} ${t(`patrol:result.${one.result}`)}`).join('、'),
          })}
        </p>
      )}
      <PhotosOf photos={check?.photos ?? []} />
    </li>
  )
}
