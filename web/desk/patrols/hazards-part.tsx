/** Hazards by state, kind and grade, the one to be looked at first in front; where they come again; one entered at the desk. */
import { Button, Select } from 'antd'
import { useState } from 'react'
import { hazardKinds } from '../../../src/patrols/kinds.ts'
import { grades } from '../../../src/patrols/terms.ts'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { Empty, Failure, Section, Waiting } from '../parts.tsx'
import { holdsRole, useMe } from '../session.ts'
import { HazardForm } from './hazard-form.tsx'
import { HazardRows } from './hazard-rows.tsx'
import { Pages, pageSize } from './pages.tsx'
import { type PartProps, useHazardPlaces, useHazards } from './wire.ts'

const states = ['current', 'open', 'awaitsLook', 'overdue', 'closed'] as const
const finders = [
  'gridLeader',
  'gridMember',
  'communityWorker',
  'communityPolice',
  'enforcementOfficer',
  'communityDirector',
  'communitySecretary',
]

export function HazardsPart({ asked, ask }: PartProps) {
  const { t } = useWords()
  const [entering, setEntering] = useState(false)
  const mayFind = holdsRole(useMe(), ...finders)
  const found = useHazards(asked, pageSize)
  return (
    <>
      {entering && (
        <Section id="hazard-new" title={t('patrol:desk.hazard.enter')}>
          <HazardForm close={() => setEntering(false)} open={hazard => ask({ hazard })} />
        </Section>
      )}
      <div className="patrols-bar">
        <nav className="tabs" aria-label={t('patrol:desk.hazard.states')}>
          {states.map(state => (
            <button
              key={state}
              type="button"
              className="tab"
              aria-current={(asked.state ?? 'current') === state ? 'page' : undefined}
              onClick={() => ask({ state: state === 'current' ? undefined : state, offset: undefined })}
            >
              {t(`patrol:desk.hazard.state.${state}`)}
              {(asked.state ?? 'current') === state && found.data && (
                <span className="count">{found.data.total}</span>
              )}
            </button>
          ))}
        </nav>
        <Filters asked={asked} ask={ask} />
        {mayFind && !entering && (
          <Button type="primary" icon={<Icon name="plus" />} onClick={() => setEntering(true)}>
            {t('patrol:desk.hazard.enter')}
          </Button>
        )}
      </div>
      {found.isPending && <Waiting lines={8} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data &&
        (found.data.rows.length === 0 ? (
          <Empty title={t('patrol:desk.hazard.none.title')} words={t('patrol:desk.hazard.none.words')} />
        ) : (
          <>
            <HazardRows rows={found.data.rows} today={found.data.today} open={hazard => ask({ hazard })} />
            <Pages total={found.data.total} offset={asked.offset ?? 0} go={offset => ask({ offset })} />
          </>
        ))}
      <Repeats asked={asked} ask={ask} />
    </>
  )
}

function Filters({ asked, ask }: PartProps) {
  const { t } = useWords()
  return (
    <div className="row">
      <Select
        aria-label={t('patrol:input.kind')}
        className="patrols-kind"
        value={asked.kind ?? ''}
        showSearch={{ optionFilterProp: 'label' }}
        options={[
          { value: '', label: t('patrol:desk.hazard.allKinds') },
          ...hazardKinds.map(value => ({ value, label: t(`patrol:hazardKind.${value}`) })),
        ]}
        onChange={kind => ask({ kind: kind || undefined, offset: undefined })}
      />
      <Select
        aria-label={t('patrol:input.grade')}
        value={asked.grade ?? ''}
        options={[
          { value: '', label: t('patrol:desk.hazard.allGrades') },
          ...grades.map(value => ({ value, label: t(`patrol:grade.${value}`) })),
        ]}
        onChange={grade => ask({ grade: grade || undefined, offset: undefined })}
      />
    </div>
  )
}

/** Places, whoever lives or works there. */
function Repeats({ asked, ask }: PartProps) {
  const { t } = useWords()
  const places = useHazardPlaces(asked).data?.rows ?? []
  if (places.length === 0) return null
  return (
    <Section id="hazard-places" title={t('patrol:desk.repeats.title')}>
      <p className="quiet">{t('patrol:desk.repeats.words')}</p>
      <ul className="patrols-repeats">
        {places.slice(0, 12).map(place => (
          <li key={place.hazardId}>
            <button type="button" className="patrols-link" onClick={() => ask({ hazard: place.hazardId })}>
              {place.place || place.grid?.name || place.community.name}
            </button>
            <span>{t(`patrol:hazardKind.${place.kind}`)}</span>
            <span className="quiet">
              {t(`patrol:desk.repeats.${place.open > 0 ? 'count' : 'closed'}`, {
                count: place.count,
                open: place.open,
                day: place.lastOn,
              })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
