/** Drafting: facts, responsibility, clauses with manner, place and time, money; a change after signatures says first that they fall. */
import { App, Button, Checkbox, Input, InputNumber } from 'antd'
import { useEffect, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Failure } from '../parts.tsx'
import { Labelled } from '../staff/account-page.tsx'
import { ClauseFields } from './clause-fields.tsx'
import { clausesOf, contentFrom, keepDraft, keptDraft, type Typed, typedFrom } from './draft.ts'
import { MoneyFields } from './money-fields.tsx'
import { type Agreement, type Agreements, useSend } from './wire.ts'

interface Props {
  readonly all: Agreements
  readonly id: string
  readonly form: 'written' | 'oral'
  readonly base: Agreement | undefined
  readonly disputeId: string
  readonly close: () => void
}

export function DraftForm({ all, id, form, base, disputeId, close }: Props) {
  const { t } = useWords()
  const { message } = App.useApp()
  // A new agreement is kept under the dispute: its id is made anew each time the form opens.
  const keptAs = base?.id ?? disputeId
  const [typed, setTyped] = useState<Typed>(() => keptDraft(keptAs) ?? typedFrom(base?.content ?? null, all))
  const [drops, setDrops] = useState(false)
  // The version that was on the page when the form opened: what a colleague saved since then is not written over unseen.
  const [seen] = useState(base?.version ?? 0)
  useEffect(() => keepDraft(keptAs, typed), [keptAs, typed])
  const change = (some: Partial<Typed>) => setTyped(before => ({ ...before, ...some }))
  const send = useSend<{ version: number }>(disputeId, ({ version }) => {
    keepDraft(keptAs, null)
    void message.success(t('agreement:draft.saved', { version }))
    close()
  })
  const held = base?.marks.filter(mark => !mark.fallen).length ?? 0
  const content = contentFrom(typed)
  const save = () =>
    send.mutate({
      path: 'agreement',
      body: { id, form, seen, content, dropSignatures: drops },
    })
  return (
    <form
      className="agreement-form"
      onSubmit={event => {
        event.preventDefault()
        if (content) save()
      }}
    >
      <p className="quiet">{t('agreement:draft.kept')}</p>
      <Said typed={typed} change={change} />
      <Agreed all={all} form={form} typed={typed} change={change} />
      {held > 0 && <Falls count={held} drops={drops} setDrops={setDrops} />}
      {send.error && <Failure error={send.error} />}
      <div className="row">
        <Button
          type="primary"
          htmlType="submit"
          loading={send.isPending}
          disabled={content === null || (held > 0 && !drops)}
        >
          {t('agreement:draft.save')}
        </Button>
        <Button onClick={close}>{t('agreement:draft.close')}</Button>
        {content === null && <span className="quiet">{t('agreement:draft.missing')}</span>}
      </div>
    </form>
  )
}

interface FieldsProps {
  readonly typed: Typed
  readonly change: (some: Partial<Typed>) => void
}

function Said({ typed, change }: FieldsProps) {
  const { t } = useWords()
  return (
    <>
      <Labelled label={t('agreement:draft.facts')}>
        {field => (
          <Input.TextArea
            id={field}
            autoSize={{ minRows: 3 }}
            maxLength={3000}
            value={typed.facts}
            onChange={event => change({ facts: event.target.value })}
          />
        )}
      </Labelled>
      <Labelled label={t('agreement:draft.responsibility')}>
        {field => (
          <Input.TextArea
            id={field}
            autoSize={{ minRows: 2 }}
            maxLength={2000}
            value={typed.responsibility}
            onChange={event => change({ responsibility: event.target.value })}
          />
        )}
      </Labelled>
    </>
  )
}

function Agreed({ all, form, typed, change }: FieldsProps & Pick<Props, 'all' | 'form'>) {
  const { t } = useWords()
  const taken = clausesOf(all.points, all.today)
  const missing = taken.filter(one => !typed.clauses.some(clause => clause.text === one.text))
  return (
    <>
      {missing.length > 0 && (
        <Button onClick={() => change({ clauses: [...typed.clauses.filter(one => one.text), ...missing] })}>
          {t('agreement:draft.takePoints', { count: missing.length })}
        </Button>
      )}
      <ClauseFields clauses={typed.clauses} today={all.today} change={clauses => change({ clauses })} />
      <Checkbox checked={typed.hasMoney} onChange={event => change({ hasMoney: event.target.checked })}>
        {t('agreement:draft.hasMoney')}
      </Checkbox>
      {typed.hasMoney && <MoneyFields all={all} typed={typed} change={change} />}
      {form === 'written' && (
        <Labelled label={t('agreement:draft.copies')}>
          {field => (
            <InputNumber
              id={field}
              min={1}
              max={50}
              value={typed.copies}
              onChange={copies => change({ copies: copies ?? 1 })}
            />
          )}
        </Labelled>
      )}
    </>
  )
}

function Falls(props: { count: number; drops: boolean; setDrops(drops: boolean): void }) {
  const { t } = useWords()
  const { count, drops, setDrops } = props
  return (
    <div className="agreement-fall" role="alert">
      <p>{t('agreement:draft.fall', { count })}</p>
      <Checkbox checked={drops} onChange={event => setDrops(event.target.checked)}>
        {t('agreement:draft.fallAgree')}
      </Checkbox>
    </div>
  )
}
