/** How often households are to be visited: the defaults, named as such, and what an office decided, with its source and from which day. */
import { useWords } from '../../shell/i18n.ts'
import { Failure, Section, Waiting } from '../parts.tsx'
import { civilText } from '../staffing/days.ts'
import { TargetForm } from './target-form.tsx'
import { useTargets } from './wire.ts'

export function TargetsPart() {
  const { t, language } = useWords()
  const found = useTargets()
  if (!found.data)
    return found.error ? (
      <Failure error={found.error} retry={() => void found.refetch()} />
    ) : (
      <Waiting lines={6} />
    )
  const { defaults, decided, communities, everywhere, today } = found.data
  return (
    <>
      <p className="quiet">{t('visit:targets.words')}</p>
      <Section id="target-defaults" title={t('visit:targets.defaults')}>
        <p className="quiet">{t('visit:targets.defaultsWords')}</p>
        <ul className="papers">
          {defaults.map(({ setting, everyDays }) => (
            <li key={setting}>
              {t(`visit:setting.${setting}`)} · {t('visit:targets.everyDays', { days: everyDays })}
            </li>
          ))}
        </ul>
      </Section>
      <Section id="target-decided" title={t('visit:targets.decided')}>
        {decided.length === 0 ? (
          <p className="quiet">{t('visit:targets.none')}</p>
        ) : (
          <table className="plain-table visits-table">
            <thead>
              <tr>
                {(['from', 'community', 'setting', 'days', 'source', 'by'] as const).map(name => (
                  <th key={name} scope="col">
                    {t(`visit:targets.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {decided.map(it => (
                <tr key={it.id}>
                  <th scope="row">{civilText(it.validFrom, language)}</th>
                  <td data-label={t('visit:targets.community')}>
                    {it.community?.name ?? t('visit:targets.all')}
                  </td>
                  <td data-label={t('visit:targets.setting')}>
                    {it.setting ? t(`visit:setting.${it.setting}`) : t('visit:targets.allSettings')}
                  </td>
                  <td data-label={t('visit:targets.days')}>
                    {t('visit:targets.everyDays', { days: it.everyDays })}
                  </td>
                  <td data-label={t('visit:targets.source')}>{it.source}</td>
                  <td data-label={t('visit:targets.by')}>{it.by}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
      {(everywhere || communities.length > 0) && (
        <Section id="target-form" title={t('visit:targets.form')}>
          <TargetForm key={decided.length} targets={found.data} today={today} />
        </Section>
      )}
    </>
  )
}
