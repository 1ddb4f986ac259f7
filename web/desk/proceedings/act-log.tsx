/** All acts of a proceeding, the newest first: who, when, what with, and what each did to the clocks; what was recorded later says so. */
import { dueText, whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Icon, type IconName } from '../icon.tsx'
import { Section } from '../parts.tsx'
import { Photos } from '../photos.tsx'
import { Told } from './told.tsx'
import type { Act, Proceeding } from './wire.ts'

export function ActLog({ proceeding }: { proceeding: Proceeding }) {
  const { t } = useWords()
  const { acts } = proceeding
  const newestFirst = [...acts].sort((one, other) => other.seq - one.seq)
  return (
    <Section
      id="proceeding-acts"
      title={t('shell:timeline.title')}
      extra={<span className="quiet">{t('desk:timeline.count', { count: acts.length })}</span>}
    >
      <ol className="timeline" reversed>
        {newestFirst.map(act => (
          <li key={act.id} className={act.actor.name === '' ? 'act act-system' : 'act'}>
            <ActEntry act={act} proceedingId={proceeding.id} />
          </li>
        ))}
      </ol>
    </Section>
  )
}

function ActEntry({ act, proceedingId }: { act: Act; proceedingId: string }) {
  const { t, language } = useWords()
  const { name, role, onBehalfOf } = act.actor
  const open = act.details.filter(detail => !detail.kept)
  return (
    <article>
      <header className="act-head">
        <strong>{act.label}</strong>
        {act.from !== act.to && <span className="state">{act.stateLabel}</span>}
        {act.recordedAt && (
          <span className="tag tag-late">
            {t('desk:act.recordedAt', { when: whenText(act.recordedAt, language) })}
          </span>
        )}
        <time dateTime={act.at}>{whenText(act.at, language)}</time>
      </header>
      <p className="act-who">
        {[name, role].filter(Boolean).join(' · ')}
        {onBehalfOf && ` · ${t('shell:timeline.onBehalf', { name: onBehalfOf })}`}
      </p>
      {open.length > 0 && (
        <dl className="facts">
          {open.map(detail => (
            <div key={detail.name}>
              <dt>{detail.label}</dt>
              <dd className="prose">{detail.value}</dd>
            </div>
          ))}
        </dl>
      )}
      {act.secret && <Told act={act} proceedingId={proceedingId} />}
      <ClockChanges act={act} />
      {act.papers.length > 0 && (
        <p className="act-papers quiet">
          {t('desk:act.papers', {
            papers: act.papers.map(paper => paper.label).join(t('desk:part.comma')),
          })}
        </p>
      )}
      <Photos photos={act.photos} size="small" />
      {act.scansClosed > 0 && (
        <p className="act-papers quiet">{t('desk:act.scansClosed', { count: act.scansClosed })}</p>
      )}
    </article>
  )
}

const icons: Readonly<Record<string, IconName>> = {
  opened: 'clock',
  extended: 'plus',
  excluded: 'minus',
  moved: 'calendar',
  paused: 'pause',
  resumed: 'next',
  closed: 'done',
}

function ClockChanges({ act }: { act: Act }) {
  const { t, language } = useWords()
  if (act.clocks.length === 0) return null
  return (
    <ul className="clock-changes" aria-label={t('desk:act.clocks')}>
      {act.clocks.map(change => (
        <li key={`${change.what} ${change.label}`} className={`clock-${change.what}`}>
          <Icon name={icons[change.what] ?? 'clock'} size={13} />
          {t(`desk:act.clock.${change.what}`, { term: change.label })}
          {change.dueAt && (
            <time dateTime={change.dueAt}>
              {t('desk:act.until', { when: dueText(change.dueAt, language) })}
            </time>
          )}
        </li>
      ))}
    </ul>
  )
}
