/** A copy to take along: ordinary links, so that the browser keeps the file where people look for it. */
import { useWords } from '../../shell/i18n.ts'

export function CopyPart({ of }: { of: string | undefined }) {
  const { t, language } = useWords()
  const address = (as: string) =>
    `/api/own/copy?${new URLSearchParams({ as, lang: language, ...(of ? { of } : {}) })}`
  return (
    <section className="part" aria-labelledby="mydata-copy">
      <h2 id="mydata-copy">{t('mydata:copy.title')}</h2>
      <p>{t('mydata:copy.help')}</p>
      <p className="row">
        {(['html', 'xlsx', 'json'] as const).map(as => (
          <a className="button" href={address(as)} download key={as}>
            {t(`mydata:copy.${as}`)}
          </a>
        ))}
      </p>
    </section>
  )
}
