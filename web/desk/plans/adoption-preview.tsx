/** What adopting would do, before anybody decides: codes and versions of the grids, open work handed over, people who move with them, warnings. */
import { useWords } from '../../shell/i18n.ts'
import { numberText, percentText } from '../format.ts'
import type { Adoption } from './wire.ts'
import { shortGrid } from './words.ts'

interface PreviewProps {
  adoption: Adoption
  community: string
}

export function AdoptionPreview({ adoption, community }: PreviewProps) {
  const { t } = useWords()
  const { grids, ended, warnings } = adoption
  const count = (fate: Adoption['grids'][number]['fate']) => grids.filter(one => one.fate === fate).length
  return (
    <div className="plan-adoption">
      <p>
        {t('planning:desk.adopt.sum', {
          kept: count('kept') + count('renamed'),
          changed: count('changed'),
          made: count('new'),
          ended: ended.length,
        })}
      </p>
      {warnings.length > 0 && (
        <div className="note bad" role="status">
          <strong>{t('planning:desk.adopt.warnings')}</strong>
          <ul className="plan-warnings">
            {warnings.map(one => (
              <li key={`${one.code} ${one.key} ${one.words}`}>{one.words}</li>
            ))}
          </ul>
        </div>
      )}
      <Fates adoption={adoption} community={community} />
      <HandOver adoption={adoption} />
      <Posts adoption={adoption} />
    </div>
  )
}

function Fates({ adoption: { grids, ended }, community }: PreviewProps) {
  const { t } = useWords()
  const short = (name: string) => shortGrid(name, community)
  const comma = t('desk:part.comma')
  return (
    <details open>
      <summary>{t('planning:desk.adopt.grids')}</summary>
      <div className="plan-scroll">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('planning:desk.table.grid')}</th>
              <th scope="col">{t('planning:desk.adopt.code')}</th>
              <th scope="col">{t('planning:desk.adopt.becomes')}</th>
              <th scope="col" className="num">
                {t('planning:desk.table.households')}
              </th>
              <th scope="col">{t('planning:desk.adopt.from')}</th>
            </tr>
          </thead>
          <tbody>
            {grids.map(one => (
              <tr key={one.key}>
                <th scope="row">{short(one.name)}</th>
                <td className="code">{one.code}</td>
                <td>{t(`planning:desk.adopt.fate.${one.fate}`, { version: one.version })}</td>
                <td className="num">{numberText(Math.round(one.households))}</td>
                <td>
                  {one.fate !== 'kept' &&
                    one.from
                      .map(source => `${short(source.name)} ${percentText(source.share, 1)}`)
                      .join(comma)}
                </td>
              </tr>
            ))}
            {ended.map(one => (
              <tr key={one.id} className="plan-ended">
                <th scope="row">{short(one.name)}</th>
                <td className="code">{one.code}</td>
                <td>{t('planning:desk.adopt.fate.ended')}</td>
                <td className="num">{numberText(Math.round(one.households))}</td>
                <td>
                  {t('planning:desk.adopt.to', {
                    names: one.to
                      .map(goal => `${short(goal.name)} ${percentText(goal.share, 1)}`)
                      .join(comma),
                  })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

function HandOver({ adoption: { handOver, toHandOver } }: { adoption: Adoption }) {
  const { t } = useWords()
  if (toHandOver === 0) return <p>{t('planning:desk.adopt.nothingOpen')}</p>
  return (
    <details>
      <summary>{t('planning:desk.adopt.handOver', { count: toHandOver })}</summary>
      <ul className="plan-warnings">
        {handOver.map(one => (
          <li key={one.code}>{t('planning:desk.adopt.openAt', { grid: one.name, count: one.open })}</li>
        ))}
      </ul>
    </details>
  )
}

function Posts({ adoption: { posts } }: { adoption: Adoption }) {
  const { t } = useWords()
  if (posts.length === 0) return null
  return (
    <details>
      <summary>{t('planning:desk.adopt.posts', { count: posts.length })}</summary>
      <ul className="plan-warnings">
        {posts.map(one => (
          <li key={`${one.person} ${one.role} ${one.from} ${one.to}`}>
            {t(
              one.to === null
                ? 'planning:desk.adopt.postEnds'
                : one.toRole !== null && one.toRole !== one.role
                  ? 'planning:desk.adopt.postChanges'
                  : 'planning:desk.adopt.postGoesOn',
              {
                person: one.person,
                role: one.roleLabel,
                from: one.from,
                to: one.to,
                toRole: one.toRoleLabel,
              },
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
