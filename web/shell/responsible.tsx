/** Who is mine: the grid a place lies in and the people who answer there, with their work phones. */
import { type Responsible as Answer, useResponsible } from './addresses.ts'
import { useWords } from './i18n.ts'
import type { Chosen } from './places.ts'

export function Responsible({ chosen }: { chosen: Chosen }) {
  const { t } = useWords()
  const { answer, state } = useResponsible(chosen)
  if (answer) return <People answer={answer} />
  return (
    <p className="quiet" role="status">
      {t(state === 'failed' ? 'shell:responsible.offline' : 'shell:responsible.asking')}
    </p>
  )
}

function People({ answer: { grid, community, holders } }: { answer: Answer }) {
  const { t } = useWords()
  return (
    <div className="stack-small responsible" aria-live="polite">
      <p>
        <strong>{grid?.name ?? community.name}</strong>{' '}
        {grid && <span className="quiet">{t(`shell:responsible.${grid.kind}`)}</span>}
      </p>
      {!grid && <p className="quiet">{t('shell:responsible.communityOnly')}</p>}
      {holders.length === 0 && <p>{t('shell:responsible.none')}</p>}
      <ul className="people">
        {holders.map(({ role, roleLabel, name, unit, workPhone }) => (
          <li key={`${role} ${name} ${unit}`}>
            <div>
              <p>
                {roleLabel} <strong>{name}</strong>
              </p>
              <p className="quiet">{unit}</p>
            </div>
            {workPhone ? (
              <a
                href={`tel:${workPhone}`}
                aria-label={t('shell:responsible.call', { name, phone: workPhone })}
              >
                {workPhone}
              </a>
            ) : (
              <span className="quiet">{t('shell:responsible.noPhone')}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
