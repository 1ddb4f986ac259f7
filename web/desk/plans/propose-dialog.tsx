/** Asking for a proposal: how many households a grid should hold; what else, if somebody wants to say it. */
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Checkbox, InputNumber, Modal } from 'antd'
import { useId, useState } from 'react'
import { dayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { numberText } from '../format.ts'
import { Failure } from '../parts.tsx'
import { post } from '../wire.ts'
import type { Communities, CommunityRow, NewPlan, ProposeAsk } from './wire.ts'
import { freePlanName } from './words.ts'

interface ProposeProps {
  row: CommunityRow
  usual: Communities['usual']
  close(): void
}

export function ProposeDialog({ row, usual, close }: ProposeProps) {
  const { t, language } = useWords()
  const navigate = useNavigate()
  const [id] = useState(newId)
  const [ask, setAsk] = useState<ProposeAsk>({
    ...usual,
    count: null,
    seed: 1,
    weights: { matters: 0, elderlyAlone: 0, hectares: 0 },
    barriers: true,
    keepCompounds: true,
  })
  const propose = useMutation({
    mutationFn: () => {
      const words = t('planning:desk.name.proposal', { day: dayText(new Date().toISOString(), language) })
      const name = freePlanName(words, row.plans)
      // Sent twice it is one plan: the id was made with the form.
      const body: NewPlan = { id, communityId: row.id, name, from: 'proposal', ask }
      return post<{ id: string }>('/api/plans', body)
    },
    onSuccess: made => navigate({ to: `/grids/${made.id}` as '/' }),
  })
  const isOrdered = ask.min <= ask.max
  return (
    <Modal
      open
      title={t('planning:desk.ask.title', { community: row.name })}
      okText={t('planning:desk.ask.send')}
      cancelText={t('shell:cancel')}
      okButtonProps={{ disabled: !isOrdered, loading: propose.isPending }}
      onOk={() => propose.mutate()}
      onCancel={close}
    >
      <p>
        {t('planning:desk.ask.about', {
          households: numberText(Math.round(row.households)),
          buildings: numberText(row.buildings),
          few: numberText(Math.max(1, Math.ceil(row.households / Math.max(1, ask.max)))),
          many: numberText(Math.max(1, Math.floor(row.households / Math.max(1, ask.min)))),
        })}
      </p>
      <AskFields ask={ask} change={setAsk} />
      {!isOrdered && <p className="error">{t('planning:desk.ask.order')}</p>}
      {propose.error && <Failure error={propose.error} />}
    </Modal>
  )
}

function AskFields({ ask, change }: { ask: ProposeAsk; change(ask: ProposeAsk): void }) {
  const { t } = useWords()
  const set = (part: Partial<ProposeAsk>) => change({ ...ask, ...part })
  return (
    <div className="plan-ask">
      <div className="report-pair">
        <Count label={t('planning:desk.ask.min')} value={ask.min} set={min => set({ min: min ?? 0 })} />
        <Count
          label={t('planning:desk.ask.max')}
          value={ask.max}
          least={1}
          set={max => set({ max: max ?? 1 })}
        />
      </div>
      <Checkbox checked={ask.keepCompounds} onChange={event => set({ keepCompounds: event.target.checked })}>
        {t('planning:desk.ask.keepCompounds')}
      </Checkbox>
      <Checkbox checked={ask.barriers} onChange={event => set({ barriers: event.target.checked })}>
        {t('planning:desk.ask.barriers')}
      </Checkbox>
      <details>
        <summary>{t('planning:desk.ask.more')}</summary>
        <div className="plan-ask">
          <Count
            label={t('planning:desk.ask.count')}
            value={ask.count}
            least={1}
            hint={t('planning:desk.ask.countHint')}
            set={count => set({ count })}
          />
          <p className="quiet">{t('planning:desk.ask.weights')}</p>
          {(['matters', 'elderlyAlone', 'hectares'] as const).map(name => (
            <Count
              key={name}
              label={t(`planning:desk.ask.weight.${name}`)}
              value={ask.weights[name]}
              set={value => set({ weights: { ...ask.weights, [name]: value ?? 0 } })}
            />
          ))}
          <Count
            label={t('planning:desk.ask.seed')}
            value={ask.seed}
            hint={t('planning:desk.ask.seedHint')}
            set={seed => set({ seed: seed ?? 1 })}
          />
        </div>
      </details>
    </div>
  )
}

interface CountProps {
  label: string
  value: number | null
  least?: number
  hint?: string
  set(value: number | null): void
}

function Count({ label, value, least = 0, hint, set }: CountProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <InputNumber<number> id={id} value={value} min={least} onChange={set} />
      {hint && <span className="quiet">{hint}</span>}
    </div>
  )
}
