/** Counsel at the desk: bookings of the week, consultations, opinions, the roster with hours, figures; the address says which. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Segmented, Select } from 'antd'
import { useWords } from '../../shell/i18n.ts'
import { Failure, Waiting } from '../parts.tsx'
import { holdsRole, type Me, useMe } from '../session.ts'
import { BookingsPart } from './bookings-part.tsx'
import { ConsultationsPart } from './consultations-part.tsx'
import { FiguresPart } from './figures-part.tsx'
import { OpinionsPart } from './opinions-part.tsx'
import { RosterPart } from './roster-part.tsx'
import { type Asked, type Change, type Community, type Roster, useRoster } from './wire.ts'
import './counsel.css'

type Tab = NonNullable<Asked['tab']>

export function CounselPage() {
  const { t } = useWords()
  const asked = useSearch({ strict: false }) as Asked
  const navigate = useNavigate()
  const me = useMe()
  const found = useRoster()
  const tabs = found.data ? tabsFor(me, found.data) : []
  const tab = tabs.find(it => it === asked.tab) ?? tabs[0]
  const ask = (change: Change) =>
    void navigate({ to: '/counsel' as '/', search: { ...asked, ...change } as never, replace: true })
  return (
    <main className="page" id="main">
      <header className="page-head">
        <h1>{t('counsel:desk.title')}</h1>
        {tab && (
          <Segmented
            className="no-print counsel-tabs"
            aria-label={t('counsel:desk.title')}
            value={tab}
            options={tabs.map(value => ({ value, label: t(`counsel:desk.tab.${value}`) }))}
            onChange={value => ask({ tab: value, offset: undefined })}
          />
        )}
      </header>
      {found.isPending && <Waiting lines={8} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data && tab && <Part tab={tab} asked={asked} ask={ask} roster={found.data} />}
    </main>
  )
}

function Part({ tab, ...props }: { tab: Tab; asked: Asked; ask(change: Change): void; roster: Roster }) {
  if (tab === 'day') return <BookingsPart {...props} />
  if (tab === 'consultations') return <ConsultationsPart {...props} />
  if (tab === 'opinions') return <OpinionsPart {...props} />
  return tab === 'roster' ? <RosterPart {...props} /> : <FiguresPart {...props} />
}

/** What a reader may look at; everybody sees who serves where. */
function tabsFor(me: Me, { communities }: Roster): readonly Tab[] {
  const receives = communities.some(it => it.maySeeBookings || it.mayBook)
  const watches = holdsRole(me, ...watching)
  const heads = holdsRole(me, 'communityDirector', 'communitySecretary', 'communityCounsel')
  const reads = holdsRole(me, 'communityWorker', 'councilConvenor', 'mediator', 'oversightMember')
  const all: (Tab | false)[] = [
    receives && 'day',
    heads && 'consultations',
    (heads || watches || reads) && 'opinions',
    'roster',
    (heads || watches) && 'figures',
  ]
  return all.filter(it => it !== false)
}

export const watching = [
  'workCommitteeSecretary',
  'workCommitteeDispatcher',
  'justiceOfficer',
  'supervisor',
  'dutyOfficer',
] as const

/** One of these communities, or all; not asked where there is only one. */
export function CommunityChoice(props: {
  communities: readonly Pick<Community, 'id' | 'name'>[]
  value: string | undefined
  set(id: string | undefined): void
}) {
  const { t } = useWords()
  if (props.communities.length < 2) return null
  return (
    <Select
      className="counsel-community"
      aria-label={t('counsel:desk.community')}
      value={props.value ?? 'all'}
      showSearch={{ optionFilterProp: 'label' }}
      options={[
        { value: 'all', label: t('counsel:desk.all') },
        ...props.communities.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={value => props.set(value === 'all' ? undefined : value)}
    />
  )
}
