/** Who the community's counsel is and when they are there, or that there is none and where to ask instead. */
import { dayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import type { OwnCounsel } from './wire.ts'

export function CounselFacts({ own, another }: { own: OwnCounsel; another(): void }) {
  const { t } = useWords()
  return (
    <section className="part" aria-labelledby="counsel-who">
      <h2 id="counsel-who">{own.community.name}</h2>
      {own.counsel.length === 0 && <p className="note warn">{t('counsel:public.none')}</p>}
      {own.counsel.map(it => (
        <div key={it.licenceNumber} className="stack-small">
          <p>
            <strong>{it.name}</strong> · {it.firm}
          </p>
          <p className="quiet">{t('counsel:public.licence', { number: it.licenceNumber })}</p>
          {it.workPhone && (
            <p>
              <a href={`tel:${it.workPhone}`}>{it.workPhone}</a>
            </p>
          )}
        </div>
      ))}
      {own.counsel.length > 0 && own.hours.length > 0 && <Hours hours={own.hours} />}
      <button type="button" className="button plain" onClick={another}>
        {t('counsel:public.other')}
      </button>
    </section>
  )
}

function Hours({ hours }: { hours: OwnCounsel['hours'] }) {
  const { t, language } = useWords()
  const words = (it: OwnCounsel['hours'][number]) => {
    const times = { starts: it.starts ?? '', ends: it.ends ?? '' }
    if (it.weekday !== null)
      return t('counsel:public.every', { weekday: t(`counsel:weekday.${it.weekday}`), ...times })
    const day = dayText(`${it.onDay}T12:00:00+08:00`, language)
    return t(`counsel:public.${it.closed ? 'closedOn' : 'onDate'}`, { day, ...times })
  }
  return (
    <div>
      <h3>{t('counsel:public.hours')}</h3>
      <ul className="counsel-hours">
        {hours.map(it => (
          <li key={it.id}>
            {[words(it), it.way && t(`counsel:way.${it.way}`), it.place].filter(Boolean).join(' · ')}
          </li>
        ))}
      </ul>
    </div>
  )
}
