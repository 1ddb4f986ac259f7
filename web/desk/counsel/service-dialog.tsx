/** Engages a lawyer for a community: firm, licence, contact at work, from which day. */
import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Failure } from '../parts.tsx'
import { Choice, Day, Line } from './fields.tsx'
import { type Community, type Roster, useSend } from './wire.ts'

export function ServiceDialog(props: { roster: Roster; community: Community; close(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const { roster, community, close } = props
  const [id] = useState(newId)
  const [typed, setTyped] = useState({
    ...{ personId: '', unitId: '', licenceNumber: '', workPhone: '' },
    validFrom: roster.today,
  })
  const change = (some: Partial<typeof typed>) => setTyped({ ...typed, ...some })
  const send = useSend(() => {
    void message.success(t('counsel:desk.saved'))
    close()
  })
  const ready = Boolean(typed.personId && typed.unitId && typed.licenceNumber.trim() && typed.validFrom)
  const options = (rows: readonly { readonly id: string; readonly name: string }[]) =>
    rows.map(it => ({ value: it.id, label: it.name }))
  return (
    <Modal
      open
      footer={null}
      onCancel={close}
      title={`${t('counsel:desk.roster.engage')} · ${community.name}`}
    >
      <form
        className="counsel-form"
        onSubmit={event => {
          event.preventDefault()
          if (ready)
            send.mutate({ path: '/api/counsel/services', body: { id, communityId: community.id, ...typed } })
        }}
      >
        <Choice
          name="personId"
          value={typed.personId}
          options={options(roster.lawyers)}
          set={personId => change({ personId })}
        />
        <Choice
          name="unitId"
          value={typed.unitId}
          options={options(roster.firms)}
          set={unitId => change({ unitId })}
        />
        <Line
          name="licenceNumber"
          max={40}
          value={typed.licenceNumber}
          set={licenceNumber => change({ licenceNumber })}
        />
        <Line name="workPhone" max={40} value={typed.workPhone} set={workPhone => change({ workPhone })} />
        <Day name="validFrom" value={typed.validFrom} set={validFrom => change({ validFrom })} />
        {send.error && <Failure error={send.error} title={t('counsel:desk.failed')} />}
        <Button type="primary" htmlType="submit" disabled={!ready} loading={send.isPending}>
          {t('counsel:desk.save')}
        </Button>
      </form>
    </Modal>
  )
}
