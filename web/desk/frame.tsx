/** The frame around every page: where one is, where one can go, who one is; help on the keys. */
import { Link, Outlet, useNavigate } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import { useEffect, useState } from 'react'
import { setLanguage, useWords } from '../shell/i18n.ts'
import { MissingNotice } from './calendar/missing-notice.tsx'
import { Icon } from './icon.tsx'
import { KeyHelp } from './key-help.tsx'
import { useKeys, watchPrefix } from './keys.ts'
import { useLinked } from './live.ts'
import { Bar } from './navigation/bar.tsx'
import { allOf, type Places, placesOf } from './navigation/places.ts'
import { holdsRole, session, useMe } from './session.ts'
import { useJurisdiction } from './territory/places.ts'
import { post } from './wire.ts'

export function Frame() {
  const [help, setHelp] = useState(false)
  const navigate = useNavigate()
  const me = useMe()
  const places = placesOf(me)
  useEffect(watchPrefix, [])
  useKeys({
    '?': () => setHelp(true),
    ...Object.fromEntries(
      allOf(places).map(place => [`g ${place.key}`, () => void navigate({ to: place.to } as never)]),
    ),
  })
  return (
    <div className="frame">
      <Top places={places} help={() => setHelp(true)} />
      {holdsRole(me, 'systemAdmin') && <MissingNotice link />}
      <Outlet />
      {help && <KeyHelp places={allOf(places)} close={() => setHelp(false)} />}
    </div>
  )
}

function Top({ places, help }: { places: Places; help(): void }) {
  const { t } = useWords()
  const jurisdiction = useJurisdiction()
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
      <Bar places={places} />
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
