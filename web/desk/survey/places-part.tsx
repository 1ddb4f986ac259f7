/** What there is already: communities with their buildings, each as a sheet to correct and send back; the last files. */

import { whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { numberText } from '../format.ts'
import { Section } from '../parts.tsx'
import { NewCommunity } from './new-community.tsx'
import type { Overview } from './wire.ts'

export function PlacesPart({ overview }: { overview: Overview }) {
  const { t } = useWords()
  return (
    <>
      <Section
        id="survey-places"
        title={t('survey:page.places', { name: overview.jurisdiction.name })}
        extra={
          overview.communities.length > 0 && (
            <span className="row">
              <a href="/api/survey/buildings.geojson">{t('survey:page.allBuildings')}</a>
              <a href="/api/survey/communities.geojson">{t('survey:page.allBorders')}</a>
            </span>
          )
        }
      >
        {overview.communities.length === 0 ? (
          <p>{t('survey:page.noCommunities')}</p>
        ) : (
          <CommunityTable overview={overview} />
        )}
        {overview.barriers > 0 && (
          <p className="quiet">{t('survey:page.barriers', { count: overview.barriers })}</p>
        )}
        <details className="survey-add" open={overview.communities.length === 0}>
          <summary>{t('survey:page.newCommunity')}</summary>
          <NewCommunity overview={overview} />
        </details>
      </Section>
      {overview.runs.length > 0 && <Runs overview={overview} />}
    </>
  )
}

function CommunityTable({ overview }: { overview: Overview }) {
  const { t, language } = useWords()
  return (
    <div className="table-wide">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('survey:field.community')}</th>
            <th scope="col" className="num">
              {t('survey:kind.buildings')}
            </th>
            <th scope="col" className="num">
              {t('survey:field.households')}
            </th>
            <th scope="col">{t('survey:page.sheet')}</th>
          </tr>
        </thead>
        <tbody>
          {overview.communities.map(row => (
            <tr key={row.id}>
              <th scope="row">
                {row.name} <span className="quiet code">{row.code}</span>
                {!row.hasBorder && <span className="tag">{t('survey:page.noBorder')}</span>}
                {row.withoutGrid > 0 && (
                  <span className="tag">{t('survey:page.withoutGrid', { count: row.withoutGrid })}</span>
                )}
              </th>
              <td className="num">{numberText(row.buildings)}</td>
              <td className="num">{numberText(row.households)}</td>
              <td>
                <a href={`/api/survey/template.xlsx?lang=${language}&community=${row.id}`}>
                  {t('survey:page.asSheet')}
                  <span className="sr">{row.name}</span>
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Runs({ overview }: { overview: Overview }) {
  const { t, language } = useWords()
  return (
    <Section id="survey-runs" title={t('survey:page.runs')}>
      <ul className="survey-runs">
        {overview.runs.map(run => (
          <li key={run.id}>
            <time dateTime={run.at}>{whenText(run.at, language)}</time>
            <span>
              <strong>{run.fileName}</strong> {t(`survey:kind.${run.kind}`)}
            </span>
            <span className="quiet">
              {t('survey:page.run', {
                rows: run.rows,
                refused: run.refused,
                person: run.person ?? t('survey:page.commandLine'),
              })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
