/** A visit entered at the desk, mostly after a call: outcome, what was heard on consent, the next visit, a matter raised with it; or the correction of an own entry. */
import { App, Button, Checkbox, Input, Modal, Radio, Select } from 'antd'
import { useId, useState } from 'react'
import { outcomes, purposes } from '../../../src/visits/shape.ts'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Failure } from '../parts.tsx'
import { bodyOf, mayBeSent, type Typed, typedFrom } from './typed.ts'
import { type Address, useEnterVisit, type VisitRow } from './wire.ts'
import { addressText } from './words.ts'

interface VisitDialogProps {
  household: { id: string; buildingId: string; address: Address }
  purpose?: Typed['purpose']
  /** An own entry that this one takes the place of. */
  corrects?: VisitRow
  close(): void
}

export function VisitDialog(props: VisitDialogProps) {
  const { t } = useWords()
  const { household, corrects, close } = props
  return (
    <Modal
      open
      footer={null}
      onCancel={close}
      title={`${t(corrects ? 'visit:form.correctTitle' : 'visit:form.title')} · ${addressText(t, household.address)}`}
    >
      <VisitForm {...props} />
    </Modal>
  )
}

function VisitForm({ household, purpose = 'routine', corrects, close }: VisitDialogProps) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [ids] = useState(() => ({ visit: newId(), matter: newId() }))
  const [typed, setTyped] = useState(() => typedFrom(corrects ?? null, purpose))
  const change = (some: Partial<Typed>) => setTyped({ ...typed, ...some })
  const enter = useEnterVisit(({ matters }) => {
    const [matter] = matters
    void message.success(
      matter ? t('visit:form.doneMatter', { number: matter.number }) : t('visit:form.done'),
    )
    close()
  })
  return (
    <form
      className="visits-form"
      onSubmit={event => {
        event.preventDefault()
        if (mayBeSent(typed)) enter.mutate(bodyOf(typed, household, ids, corrects?.id ?? null))
      }}
    >
      {corrects && <p className="quiet">{t('visit:form.correctWords')}</p>}
      <When typed={typed} change={change} />
      <How typed={typed} change={change} />
      {typed.outcome !== 'nobody' && <Said typed={typed} change={change} />}
      <Follow typed={typed} change={change} />
      {enter.error && <Failure error={enter.error} title={t('visit:form.failed')} />}
      <Button type="primary" htmlType="submit" disabled={!mayBeSent(typed)} loading={enter.isPending}>
        {t('visit:form.send')}
      </Button>
    </form>
  )
}

interface PartProps {
  typed: Typed
  change(some: Partial<Typed>): void
}

function When({ typed, change }: PartProps) {
  const { t } = useWords()
  const id = useId()
  return (
    <div className="row visits-when">
      <div className="field">
        <label htmlFor={`${id}-day`}>{t('visit:form.day')}</label>
        <Input
          id={`${id}-day`}
          type="date"
          value={typed.day}
          onChange={it => change({ day: it.target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-time`}>{t('visit:form.time')}</label>
        <Input
          id={`${id}-time`}
          type="time"
          value={typed.time}
          onChange={it => change({ time: it.target.value })}
        />
      </div>
    </div>
  )
}

function How({ typed, change }: PartProps) {
  const { t } = useWords()
  const id = useId()
  return (
    <>
      <fieldset className="field">
        <legend>{t('visit:form.outcome')}</legend>
        <Radio.Group
          value={typed.outcome}
          options={outcomes.map(value => ({ value, label: t(`visit:outcome.${value}`) }))}
          onChange={event => change({ outcome: event.target.value })}
        />
      </fieldset>
      <div className="field">
        <label htmlFor={`${id}-purpose`}>{t('visit:form.purpose')}</label>
        <Select
          id={`${id}-purpose`}
          value={typed.purpose}
          options={purposes.map(value => ({ value, label: t(`visit:purpose.${value}`) }))}
          onChange={value => change({ purpose: value })}
        />
      </div>
    </>
  )
}

/** The question of consent comes first; without it there is nothing to write into. */
function Said({ typed, change }: PartProps) {
  const { t } = useWords()
  const id = useId()
  return (
    <>
      <Checkbox checked={typed.consented} onChange={it => change({ consented: it.target.checked })}>
        {t('visit:form.consented')}
      </Checkbox>
      {typed.consented ? (
        (['heard', 'advice'] as const).map(name => (
          <div key={name} className="field">
            <label htmlFor={`${id}-${name}`}>{t(`visit:form.${name}`)}</label>
            <Input.TextArea
              id={`${id}-${name}`}
              autoSize={{ minRows: 2, maxRows: 8 }}
              maxLength={2000}
              value={typed[name]}
              onChange={it => change({ [name]: it.target.value })}
            />
          </div>
        ))
      ) : (
        <p className="quiet">{t('visit:form.noConsent')}</p>
      )}
      <Checkbox checked={typed.refuses} onChange={it => change({ refuses: it.target.checked })}>
        {t('visit:form.refuses')}
      </Checkbox>
      {typed.refuses && (
        <div className="field">
          <label htmlFor={`${id}-until`}>{t('visit:form.refusesUntil')}</label>
          <Input
            id={`${id}-until`}
            type="date"
            value={typed.until}
            onChange={it => change({ until: it.target.value })}
          />
        </div>
      )}
    </>
  )
}

function Follow({ typed, change }: PartProps) {
  const { t } = useWords()
  const id = useId()
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}-next`}>{t('visit:form.nextOn')}</label>
        <Input
          id={`${id}-next`}
          type="date"
          value={typed.nextOn}
          onChange={it => change({ nextOn: it.target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-matter`}>{t('visit:form.matter')}</label>
        <Input.TextArea
          id={`${id}-matter`}
          autoSize={{ minRows: 1, maxRows: 6 }}
          maxLength={5000}
          placeholder={t('visit:form.matterPlace')}
          value={typed.matter}
          onChange={it => change({ matter: it.target.value })}
        />
      </div>
    </>
  )
}
