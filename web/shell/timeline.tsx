/** The acts of a proceeding in the order of time: what was done, by whom, when, with what result. */
import { whenText } from './format.ts'
import { useWords } from './i18n.ts'
import { PhotoStrip } from './photo-strip.tsx'
import type { ActShown } from './shapes.ts'

export function Timeline({ acts, newestFirst = true }: { acts: readonly ActShown[]; newestFirst?: boolean }) {
  const { t } = useWords()
  if (acts.length === 0) return <p className="empty">{t('shell:timeline.empty')}</p>
  const ordered = newestFirst ? [...acts].reverse() : acts
  return (
    <ol className="timeline">
      {ordered.map(act => (
        <Entry act={act} key={act.id} />
      ))}
    </ol>
  )
}

function Entry({ act }: { act: ActShown }) {
  const { t, language } = useWords()
  const who = [act.actor.unit, act.actor.role, act.actor.name].filter(
    (part, index, all) => part && all.indexOf(part) === index,
  )
  return (
    <li>
      <p className="timeline-head">
        <strong>{act.label}</strong>
        {act.from !== act.to && <span className="chip">{act.stateLabel}</span>}
      </p>
      <p className="quiet">
        <time dateTime={act.at}>{whenText(act.at, language)}</time> · {who.join(' · ')}
        {act.actor.onBehalfOf && ` · ${t('shell:timeline.onBehalf', { name: act.actor.onBehalfOf })}`}
      </p>
      {act.reason && !act.details.some(detail => detail.value === act.reason) && (
        <p className="prose">
          {t('shell:timeline.reason')}: {act.reason}
        </p>
      )}
      {act.details.length > 0 && (
        <dl className="details">
          {act.details.map(detail => (
            <div key={detail.name}>
              <dt>{detail.label}</dt>
              <dd className="prose">{detail.value}</dd>
            </div>
          ))}
        </dl>
      )}
      <PhotoStrip photos={act.photos} />
    </li>
  )
}
