/** Counsel gives an opinion: lawful, to be changed with the clauses named, or unlawful; once. */
import { App, Button, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { opinions } from '../../../src/counsel/kinds.ts'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { Failure } from '../parts.tsx'
import { BasisFields, filled, Lines, optionsOf } from './fields.tsx'
import { type Basis, type Opinion, useSend } from './wire.ts'

type Clause = NonNullable<Opinion['given']>['clauses'][number]

export function GiveOpinion({ opinion, close }: { opinion: Opinion; close(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [verdict, setVerdict] = useState('')
  const [grounds, setGrounds] = useState('')
  const [clauses, setClauses] = useState<readonly Clause[]>([])
  const [basis, setBasis] = useState<Basis>([{ law: '', article: '' }])
  const named = clauses.filter(it => it.clause.trim() !== '' && it.reason.trim() !== '')
  const ready = verdict !== '' && grounds.trim() !== '' && (verdict !== 'change' || named.length > 0)
  const send = useSend(() => {
    void message.success(t('counsel:desk.saved'))
    close()
  })
  const choose = (value: string) => {
    setVerdict(value)
    if (value !== 'lawful' && clauses.length === 0) setClauses([{ clause: '', reason: '', proposal: '' }])
  }
  return (
    <Modal open width={760} footer={null} onCancel={close} title={opinion.title}>
      <form
        className="counsel-form"
        onSubmit={event => {
          event.preventDefault()
          const body = { opinion: verdict, clauses: named, grounds, basis: filled(basis) }
          if (ready) send.mutate({ path: `/api/counsel/opinions/${opinion.id}/give`, body })
        }}
      >
        {opinion.content && <p className="counsel-prose counsel-text">{opinion.content}</p>}
        <fieldset className="counsel-basis">
          <legend>{t('counsel:input.opinion')}</legend>
          <Radio.Group
            value={verdict}
            options={[...optionsOf(t, 'opinion', opinions)]}
            onChange={event => choose(event.target.value as string)}
          />
        </fieldset>
        {verdict !== '' && verdict !== 'lawful' && <Clauses clauses={clauses} set={setClauses} />}
        <Lines name="grounds" value={grounds} set={setGrounds} />
        <BasisFields basis={basis} set={setBasis} />
        {send.error && <Failure error={send.error} title={t('counsel:desk.failed')} />}
        <Button type="primary" htmlType="submit" disabled={!ready} loading={send.isPending}>
          {t('counsel:desk.opinion.give')}
        </Button>
      </form>
    </Modal>
  )
}

function Clauses({ clauses, set }: { clauses: readonly Clause[]; set(clauses: readonly Clause[]): void }) {
  const { t } = useWords()
  const change = (at: number, some: Partial<Clause>) =>
    set(clauses.map((one, i) => (i === at ? { ...one, ...some } : one)))
  return (
    <fieldset className="counsel-basis">
      <legend>{t('counsel:input.clauses')}</legend>
      {clauses.map((one, i) => (
        <div className="counsel-line" key={i}>
          {(['clause', 'reason', 'proposal'] as const).map(name => (
            <Input
              key={name}
              aria-label={t(`counsel:input.${name}`)}
              placeholder={t(`counsel:input.${name}`)}
              maxLength={name === 'clause' ? 200 : 1000}
              value={one[name]}
              onChange={event => change(i, { [name]: event.target.value })}
            />
          ))}
          <Button
            type="text"
            icon={<Icon name="close" />}
            aria-label={t('counsel:desk.opinion.removeClause')}
            onClick={() => set(clauses.filter((_, at) => at !== i))}
          />
        </div>
      ))}
      <Button
        icon={<Icon name="plus" />}
        onClick={() => set([...clauses, { clause: '', reason: '', proposal: '' }])}
      >
        {t('counsel:desk.opinion.addClause')}
      </Button>
    </fieldset>
  )
}
