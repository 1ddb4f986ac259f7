/** The frame around every page: where one is, where one can go, who one is; help on the keys. */
import { Link, Outlet, useNavigate } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import { useEffect, useState } from 'react'
import { setLanguage, useWords } from '../shell/i18n.ts'
import { MissingNotice } from './calendar/missing-notice.tsx'
import { keepsRegistry, seesCoverage, seesMediationFigures, usesCounsel } from './frame-roles.ts'
import { Icon, type IconName } from './icon.tsx'
import { KeyHelp } from './key-help.tsx'
import { useKeys, watchPrefix } from './keys.ts'
import { useLinked } from './live.ts'
import { holdsRole, isAdministrator, type Me, session, useMe, worksOnMatters } from './session.ts'
import { useUnread } from './staff/notices.ts'
import { useJurisdiction } from './territory/places.ts'
import { post } from './wire.ts'

interface Place {
  to:
    | '/'
    | '/proceedings'
    | '/report'
    | '/map'
    | '/grids'
    | '/figures'
    | '/registry'
    | '/visits'
    | '/patrols'
    | '/committees'
    | '/performance'
    | '/mediation-figures'
    | '/counsel'
    | '/publicity'
    | '/ledgers'
    | '/statutes'
    | '/procedures'
    | '/calendar'
    | '/deliveries'
    | '/devices'
    | '/notices'
  key: string
  icon: IconName
  name: string
}

export function Frame() {
  const [help, setHelp] = useState(false)
  const navigate = useNavigate()
  const me = useMe()
  const places = placesFor(me)
  useEffect(watchPrefix, [])
  useKeys({
    '?': () => setHelp(true),
    ...Object.fromEntries(
      places.map(place => [`g ${place.key}`, () => void navigate({ to: place.to } as never)]),
    ),
  })
  return (
    <div className="frame">
      <Top places={places} help={() => setHelp(true)} />
      {holdsRole(me, 'systemAdmin') && <MissingNotice link />}
      <Outlet />
      {help && <KeyHelp close={() => setHelp(false)} />}
    </div>
  )
}

function placesFor(me: Me): Place[] {
  return isAdministrator(me) ? administering(me) : working(me)
}

/** Administrators see no business content: what they run is places, procedures, the calendar and what is sent out. */
function administering(me: Me): Place[] {
  const all: (Place | false)[] = [
    holdsRole(me, 'systemAdmin') && { to: '/map', key: 'm', icon: 'map', name: 'map' },
    holdsRole(me, 'systemAdmin') && { to: '/grids', key: 'z', icon: 'grids', name: 'grids' },
    { to: '/procedures', key: 'p', icon: 'flow', name: 'procedures' },
    { to: '/calendar', key: 'c', icon: 'calendar', name: 'calendar' },
    holdsRole(me, 'systemAdmin') && { to: '/deliveries', key: 'd', icon: 'send', name: 'deliveries' },
    holdsRole(me, 'systemAdmin') && { to: '/devices', key: 'y', icon: 'phone', name: 'devices' },
    { to: '/notices', key: 'n', icon: 'bell', name: 'notices' },
  ]
  return all.filter(place => place !== false)
}

function working(me: Me): Place[] {
  const watches = holdsRole(
    me,
    'supervisor',
    'workCommitteeSecretary',
    'workCommitteeDispatcher',
    'communityDirector',
    'departmentHead',
    'dutyOfficer',
  )
  const reports = holdsRole(
    me,
    'workCommitteeDispatcher',
    'communityDirector',
    'communitySecretary',
    'dutyOfficer',
    'gridLeader',
    'gridMember',
  )
  const divides = holdsRole(
    me,
    'workCommitteeSecretary',
    'workCommitteeDispatcher',
    'communityDirector',
    'communitySecretary',
  )
  const all: (Place | false)[] = [
    worksOnMatters(me) && { to: '/', key: 'l', icon: 'list', name: 'work' },
    { to: '/proceedings', key: 'o', icon: 'folder', name: 'proceedings' },
    reports && { to: '/report', key: 'r', icon: 'phone', name: 'report' },
    keepsRegistry(me) && { to: '/registry', key: 'h', icon: 'home', name: 'registry' },
    (keepsRegistry(me) || seesCoverage(me)) && { to: '/visits', key: 'v', icon: 'walk', name: 'visits' },
    (keepsRegistry(me) || watches) && { to: '/patrols', key: 't', icon: 'check', name: 'patrols' },
    usesCounsel(me) && { to: '/counsel', key: 'w', icon: 'team', name: 'counsel' },
    usesCounsel(me) && { to: '/publicity', key: 'x', icon: 'calendar', name: 'publicity' },
    (keepsRegistry(me) || watches) && { to: '/ledgers', key: 'b', icon: 'ledger', name: 'ledgers' },
    mediates(me) && { to: '/committees', key: 'e', icon: 'team', name: 'committees' },
    mediates(me) && { to: '/performance', key: 'i', icon: 'clock', name: 'performance' },
    seesMediationFigures(me) && {
      to: '/mediation-figures',
      key: 'j',
      icon: 'chart',
      name: 'mediationFigures',
    },
    { to: '/map', key: 'm', icon: 'map', name: 'map' },
    divides && { to: '/grids', key: 'z', icon: 'grids', name: 'grids' },
    watches && { to: '/figures', key: 'f', icon: 'chart', name: 'figures' },
    { to: '/statutes', key: 'w', icon: 'search', name: 'statutes' },
    { to: '/procedures', key: 'p', icon: 'flow', name: 'procedures' },
    { to: '/notices', key: 'n', icon: 'bell', name: 'notices' },
  ]
  return all.filter(place => place !== false)
}

/** Who keeps, chooses from or is told of the rosters of mediators. */
function mediates(me: Me): boolean {
  return holdsRole(
    me,
    'mediator',
    'justiceOfficer',
    'communityDirector',
    'communitySecretary',
    'courtFilingOfficer',
    'workCommitteeSecretary',
    'workCommitteeDispatcher',
  )
}

/** Lists beside which one of theirs stands under an address of its own. */
const withOneOpen: readonly string[] = [
  '/',
  '/proceedings',
  '/procedures',
  '/grids',
  '/registry',
  '/mediation-figures',
]

function Top({ places, help }: { places: readonly Place[]; help(): void }) {
  const { t } = useWords()
  const jurisdiction = useJurisdiction()
  const unread = useUnread()
  return (
    <header className="top no-print">
      <a className="skip" href="#main">
        {t('desk:frame.skip')}
      </a>
      <Link to="/" className="brand">
        {t('desk:title')}
        {jurisdiction && <span>{jurisdiction.name}</span>}
        {jurisdiction?.demo && <em>{t('desk:frame.demo')}</em>}
      </Link>
      <nav className="places" aria-label={t('desk:frame.places')}>
        {places.map(place => (
          <Link
            key={place.to}
            to={place.to as '/'}
            activeOptions={{ exact: !withOneOpen.includes(place.to), includeSearch: false }}
            className="place"
          >
            <Icon name={place.icon} size={18} />
            <span>{t(`desk:frame.place.${place.name}`)}</span>
            {place.name === 'notices' && unread > 0 && (
              <b className="unread">{unread > 99 ? '99+' : unread}</b>
            )}
          </Link>
        ))}
      </nav>
      <LinkState />
      <Button
        type="text"
        className="top-help"
        icon={<Icon name="keyboard" size={18} />}
        aria-label={t('desk:keys.title')}
        onClick={help}
      />
      <Person />
    </header>
  )
}

function LinkState() {
  const { t } = useWords()
  const linked = useLinked()
  const [late, setLate] = useState(false)
  // A blink of the line is nobody's business; a lasting loss is.
  useEffect(() => {
    const timer = setTimeout(() => setLate(!linked), linked ? 0 : 4000)
    return () => clearTimeout(timer)
  }, [linked])
  return late && !linked ? (
    <span className="unlinked" role="status">
      {t('desk:frame.unlinked')}
    </span>
  ) : null
}

function Person() {
  const { t, language } = useWords()
  const me = useMe()
  const navigate = useNavigate()
  const firstPost = me.posts[0]
  const items = [
    {
      key: 'post',
      type: 'group' as const,
      label: me.posts.map(one => `${one.roleLabel} · ${one.unit.name}`).join('\n'),
    },
    { key: 'account', label: t('desk:frame.account'), onClick: () => void navigate({ to: '/account' }) },
    {
      key: 'language',
      label: t('desk:frame.otherLanguage'),
      onClick: () => void setLanguage(language === 'en' ? 'zh-CN' : 'en'),
    },
    { key: 'out', label: t('desk:frame.signOut'), onClick: () => void signOut() },
  ]
  return (
    <Dropdown trigger={['click']} menu={{ items }} placement="bottomRight">
      <Button type="text" className="person" icon={<Icon name="person" size={18} />}>
        <span className="person-name">{me.person.name}</span>
        {firstPost && <span className="person-post">{firstPost.roleLabel}</span>}
      </Button>
    </Dropdown>
  )
}

async function signOut() {
  await post('/api/auth/sign-out', {}).catch(() => null)
  session.signedOut()
}
