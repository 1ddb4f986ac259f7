/** All acts of a matter, the newest first: who, when, from which state to which, with what words and photos. */
import { whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Section } from '../parts.tsx'
import { Photos } from '../photos.tsx'
import type { ActShown } from '../wire.ts'

export function Timeline({ acts }: { acts: readonly ActShown[] }) {
  const { t } = useWords()
  const newestFirst = [...acts].sort((one, other) => other.seq - one.seq)
  return (
    <Section
      id="matter-acts"
      title={t('shell:timeline.title')}
      extra={<span className="quiet">{t('desk:timeline.count', { count: acts.length })}</span>}
    >
      <ol className="timeline" reversed>
        {newestFirst.map(act => (
          <li key={act.id} className={act.actor.role === t('matter:actor.system') ? 'act act-system' : 'act'}>
            <ActEntry act={act} />
          </li>
        ))}
      </ol>
    </Section>
  )
}

function ActEntry({ act }: { act: ActShown }) {
  const { t, language } = useWords()
  const { name, role, unit, onBehalfOf } = act.actor
  return (
    <article>
      <header className="act-head">
        <strong>{act.label}</strong>
        {act.from !== act.to && <span className="state">{act.stateLabel}</span>}
        <time dateTime={act.at}>{whenText(act.at, language)}</time>
      </header>
      <p className="act-who">
        {[name, role, unit].filter((word, index, all) => word && all.indexOf(word) === index).join(' · ')}
        {onBehalfOf && ` · ${t('shell:timeline.onBehalf', { name: onBehalfOf })}`}
      </p>
      <dl className="facts">
        {act.reason && !act.details.some(detail => detail.value === act.reason) && (
          <div>
            <dt>{t('shell:timeline.reason')}</dt>
            <dd className="prose">{act.reason}</dd>
          </div>
        )}
        {act.details.map(detail => (
          <div key={detail.name}>
            <dt>{detail.label}</dt>
            <dd className="prose">{detail.value}</dd>
          </div>
        ))}
      </dl>
      <Photos photos={act.photos} size="small" />
    </article>
  )
}
