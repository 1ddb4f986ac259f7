/** Refers a client on with their consent: to legal aid or mediation, in the words the client agreed to. */
import { useMutation } from '@tanstack/react-query'
import { App, Button, Checkbox, Modal } from 'antd'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Failure, Waiting } from '../parts.tsx'
import { Choice, Line, Lines, type Option } from './fields.tsx'
import { type Consultation, openWords, type Referred, useReferralChoices, useSend } from './wire.ts'

export function ReferDialog({ consultation, close }: { consultation: Consultation; close(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [id] = useState(newId)
  const next = consultation.next === 'mediation' ? 'mediation' : 'legalAid'
  const choices = useReferralChoices()
  const [typed, setTyped] = useState({
    unitId: '',
    kind: '',
    parties: '',
    contact: '',
    facts: '',
    request: '',
  })
  const [consented, setConsented] = useState(false)
  const change = (some: Partial<typeof typed>) => setTyped({ ...typed, ...some })
  const fill = useMutation({
    networkMode: 'always',
    mutationFn: () => openWords(consultation.id),
    onSuccess: said => change({ parties: said.who, contact: said.contact, facts: said.asked.slice(0, 3000) }),
  })
  const send = useSend<Referred>(({ number }) => {
    void message.success(t('counsel:desk.refer.done', { number }))
    close()
  })
  const needed =
    next === 'legalAid' ? Object.values(typed) : [typed.unitId, typed.kind, typed.parties, typed.facts]
  const ready = consented && needed.every(it => it.trim() !== '')
  const offered = choices.data?.[next]
  return (
    <Modal open width={680} footer={null} onCancel={close} title={t('counsel:desk.refer.title')}>
      <form
        className="counsel-form"
        onSubmit={event => {
          event.preventDefault()
          const path = `/api/counsel/consultations/${consultation.id}/referrals`
          if (ready) send.mutate({ path, body: { id, consented: true, ...typed } })
        }}
      >
        <p>{t(`counsel:desk.refer.${next}`)}</p>
        {choices.isPending && <Waiting />}
        {choices.error && <Failure error={choices.error} retry={() => void choices.refetch()} />}
        {offered && (
          <Fields
            next={next}
            offered={offered}
            typed={typed}
            change={change}
            consented={consented}
            consent={setConsented}
            fill={() => fill.mutate()}
          />
        )}
        {send.error && <Failure error={send.error} title={t('counsel:desk.failed')} />}
        <Button type="primary" htmlType="submit" disabled={!ready} loading={send.isPending}>
          {t('counsel:desk.refer.send')}
        </Button>
      </form>
    </Modal>
  )
}

interface Typed {
  readonly unitId: string
  readonly kind: string
  readonly parties: string
  readonly contact: string
  readonly facts: string
  readonly request: string
}
interface FieldsProps {
  next: 'legalAid' | 'mediation'
  offered: { units: readonly Option[]; kinds: readonly Option[] }
  typed: Typed
  change(some: Partial<Typed>): void
  consented: boolean
  consent(given: boolean): void
  /** Puts in what was written down, opened on record. */
  fill(): void
}

function Fields({ next, offered, typed, change, consented, consent, fill }: FieldsProps) {
  const { t } = useWords()
  return (
    <>
      <div>
        <Button onClick={fill}>{t('counsel:desk.consult.open')}</Button>
      </div>
      <Choice
        name="unitId"
        label={t('counsel:desk.refer.unit')}
        value={typed.unitId}
        options={offered.units}
        set={unitId => change({ unitId })}
      />
      <Choice name="kind" value={typed.kind} options={offered.kinds} set={kind => change({ kind })} />
      <Line name="parties" max={200} value={typed.parties} set={parties => change({ parties })} />
      {next === 'legalAid' && (
        <Line name="contact" max={200} value={typed.contact} set={contact => change({ contact })} />
      )}
      <Lines name="facts" max={3000} value={typed.facts} set={facts => change({ facts })} />
      {next === 'legalAid' && (
        <Lines
          name="request"
          rows={2}
          max={1000}
          value={typed.request}
          set={request => change({ request })}
        />
      )}
      <Checkbox checked={consented} onChange={event => consent(event.target.checked)}>
        {t('counsel:desk.refer.consent')}
      </Checkbox>
    </>
  )
}
