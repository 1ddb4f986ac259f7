/** Hours of counsel: every week, on one date, or nobody there on a date. */
import { App, Button, InputNumber, Modal, Radio } from 'antd'
import { useState } from 'react'
import { dutyWays } from '../../../src/counsel/kinds.ts'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Failure } from '../parts.tsx'
import { Labelled } from '../staff/account-page.tsx'
import { Choice, Day, Line, optionsOf } from './fields.tsx'
import { type Community, useSend } from './wire.ts'

const weekdays = ['1', '2', '3', '4', '5', '6', '7']
const sorts = ['weekly', 'dated', 'closed'] as const

interface Typed {
  readonly sort: (typeof sorts)[number]
  readonly weekday: string
  readonly onDay: string
  readonly starts: string
  readonly ends: string
  readonly way: string
  readonly place: string
  readonly slotMinutes: number | null
}

export function DutyDialog(props: { community: Community; today: string; close(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const { community, today, close } = props
  const [id] = useState(newId)
  const [typed, setTyped] = useState<Typed>({
    ...{ sort: 'weekly', weekday: '1', onDay: today, starts: '14:00', ends: '16:00', way: 'counter' },
    ...{ place: '', slotMinutes: 30 },
  })
  const change = (some: Partial<Typed>) => setTyped({ ...typed, ...some })
  const send = useSend(() => {
    void message.success(t('counsel:desk.saved'))
    close()
  })
  return (
    <Modal
      open
      footer={null}
      onCancel={close}
      title={`${t('counsel:desk.roster.addHours')} · ${community.name}`}
    >
      <form
        className="counsel-form"
        onSubmit={event => {
          event.preventDefault()
          send.mutate({ path: '/api/counsel/duties', body: { id, ...bodyOf(typed, community.id, today) } })
        }}
      >
        <Radio.Group
          aria-label={t('counsel:desk.roster.hours')}
          value={typed.sort}
          options={sorts.map(value => ({ value, label: t(`counsel:desk.roster.${value}`) }))}
          onChange={event => change({ sort: event.target.value as Typed['sort'] })}
        />
        {typed.sort === 'weekly' ? (
          <Choice
            name="weekday"
            value={typed.weekday}
            options={optionsOf(t, 'weekday', weekdays)}
            set={weekday => change({ weekday })}
          />
        ) : (
          <Day name="onDay" value={typed.onDay} set={onDay => change({ onDay })} />
        )}
        {typed.sort !== 'closed' && <Times typed={typed} change={change} />}
        {send.error && <Failure error={send.error} title={t('counsel:desk.failed')} />}
        <Button type="primary" htmlType="submit" loading={send.isPending}>
          {t('counsel:desk.save')}
        </Button>
      </form>
    </Modal>
  )
}

function Times({ typed, change }: { typed: Typed; change(some: Partial<Typed>): void }) {
  const { t } = useWords()
  return (
    <>
      <div className="counsel-two">
        <Day name="starts" type="time" value={typed.starts} set={starts => change({ starts })} />
        <Day name="ends" type="time" value={typed.ends} set={ends => change({ ends })} />
        <Choice
          name="way"
          value={typed.way}
          options={optionsOf(t, 'way', dutyWays)}
          set={way => change({ way })}
        />
        <Labelled label={t('counsel:input.slotMinutes')}>
          {id => (
            <InputNumber
              id={id}
              min={5}
              max={240}
              precision={0}
              value={typed.slotMinutes}
              onChange={slotMinutes => change({ slotMinutes })}
            />
          )}
        </Labelled>
      </div>
      <Line name="place" value={typed.place} set={place => change({ place })} />
    </>
  )
}

function bodyOf(typed: Typed, communityId: string, today: string) {
  const { sort, weekday, onDay, starts, ends, way, place, slotMinutes } = typed
  const closed = sort === 'closed'
  return {
    ...{ communityId, closed, place: closed ? '' : place, validFrom: today },
    weekday: sort === 'weekly' ? Number(weekday) : null,
    onDay: sort === 'weekly' ? null : onDay,
    starts: closed ? null : starts,
    ends: closed ? null : ends,
    way: closed ? null : way,
    slotMinutes: closed ? null : slotMinutes,
  }
}
