/** Adopting a plan: what becomes of every grid, what is handed over, who moves where, what speaks against it; then the decision on paper is entered. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Failure, Waiting } from '../parts.tsx'
import { post } from '../wire.ts'
import { AdoptionPreview } from './adoption-preview.tsx'
import { type AdoptBody, type PlanHead, planPath, useAdoption } from './wire.ts'

interface AdoptProps {
  plan: PlanHead
  close(): void
  done(): void
}

export function AdoptDialog({ plan, close, done }: AdoptProps) {
  const { t } = useWords()
  const client = useQueryClient()
  const found = useAdoption(plan.id, true)
  const [typed, setTyped] = useState({ decidedOn: '', decision: '', remarks: '' })
  const adopt = useMutation({
    mutationFn: (body: AdoptBody) => post(`${planPath(plan.id)}/adopt`, body),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['places'] })
      void client.invalidateQueries({ queryKey: ['plans', 'communities'] })
      close()
      done()
    },
  })
  const { data } = found
  const ready =
    data !== undefined &&
    data.obstacles.length === 0 &&
    typed.decidedOn !== '' &&
    typed.decision.trim() !== ''
  const send = () => {
    if (!ready) return
    const { decidedOn, decision, remarks } = typed
    adopt.mutate({
      revision: data.revision,
      decidedOn,
      decision: decision.trim(),
      ...(remarks.trim() ? { remarks: remarks.trim() } : {}),
    })
  }
  return (
    <Modal
      open
      width={860}
      title={t('planning:desk.adopt.title', { plan: plan.name })}
      okText={t('planning:desk.adopt.done')}
      cancelText={t('shell:cancel')}
      okButtonProps={{ disabled: !ready, loading: adopt.isPending }}
      onOk={send}
      onCancel={close}
    >
      {found.isPending && <Waiting lines={6} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {data && (
        <>
          {data.obstacles.map(one => (
            <Alert key={one.code} type="error" showIcon role="alert" title={one.words} />
          ))}
          <AdoptionPreview adoption={data} community={plan.communityName} />
          <DecisionFields earliest={data.earliestOn} latest={data.latestOn} typed={typed} change={setTyped} />
        </>
      )}
      {adopt.error && (
        <Failure
          error={adopt.error}
          title={t('planning:desk.adopt.refused')}
          retry={() => {
            adopt.reset()
            void found.refetch()
          }}
        />
      )}
    </Modal>
  )
}

interface Typed {
  decidedOn: string
  decision: string
  remarks: string
}
interface FieldsProps {
  earliest: string
  latest: string
  typed: Typed
  change(typed: Typed): void
}

function DecisionFields({ earliest, latest, typed, change }: FieldsProps) {
  const { t } = useWords()
  const id = useId()
  const set = (name: keyof Typed) => (event: { target: { value: string } }) =>
    change({ ...typed, [name]: event.target.value })
  return (
    <fieldset className="plan-decision">
      <legend>{t('planning:desk.adopt.decision')}</legend>
      <div className="field">
        <label htmlFor={`${id}-on`}>{t('planning:desk.adopt.decidedOn')}</label>
        <Input
          id={`${id}-on`}
          type="date"
          min={earliest}
          max={latest}
          value={typed.decidedOn}
          onChange={set('decidedOn')}
        />
        <Button type="link" size="small" onClick={() => change({ ...typed, decidedOn: latest })}>
          {t('planning:desk.adopt.today')}
        </Button>
      </div>
      <div className="field">
        <label htmlFor={`${id}-by`}>{t('planning:desk.adopt.document')}</label>
        <Input
          id={`${id}-by`}
          value={typed.decision}
          maxLength={100}
          placeholder={t('planning:desk.adopt.documentHint')}
          onChange={set('decision')}
        />
      </div>
      <div className="field plan-remarks">
        <label htmlFor={`${id}-remarks`}>{t('planning:desk.adopt.remarks')}</label>
        <Input.TextArea
          id={`${id}-remarks`}
          value={typed.remarks}
          maxLength={1000}
          autoSize={{ minRows: 1, maxRows: 4 }}
          onChange={set('remarks')}
        />
      </div>
    </fieldset>
  )
}
