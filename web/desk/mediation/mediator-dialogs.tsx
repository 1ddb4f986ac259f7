/** A party entered, a declaration of every party, a party's choice taken down. */
import { Input, Modal, Radio } from 'antd'
import { type ReactNode, useState } from 'react'
import { choiceWays, declarable, partyKinds, sides } from '../../../src/mediation/parties/kinds.ts'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Failure } from '../parts.tsx'
import { Labelled } from '../staff/account-page.tsx'
import { Choice } from './parts.tsx'
import { type Beside, type Party, useSend } from './wire.ts'

interface DialogProps {
  disputeId: string
  close(): void
}

/** Of the side that nobody stands on yet. */
export function PartyDialog({ beside, disputeId, close }: DialogProps & { beside: Beside }) {
  const { t } = useWords()
  const [id] = useState(newId)
  const [chosen, setSide] = useState<Party['side'] | null>(null)
  const side =
    chosen ?? (beside.parties.some(party => party.side === 'applicant') ? 'respondent' : 'applicant')
  const [kind, setKind] = useState<Party['kind']>('person')
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  return (
    <Sending
      title={t('committee:beside.addParty')}
      ready={name.trim() !== ''}
      path={`disputes/${disputeId}/parties`}
      body={{ id, side, kind, name, phone }}
      close={close}
    >
      <div className="mediation-two">
        <Choice
          label={t('committee:input.side')}
          value={side}
          options={sides.map(value => ({ value, label: t(`committee:side.${value}`) }))}
          set={value => value && setSide(value)}
        />
        <Choice
          label={t('committee:input.partyKind')}
          value={kind}
          options={partyKinds.map(value => ({ value, label: t(`committee:partyKind.${value}`) }))}
          set={value => value && setKind(value)}
        />
      </div>
      <Labelled label={t('committee:input.partyName')}>
        {field => (
          <Input
            id={field}
            maxLength={100}
            autoComplete="off"
            value={name}
            onChange={event => setName(event.target.value)}
          />
        )}
      </Labelled>
      <Labelled label={t('committee:input.phone')}>
        {field => (
          <Input
            id={field}
            inputMode="tel"
            maxLength={30}
            autoComplete="off"
            value={phone}
            placeholder={t('committee:desk.optional')}
            onChange={event => setPhone(event.target.value)}
          />
        )}
      </Labelled>
    </Sending>
  )
}

type Word = (typeof declarable)[number]

export function DeclareDialog({ beside, disputeId, close }: DialogProps & { beside: Beside }) {
  const { t } = useWords()
  const [id] = useState(newId)
  const [said, setSaid] = useState<Readonly<Record<string, Word>>>(beside.own.declared)
  return (
    <Sending
      title={t('committee:beside.declare')}
      ready={beside.parties.every(party => said[party.id] !== undefined)}
      path={`disputes/${disputeId}/declarations`}
      body={{ id, relations: said }}
      close={close}
    >
      <p className="quiet">{t('committee:beside.declareWords')}</p>
      {beside.parties.map(party => (
        <fieldset key={party.id} className="mediation-declared">
          <legend>{`${t(`committee:side.${party.side}`)} ${party.label}`}</legend>
          <Radio.Group
            value={said[party.id] ?? null}
            options={declarable.map(value => ({ value, label: t(`committee:relation.${value}`) }))}
            onChange={event => setSaid(was => ({ ...was, [party.id]: event.target.value as Word }))}
          />
        </fieldset>
      ))}
      <p className="quiet">{t('committee:beside.basis', { article: beside.bases.conflict.article })}</p>
    </Sending>
  )
}

const committee = 'committee'

export function ChoiceDialog({
  beside,
  party,
  disputeId,
  close,
}: DialogProps & { beside: Beside; party: Party }) {
  const { t } = useWords()
  const [id] = useState(newId)
  const [chosen, setChosen] = useState<string | null>(null)
  const [how, setHow] = useState<(typeof choiceWays)[number]>('inPerson')
  const open = beside.candidates.filter(one => one.barredBy === null && !one.away)
  return (
    <Sending
      title={t('committee:beside.chooseOf', { label: party.label })}
      ready={chosen !== null}
      path={`disputes/${disputeId}/choices`}
      body={{ id, partyId: party.id, mediatorId: chosen === committee ? null : chosen, how }}
      close={close}
    >
      <Choice
        label={t('committee:input.mediatorId')}
        value={chosen}
        options={[
          ...open.map(one => ({ value: one.id, label: one.name })),
          { value: committee, label: t('committee:beside.leaves') },
        ]}
        set={setChosen}
      />
      <Choice
        label={t('committee:input.how')}
        value={how}
        options={choiceWays.map(value => ({ value, label: t(`committee:how.${value}`) }))}
        set={value => value && setHow(value)}
      />
    </Sending>
  )
}

interface SendingProps {
  title: string
  ready: boolean
  path: string
  body: object
  close(): void
  children: ReactNode
}

export function Sending({ title, ready, path, body, close, children }: SendingProps) {
  const { t } = useWords()
  const send = useSend(close)
  return (
    <Modal
      open
      title={title}
      okText={t('committee:desk.save')}
      cancelText={t('shell:cancel')}
      okButtonProps={{ disabled: !ready, loading: send.isPending }}
      onOk={() => send.mutate({ path, body })}
      onCancel={close}
    >
      <div className="mediation-form">
        {children}
        {send.error && <Failure error={send.error} title={t('committee:desk.refused')} />}
      </div>
    </Modal>
  )
}
