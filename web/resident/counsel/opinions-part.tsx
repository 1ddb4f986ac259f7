/** Counsel's opinions on the community's own rules, where the community chose to show them. */
import { dayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import type { OwnCounsel } from './wire.ts'

export function OpinionsPart({ opinions }: { opinions: OwnCounsel['opinions'] }) {
  const { t, language } = useWords()
  return (
    <section className="part" aria-labelledby="counsel-opinions">
      <h2 id="counsel-opinions">{t('counsel:public.opinions')}</h2>
      {opinions.map(it => (
        <details key={`${it.title} ${it.givenOn}`}>
          <summary>
            {it.title}: <strong>{t(`counsel:opinion.${it.opinion}`)}</strong>
          </summary>
          <p className="quiet">
            {t('counsel:public.givenOn', { day: dayText(`${it.givenOn}T12:00:00+08:00`, language) })}
          </p>
          <p>{it.grounds}</p>
          <ul>
            {it.clauses.map(one => (
              <li key={one.clause}>{[one.clause, one.reason, one.proposal].filter(Boolean).join(' · ')}</li>
            ))}
          </ul>
          <p className="quiet">{it.basis.map(one => `${one.law} ${one.article}`).join(' · ')}</p>
        </details>
      ))}
    </section>
  )
}
