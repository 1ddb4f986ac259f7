/** By which channels one wants to be told, and one's work e-mail. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { App, Button, Checkbox, Input } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Failure, Waiting } from '../parts.tsx'
import { get, post } from '../wire.ts'

const told = ['atOnce', 'list'] as const
interface Choice {
  workEmail: string | null
  workPhone: string | null
  channels: { channel: 'email' | 'webhook'; atOnce: boolean; list: boolean }[]
}

export function ChannelsForm() {
  const { t } = useWords()
  const found = useQuery({
    queryKey: ['channels'],
    queryFn: ({ signal }) => get<Choice>('/api/me/channels', signal),
  })
  if (found.isPending) return <Waiting lines={2} />
  if (found.error) return <Failure error={found.error} retry={() => void found.refetch()} />
  if (found.data.channels.length === 0) return <p className="quiet">{t('desk:channels.none')}</p>
  return <Form kept={found.data} />
}

function Form({ kept }: { kept: Choice }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const id = useId()
  const [choice, setChoice] = useState(kept)
  const save = useMutation({
    mutationFn: () => post('/api/me/channels', requestOf(choice)),
    onSuccess: () => void message.success(t('desk:channels.done')),
  })
  const turn = (channel: string, how: (typeof told)[number], on: boolean) =>
    setChoice({
      ...choice,
      channels: choice.channels.map(one => (one.channel === channel ? { ...one, [how]: on } : one)),
    })
  return (
    <form
      className="narrow-form"
      onSubmit={event => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <p className="quiet">{t('desk:channels.what')}</p>
      {choice.channels.some(one => one.channel === 'email') && (
        <div className="field">
          <label htmlFor={id}>{t('desk:channels.workEmail')}</label>
          <Input
            id={id}
            type="email"
            autoComplete="email"
            maxLength={254}
            value={choice.workEmail ?? ''}
            onChange={event => setChoice({ ...choice, workEmail: event.target.value })}
          />
        </div>
      )}
      {choice.channels.map(one => (
        <fieldset key={one.channel} className="channel">
          <legend>
            {t(`desk:channels.${one.channel}`, { phone: kept.workPhone ?? t('desk:channels.noPhone') })}
          </legend>
          {told.map(how => (
            <Checkbox
              key={how}
              checked={one[how]}
              onChange={event => turn(one.channel, how, event.target.checked)}
            >
              {t(`desk:channels.${how}`)}
            </Checkbox>
          ))}
        </fieldset>
      ))}
      {save.error && <Failure error={save.error} />}
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t('desk:channels.save')}
      </Button>
    </form>
  )
}

function requestOf({ workEmail, channels }: Choice) {
  const chosen = (how: (typeof told)[number]) => channels.filter(one => one[how]).map(one => one.channel)
  return { workEmail: workEmail?.trim() || null, atOnce: chosen('atOnce'), list: chosen('list') }
}
