/** Setting up the second code: a picture for the authenticator, the key in letters, backup codes shown once. */
import { useMutation } from '@tanstack/react-query'
import { Button, Input, QRCode } from 'antd'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Failure } from '../parts.tsx'
import type { Me } from '../session.ts'
import { post } from '../wire.ts'
import { Labelled } from './account-page.tsx'

interface Setup {
  uri: string
  backupCodes: string[]
}

export function SecondCode({ me, changed }: { me: Me; changed(on: boolean): void }) {
  const { t } = useWords()
  const [password, setPassword] = useState('')
  const enable = useMutation({
    mutationFn: () => post<Setup>('/api/auth/totp/enable', { password }),
    onSuccess: () => setPassword(''),
  })
  const disable = useMutation({
    mutationFn: () => post('/api/auth/totp/disable', { password }),
    onSuccess: () => {
      setPassword('')
      changed(false)
    },
  })
  if (enable.data && !me.twoFactor) return <Confirm setup={enable.data} confirmed={() => changed(true)} />
  const act = me.twoFactor ? disable : enable
  return (
    <form
      className="narrow-form"
      onSubmit={event => {
        event.preventDefault()
        act.mutate()
      }}
    >
      <p>{me.twoFactor ? t('desk:account.secondOn') : t('desk:account.secondOff')}</p>
      <Labelled label={t('desk:account.current')}>
        {id => (
          <Input.Password
            id={id}
            value={password}
            autoComplete="current-password"
            maxLength={128}
            onChange={event => setPassword(event.target.value)}
          />
        )}
      </Labelled>
      {act.error && <Failure error={act.error} />}
      <Button
        htmlType="submit"
        type={me.twoFactor ? 'default' : 'primary'}
        danger={me.twoFactor}
        loading={act.isPending}
        disabled={password === ''}
      >
        {me.twoFactor ? t('desk:account.disable') : t('desk:account.enable')}
      </Button>
    </form>
  )
}

function Confirm({ setup, confirmed }: { setup: Setup; confirmed(): void }) {
  const { t } = useWords()
  const [code, setCode] = useState('')
  const confirm = useMutation({
    mutationFn: () => post('/api/auth/totp/confirm', { code: code.trim() }),
    onSuccess: confirmed,
  })
  return (
    <form
      className="narrow-form"
      onSubmit={event => {
        event.preventDefault()
        confirm.mutate()
      }}
    >
      <p>{t('desk:account.scan')}</p>
      <QRCode value={setup.uri} size={200} aria-label={t('desk:account.qr')} />
      <p className="code">{new URL(setup.uri).searchParams.get('secret')}</p>
      <p>{t('desk:account.backup')}</p>
      <ul className="backup code">
        {setup.backupCodes.map(one => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <Labelled label={t('desk:signIn.code')}>
        {id => (
          <Input
            id={id}
            value={code}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={20}
            onChange={event => setCode(event.target.value)}
          />
        )}
      </Labelled>
      {confirm.error && <Failure error={confirm.error} />}
      <Button type="primary" htmlType="submit" loading={confirm.isPending} disabled={code.trim().length < 6}>
        {t('desk:account.confirm')}
      </Button>
    </form>
  )
}
