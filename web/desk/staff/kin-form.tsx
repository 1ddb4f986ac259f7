/** Recusal: numbers of one's own and of kin are declared, so that matters raised from them go to a colleague. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Failure } from '../parts.tsx'
import { get, post } from '../wire.ts'

export function KinForm() {
  const { t } = useWords()
  const { message } = App.useApp()
  const id = useId()
  const [phone, setPhone] = useState('')
  const declared = useQuery({
    queryKey: ['kin'],
    queryFn: ({ signal }) => get<{ count: number }>('/api/me/kin', signal),
  })
  const change = useMutation({
    mutationFn: (withdraw: boolean) => post('/api/me/kin', { phone: phone.replace(/[\s-]/g, ''), withdraw }),
    onSuccess: () => {
      setPhone('')
      void declared.refetch()
      void message.success(t('desk:account.kinDone'))
    },
  })
  const error = change.error ?? declared.error
  return (
    <form
      className="narrow-form"
      onSubmit={event => {
        event.preventDefault()
        if (phone !== '') change.mutate(false)
      }}
    >
      <p className="quiet">{t('desk:account.kinWhy')}</p>
      {declared.data && <p>{t('desk:account.kinCount', { count: declared.data.count })}</p>}
      <div className="field">
        <label htmlFor={id}>{t('desk:account.kinPhone')}</label>
        <Input
          id={id}
          value={phone}
          inputMode="tel"
          autoComplete="off"
          maxLength={20}
          onChange={event => setPhone(event.target.value)}
        />
      </div>
      {error && <Failure error={error} />}
      <div className="form-row">
        <Button type="primary" htmlType="submit" loading={change.isPending} disabled={phone === ''}>
          {t('desk:account.kinDeclare')}
        </Button>{' '}
        <Button disabled={phone === '' || change.isPending} onClick={() => change.mutate(true)}>
          {t('desk:account.kinWithdraw')}
        </Button>
      </div>
    </form>
  )
}
