/** What the system administrator changes in the calendar: local rest days or working days, one taken back, a notice loaded as published. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input, Radio } from 'antd'
import { useId, useRef, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Failure, Section } from '../parts.tsx'
import { post } from '../wire.ts'
import type { Changed } from './wire.ts'

export function ChangeForms() {
  const { t } = useWords()
  return (
    <div className="calendar-forms no-print">
      <Section id="calendar-rest" title={t('desk:calendar.addRest')}>
        <RestDaysForm />
      </Section>
      <Section id="calendar-notice" title={t('desk:calendar.load')}>
        <NoticeForm />
      </Section>
    </div>
  )
}

/** Sends a change and says what it moved. */
function useChange(path: string, done: () => void) {
  const { t } = useWords()
  const { message } = App.useApp()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: unknown) => post<Changed>(path, body),
    onSuccess: changed => {
      void client.invalidateQueries({ queryKey: ['calendar'] })
      void message.success(
        t(changed.finished ? 'desk:calendar.changed' : 'desk:calendar.changing', {
          moved: changed.moved,
          confirmed: changed.confirmed,
        }),
      )
      done()
    },
  })
}

const blank = { from: '', to: '', name: '', off: true }

function RestDaysForm() {
  const { t } = useWords()
  const [days, setDays] = useState(blank)
  const add = useChange('/api/calendar/rest-days', () => setDays(blank))
  const remove = useChange('/api/calendar/rest-days/removals', () => setDays(blank))
  const span = { from: days.from, ...(days.to ? { to: days.to } : {}) }
  const failure = add.error ?? remove.error
  return (
    <form
      className="narrow-form"
      onSubmit={event => {
        event.preventDefault()
        remove.reset()
        if (days.from && days.name.trim()) add.mutate({ ...span, name: days.name.trim(), off: days.off })
      }}
    >
      <DayFields days={days} setDays={setDays} />
      {failure && <Failure error={failure} title={t('desk:calendar.refused')} />}
      <div className="row">
        <Button
          type="primary"
          htmlType="submit"
          loading={add.isPending}
          disabled={!days.from || !days.name.trim()}
        >
          {t('desk:calendar.add')}
        </Button>
        <Button
          loading={remove.isPending}
          disabled={!days.from}
          onClick={() => {
            add.reset()
            remove.mutate(span)
          }}
        >
          {t('desk:calendar.remove')}
        </Button>
      </div>
    </form>
  )
}

interface DayFieldsProps {
  days: typeof blank
  setDays(days: typeof blank): void
}

function DayFields({ days, setDays }: DayFieldsProps) {
  const { t } = useWords()
  const id = useId()
  return (
    <>
      {(['from', 'to'] as const).map(name => (
        <div key={name} className="field">
          <label htmlFor={`${id}-${name}`}>{t(`desk:calendar.${name}`)}</label>
          <Input
            id={`${id}-${name}`}
            type="date"
            value={days[name]}
            onChange={event => setDays({ ...days, [name]: event.target.value })}
          />
        </div>
      ))}
      <div className="field">
        <label htmlFor={`${id}-name`}>{t('desk:calendar.name')}</label>
        <Input
          id={`${id}-name`}
          value={days.name}
          maxLength={200}
          placeholder={t('desk:calendar.nameHint')}
          onChange={event => setDays({ ...days, name: event.target.value })}
        />
      </div>
      <Radio.Group
        aria-label={t('desk:calendar.offOrWork')}
        value={days.off}
        options={[
          { value: true, label: t('desk:calendar.off') },
          { value: false, label: t('desk:calendar.working') },
        ]}
        onChange={event => setDays({ ...days, off: event.target.value as boolean })}
      />
    </>
  )
}

function NoticeForm() {
  const { t } = useWords()
  const [text, setText] = useState('')
  const [unreadable, setUnreadable] = useState(false)
  const chooser = useRef<HTMLInputElement>(null)
  const id = useId()
  const load = useChange('/api/calendar/notices', () => setText(''))
  const send = () => {
    try {
      load.mutate(JSON.parse(text))
      setUnreadable(false)
    } catch {
      setUnreadable(true)
    }
  }
  return (
    <form
      className="narrow-form notice-form"
      onSubmit={event => {
        event.preventDefault()
        send()
      }}
    >
      <p className="quiet">{t('desk:calendar.loadWhy')}</p>
      <div className="field">
        <label htmlFor={id}>{t('desk:calendar.json')}</label>
        <Input.TextArea
          id={id}
          value={text}
          autoSize={{ minRows: 4, maxRows: 10 }}
          spellCheck={false}
          onChange={event => setText(event.target.value)}
        />
      </div>
      <input
        ref={chooser}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={t('desk:calendar.file')}
        onChange={event => {
          void event.target.files?.[0]?.text().then(setText)
          event.target.value = ''
        }}
      />
      {unreadable && <p className="error">{t('desk:calendar.unreadable')}</p>}
      {load.error && <Failure error={load.error} title={t('desk:calendar.refused')} />}
      <div className="row">
        <Button type="primary" htmlType="submit" loading={load.isPending} disabled={text.trim() === ''}>
          {t('desk:calendar.load')}
        </Button>
        <Button onClick={() => chooser.current?.click()}>{t('desk:calendar.file')}</Button>
      </div>
    </form>
  )
}
