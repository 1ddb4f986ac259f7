/** Marks made at the desk: the mediator's own signature, what was signed on paper, the committee's seal. */
import { Button, Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { SignaturePad, type Stroke, signatureImage } from '../../shell/signature-pad.tsx'
import { Failure } from '../parts.tsx'
import { useMe } from '../session.ts'
import { Labelled } from '../staff/account-page.tsx'
import type { PartProps } from './agreement-part.tsx'
import { type Party, useSend } from './wire.ts'

interface Props extends PartProps {
  readonly close: () => void
}

export function MediatorDialog({ agreement, proceeding, close }: Props) {
  const { t } = useWords()
  const [id] = useState(newId)
  const [name, setName] = useState(useMe().person.name)
  const [strokes, setStrokes] = useState<readonly Stroke[]>([])
  const send = useSend(proceeding.id, close)
  const sign = () =>
    send.mutate({
      path: `agreements/${agreement.id}/mediator`,
      body: { id, version: agreement.version, name, image: signatureImage('mediator-pad') },
    })
  return (
    <Dialog title={t('agreement:signing.signMediator')} close={close}>
      <NameField name={name} setName={setName} />
      <p>{t('agreement:pad.label')}</p>
      <SignaturePad id="mediator-pad" strokes={strokes} change={setStrokes} />
      {send.error && <Failure error={send.error} />}
      <Button
        type="primary"
        loading={send.isPending}
        disabled={!name.trim() || strokes.length === 0}
        onClick={sign}
      >
        {t('agreement:sign.signNow')}
      </Button>
    </Dialog>
  )
}

export function PaperDialog({
  all,
  agreement,
  proceeding,
  party,
  purpose,
  close,
}: Props & { party: Party; purpose: 'agreement' | 'confirmation' }) {
  const { t } = useWords()
  const [id] = useState(newId)
  const [name, setName] = useState(party.name)
  const [onDay, setOnDay] = useState(all.today)
  const send = useSend(proceeding.id, close)
  const { version } = agreement
  const body = { id, version, purpose, role: 'party', partyId: party.id, name, onDay }
  return (
    <Dialog title={t('agreement:signing.paperOf', { name: party.name })} close={close}>
      <NameField name={name} setName={setName} />
      <DayField day={onDay} today={all.today} setDay={setOnDay} />
      {send.error && <Failure error={send.error} />}
      <Button
        type="primary"
        loading={send.isPending}
        disabled={!name.trim() || !onDay}
        onClick={() => send.mutate({ path: `agreements/${agreement.id}/paper`, body })}
      >
        {t('agreement:signing.paper')}
      </Button>
    </Dialog>
  )
}

export function SealDialog({ all, agreement, proceeding, close }: Props) {
  const { t } = useWords()
  const [id] = useState(newId)
  const [onDay, setOnDay] = useState(all.today)
  const send = useSend(proceeding.id, close)
  const body = { id, version: agreement.version, onDay }
  return (
    <Dialog title={t('agreement:signing.seal')} close={close}>
      <DayField day={onDay} today={all.today} setDay={setOnDay} />
      {send.error && <Failure error={send.error} />}
      <Button
        type="primary"
        loading={send.isPending}
        disabled={!onDay}
        onClick={() => send.mutate({ path: `agreements/${agreement.id}/seal`, body })}
      >
        {t('agreement:signing.seal')}
      </Button>
    </Dialog>
  )
}

function Dialog({ title, close, children }: { title: string; close(): void; children: ReactNode }) {
  return (
    <Modal open footer={null} onCancel={close} title={title}>
      <div className="agreement-form">{children}</div>
    </Modal>
  )
}

function NameField({ name, setName }: { name: string; setName(name: string): void }) {
  const { t } = useWords()
  return (
    <Labelled label={t('agreement:signing.name')}>
      {id => <Input id={id} maxLength={60} value={name} onChange={event => setName(event.target.value)} />}
    </Labelled>
  )
}

function DayField({ day, today, setDay }: { day: string; today: string; setDay(day: string): void }) {
  const { t } = useWords()
  return (
    <Labelled label={t('agreement:signing.onDay')}>
      {id => (
        <Input id={id} type="date" max={today} value={day} onChange={event => setDay(event.target.value)} />
      )}
    </Labelled>
  )
}
