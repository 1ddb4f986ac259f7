/** Own account: posts held, password, second code for signing in. */
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, App, Button, Input } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { mediatorRoles } from '../../../src/mediation/procedure-shared.ts'
import { useWords } from '../../shell/i18n.ts'
import { Failure, Section } from '../parts.tsx'
import { holdsRole, keepsPaperForms, seesPhones, session, useMe } from '../session.ts'
import { CalendarPart } from '../sittings/calendar-part.tsx'
import { OwnLeave } from '../staffing/own-leave.tsx'
import { post } from '../wire.ts'
import { ChannelsForm } from './channels-form.tsx'
import { KinForm } from './kin-form.tsx'
import { SecondCode } from './second-code.tsx'

export function AccountPage() {
  const { t } = useWords()
  const me = useMe()
  return (
    <main className="page page-narrow" id="main">
      <h1>{me.person.name}</h1>
      <Section id="posts" title={t('desk:account.posts')}>
        <ul className="papers">
          {me.posts.map(held => (
            <li key={`${held.role} ${held.unit.id} ${held.grid?.id}`}>
              <strong>{held.roleLabel}</strong>
              <span className="quiet">
                {' '}
                ·{' '}
                {[held.unit.name, held.community?.name, held.grid?.name]
                  .filter((name, index, all) => name && all.indexOf(name) === index)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
        {me.deputyFor.length > 0 && (
          <p>
            {t('desk:account.deputyFor', {
              names: me.deputyFor.map(one => one.name).join(t('desk:part.comma')),
            })}
          </p>
        )}
        <p className="quiet">{t('desk:account.idle', { minutes: me.idleMinutes })}</p>
      </Section>
      <Section id="leave" title={t('desk:account.leave')}>
        <OwnLeave />
      </Section>
      <Section id="kin" title={t('desk:account.kin')}>
        <KinForm />
      </Section>
      <Section id="channels" title={t('desk:channels.title')}>
        <ChannelsForm />
      </Section>
      {holdsRole(me, ...mediatorRoles) && (
        <Section id="sitting-calendar" title={t('sitting:calendarTitle')}>
          <CalendarPart />
        </Section>
      )}
      {seesPhones(me) && (
        <Section id="phones" title={t('fieldwork:devices.title')}>
          <Link to={'/devices' as never}>{t('fieldwork:devices.link')}</Link>
        </Section>
      )}
      {keepsPaperForms(me) && (
        <Section id="paper-forms" title={t('paperDesk:forms.title')}>
          <Link to={'/paper-forms' as never}>{t('paperDesk:forms.link')}</Link>
        </Section>
      )}
      <Section id="password" title={t('desk:account.password')}>
        <PasswordForm />
      </Section>
      <Section id="second" title={t('desk:account.second')}>
        <SecondCode me={me} changed={twoFactor => session.signedIn({ ...me, twoFactor })} />
      </Section>
    </main>
  )
}

function PasswordForm() {
  const { t } = useWords()
  const { message } = App.useApp()
  const [typed, setTyped] = useState({ current: '', next: '', again: '' })
  const change = useMutation({
    mutationFn: () => post('/api/auth/password', { current: typed.current, next: typed.next }),
    onSuccess: () => {
      setTyped({ current: '', next: '', again: '' })
      void message.success(t('desk:account.passwordDone'))
    },
  })
  const apart = typed.again !== '' && typed.again !== typed.next
  const ready = typed.current !== '' && typed.next.length >= 8 && typed.again === typed.next
  const field = (name: keyof typeof typed, complete: string) => (
    <Labelled label={t(`desk:account.${name}`)}>
      {id => (
        <Input.Password
          id={id}
          value={typed[name]}
          autoComplete={complete}
          maxLength={128}
          onChange={event => setTyped({ ...typed, [name]: event.target.value })}
        />
      )}
    </Labelled>
  )
  return (
    <form
      className="narrow-form"
      onSubmit={event => {
        event.preventDefault()
        if (ready) change.mutate()
      }}
    >
      {field('current', 'current-password')}
      {field('next', 'new-password')}
      {field('again', 'new-password')}
      {apart && <Alert type="warning" title={t('desk:account.apart')} />}
      {change.error && <Failure error={change.error} />}
      <Button type="primary" htmlType="submit" loading={change.isPending} disabled={!ready}>
        {t('desk:account.change')}
      </Button>
    </form>
  )
}

export function Labelled({ label, children }: { label: string; children(id: string): ReactNode }) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}
