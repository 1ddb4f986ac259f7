/** A line for the year's plan: topic, law, for whom, where, in which month, who prepares it. */
import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Choice, Line } from '../counsel/fields.tsx'
import { useSend } from '../counsel/wire.ts'
import { Failure } from '../parts.tsx'
import { communityIdOf, firstOf, WhatFields } from './what-fields.tsx'
import type { Year } from './wire.ts'

export interface ItemStart {
  readonly month?: number
  readonly topic?: string
  readonly law?: string
}

export function ItemDialog({ year, start, close }: { year: Year; start: ItemStart; close(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [id] = useState(newId)
  const places = year.communities.filter(it => it.mayPlan)
  const [typed, setTyped] = useState({
    community: firstOf(places, year.mayPlanForAll),
    ...{ topic: start.topic ?? '', law: start.law ?? '', audience: 'residents', venue: 'community' },
    ...{ place: '', responsible: '' },
    month: String(start.month ?? Number(year.today.slice(5, 7))),
  })
  const change = (some: Partial<typeof typed>) => setTyped({ ...typed, ...some })
  const send = useSend(() => {
    void message.success(t('counsel:desk.saved'))
    close()
  })
  const ready = typed.topic.trim() !== '' && typed.responsible.trim() !== ''
  const months = Array.from({ length: 12 }, (_, i) => String(i + 1))
  const submit = () => {
    const { community, month, ...rest } = typed
    const body = { id, communityId: communityIdOf(community), year: year.year, month: Number(month), ...rest }
    if (ready) send.mutate({ path: '/api/publicity/items', body })
  }
  return (
    <Modal open width={680} footer={null} onCancel={close} title={t('counsel:publicity.addItem')}>
      <form
        className="counsel-form"
        onSubmit={event => {
          event.preventDefault()
          submit()
        }}
      >
        <WhatFields what={typed} change={change} communities={places} forAll={year.mayPlanForAll} />
        <div className="counsel-two">
          <Choice
            name="month"
            value={typed.month}
            options={months.map(value => ({ value, label: t('counsel:publicity.month', { month: value }) }))}
            set={month => change({ month })}
          />
          <Line name="responsible" value={typed.responsible} set={responsible => change({ responsible })} />
        </div>
        {send.error && <Failure error={send.error} title={t('counsel:desk.failed')} />}
        <Button type="primary" htmlType="submit" disabled={!ready} loading={send.isPending}>
          {t('counsel:desk.save')}
        </Button>
      </form>
    </Modal>
  )
}
