/** A slot booked for somebody at the counter, with the code told to them. */
import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import { questionKinds } from '../../../src/counsel/kinds.ts'
import { groupCode, timeText, weekdayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Failure } from '../parts.tsx'
import { Choice, Line, optionsOf } from './fields.tsx'
import { type Booked, type Community, type Roster, useFree, useSend } from './wire.ts'

interface Typed {
  readonly communityId: string
  readonly startsAt: string
  readonly kind: string
  readonly name: string
  readonly contact: string
}

export function BookDialog({ roster, close }: { roster: Roster; close(): void }) {
  const { t } = useWords()
  const { modal } = App.useApp()
  const places = roster.communities.filter(it => it.mayBook)
  const [id] = useState(newId)
  const [typed, setTyped] = useState<Typed>({
    ...{ communityId: places[0]?.id ?? '', startsAt: '', kind: 'other', name: '', contact: '' },
  })
  const send = useSend<Booked>(booked => {
    close()
    const title = t('counsel:desk.day.code', { code: groupCode(booked.code) })
    void modal.success({ title, okText: t('shell:close') })
  })
  const ready = typed.startsAt !== '' && typed.contact.trim() !== ''
  return (
    <Modal open footer={null} onCancel={close} title={t('counsel:desk.day.book')}>
      <form
        className="counsel-form"
        onSubmit={event => {
          event.preventDefault()
          if (ready) send.mutate({ path: '/api/counsel/bookings', body: { id, ...typed } })
        }}
      >
        <Fields typed={typed} places={places} change={some => setTyped({ ...typed, ...some })} />
        {send.error && <Failure error={send.error} title={t('counsel:desk.failed')} />}
        <Button type="primary" htmlType="submit" disabled={!ready} loading={send.isPending}>
          {t('counsel:desk.day.book')}
        </Button>
      </form>
    </Modal>
  )
}

interface FieldsProps {
  typed: Typed
  places: readonly Community[]
  change(some: Partial<Typed>): void
}

function Fields({ typed, places, change }: FieldsProps) {
  const { t, language } = useWords()
  const free = useFree(typed.communityId)
  const slots = (free.data?.free ?? []).map(it => ({
    value: it.startsAt,
    label: `${weekdayText(it.startsAt, language)} ${timeText(it.startsAt)} · ${t(`counsel:way.${it.way}`)}`,
  }))
  return (
    <>
      {places.length > 1 && (
        <Choice
          name="communityId"
          value={typed.communityId}
          options={places.map(it => ({ value: it.id, label: it.name }))}
          set={communityId => change({ communityId, startsAt: '' })}
        />
      )}
      {free.data && slots.length === 0 && <p className="quiet">{t('counsel:desk.day.slotNone')}</p>}
      <Choice name="startsAt" value={typed.startsAt} options={slots} set={startsAt => change({ startsAt })} />
      <Choice
        name="kind"
        value={typed.kind}
        options={optionsOf(t, 'kind', questionKinds)}
        set={kind => change({ kind })}
      />
      <Line name="contact" max={60} value={typed.contact} set={contact => change({ contact })} />
      <Line
        name="name"
        max={60}
        value={typed.name}
        help={t('counsel:desk.consult.anonymousHelp')}
        set={name => change({ name })}
      />
    </>
  )
}
