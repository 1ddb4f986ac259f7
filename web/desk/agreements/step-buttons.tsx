/** Steps of the dispute that belong to one part of its agreement: each opens its own form above, with its article. */
import { Button } from 'antd'
import type { Proceeding } from '../proceedings/wire.ts'
import type { DraftValues } from '../steps/drafts.ts'

export type OpenStep = (step: string, preset?: DraftValues) => void

interface Props {
  readonly proceeding: Proceeding
  readonly steps: readonly string[]
  readonly open: OpenStep
  readonly presets?: Readonly<Record<string, DraftValues>>
  /** Says the article beside each. */
  readonly based?: boolean
}

export function StepButtons({ proceeding, steps, open, presets = {}, based = false }: Props) {
  const lawful = steps.flatMap(name => proceeding.next.filter(one => one.step === name))
  if (lawful.length === 0) return null
  return (
    <ul className="agreement-steps no-print">
      {lawful.map(({ step, label, help, basis }) => (
        <li key={step}>
          <Button onClick={() => open(step, presets[step] ?? {})} title={help ?? undefined}>
            {label}
          </Button>
          {based && <small className="quiet">{basis.article}</small>}
        </li>
      ))}
    </ul>
  )
}
