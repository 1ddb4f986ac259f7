/** A session as it was held: day, length, place, who spoke, in which languages and forms, how many came; photos. */
import { App, Button, InputNumber, Modal, Select } from 'antd'
import { useState } from 'react'
import { counselRoles, forms } from '../../../src/counsel/kinds.ts'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Choice, Day, Line, optionsOf } from '../counsel/fields.tsx'
import { useSend } from '../counsel/wire.ts'
import { Failure } from '../parts.tsx'
import { Labelled } from '../staff/account-page.tsx'
import type { UploadedPhoto } from '../steps/drafts.ts'
import { PhotoField } from '../steps/photo-field.tsx'
import { communityIdOf, firstOf, type What, WhatFields } from './what-fields.tsx'
import { everywhere, type Item, type Year } from './wire.ts'

export interface SessionStart {
  readonly item?: Item
}
interface Typed extends What {
  readonly onDay: string
  readonly minutes: number | null
  readonly present: number | null
  readonly lecturer: string
  readonly actedAs: string
  readonly materials: string
  readonly forms: readonly string[]
}

export function SessionDialog({ year, start, close }: { year: Year; start: SessionStart; close(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [ids] = useState(() => ({ id: newId(), claim: newId() }))
  const places = year.communities.filter(it => it.mayRecord)
  const [typed, setTyped] = useState<Typed>(() =>
    begun(year.today, firstOf(places, year.mayPlanForAll), start.item),
  )
  const [photos, setPhotos] = useState<readonly UploadedPhoto[]>([])
  const change = (some: Partial<Typed>) => setTyped({ ...typed, ...some })
  const send = useSend(() => {
    void message.success(t('counsel:desk.saved'))
    close()
  })
  const ready = Boolean(
    typed.topic.trim() && typed.place.trim() && typed.onDay && typed.minutes && typed.present !== null,
  )
  const submit = () => {
    const { community, actedAs, ...rest } = typed
    const body = {
      ...{ id: ids.id, communityId: communityIdOf(community), itemId: start.item?.id ?? null, ...rest },
      actedAs: actedAs || null,
      photos: photos.map(it => it.id),
    }
    if (ready) send.mutate({ path: '/api/publicity/sessions', body, claim: ids.claim })
  }
  return (
    <Modal open width={720} footer={null} onCancel={close} title={t('counsel:publicity.addSession')}>
      <form
        className="counsel-form"
        onSubmit={event => {
          event.preventDefault()
          submit()
        }}
      >
        <WhatFields what={typed} change={change} communities={places} forAll={year.mayPlanForAll} />
        <Held typed={typed} change={change} />
        <PhotoField
          id="session-photos"
          input={{ label: t('counsel:input.photos'), max: 9 }}
          value={photos}
          change={setPhotos}
          claim={ids.claim}
        />
        <p className="quiet">{t('counsel:publicity.present')}</p>
        {send.error && <Failure error={send.error} title={t('counsel:desk.failed')} />}
        <Button type="primary" htmlType="submit" disabled={!ready} loading={send.isPending}>
          {t('counsel:desk.save')}
        </Button>
      </form>
    </Modal>
  )
}

function Held({ typed, change }: { typed: Typed; change(some: Partial<Typed>): void }) {
  const { t } = useWords()
  const number = (name: 'minutes' | 'present', min: number, max: number) => (
    <Labelled label={t(`counsel:input.${name}`)}>
      {id => (
        <InputNumber
          id={id}
          min={min}
          max={max}
          precision={0}
          value={typed[name]}
          onChange={value => change({ [name]: value })}
        />
      )}
    </Labelled>
  )
  return (
    <>
      <div className="counsel-two">
        <Day name="onDay" value={typed.onDay} set={onDay => change({ onDay })} />
        {number('minutes', 5, 1440)}
        {number('present', 0, 100_000)}
        <Line name="lecturer" value={typed.lecturer} set={lecturer => change({ lecturer })} />
        <Choice
          name="actedAs"
          value={typed.actedAs}
          options={optionsOf(t, 'role', counselRoles)}
          set={actedAs => change({ actedAs })}
        />
        <Line name="materials" max={500} value={typed.materials} set={materials => change({ materials })} />
      </div>
      <Labelled label={t('counsel:input.forms')}>
        {id => (
          <Select
            id={id}
            mode="multiple"
            value={[...typed.forms]}
            options={[...optionsOf(t, 'form', forms)]}
            onChange={chosen => change({ forms: chosen })}
          />
        )}
      </Labelled>
    </>
  )
}

/** From the line of the plan, where there is one. */
function begun(today: string, community: string, item: Item | undefined): Typed {
  return {
    community: item ? (item.community?.id ?? (community || everywhere)) : community,
    topic: item?.topic ?? '',
    law: item?.law ?? '',
    audience: item?.audience ?? 'residents',
    venue: item?.venue ?? 'community',
    place: item?.place ?? '',
    ...{ onDay: today, minutes: 60, present: null, lecturer: '', actedAs: '', materials: '' },
    forms: ['chinese'],
  }
}
