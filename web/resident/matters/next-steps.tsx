/** What the reporter may lawfully do now: the ordinary step stands open, the others open at a tap. */
import { useState } from 'react'
import { ApiError } from '../../shell/api.ts'
import { post } from '../../shell/client.ts'
import { useWords } from '../../shell/i18n.ts'
import type { NextStep, PublicMatter } from '../../shell/shapes.ts'
import { StepForm, type StepRequest } from '../../shell/step-form.tsx'

interface Props {
  readonly matter: PublicMatter
  readonly code: string
  readonly onChange: (matter: PublicMatter) => void
  readonly onReload: () => Promise<void>
}

export function NextSteps({ matter, code, onChange, onReload }: Props) {
  const { t } = useWords()
  const [open, setOpen] = useState(matter.next.find(step => step.primary)?.step ?? null)
  const [done, setDone] = useState<string | null>(null)
  const send = async ({ id, step, inputs, claim }: StepRequest) => {
    try {
      const body = { code, id, step, seq: matter.seq, inputs }
      const changed = await post('/api/public/matters/{number}/acts', {
        path: { number: matter.number },
        body,
        headers: { 'x-claim': claim },
        retries: 2,
      })
      setDone(matter.next.find(next => next.step === step)?.label ?? '')
      setOpen(changed.next.find(next => next.primary)?.step ?? null)
      onChange(changed)
    } catch (error) {
      // Somebody acted meanwhile: show what was done; what was typed stays in the form.
      if (error instanceof ApiError && error.code === 'actedMeanwhile') await onReload()
      throw error
    }
  }
  if (matter.next.length === 0 && !done) return null
  return (
    <section className="part next" aria-labelledby="next-title">
      <h2 id="next-title">{t('resident:matter.next')}</h2>
      {done && (
        <p className="note good" role="status">
          ✓ {t('resident:matter.done', { step: done })}
        </p>
      )}
      {inOrder(matter.next).map(step => (
        <OneStep
          key={step.step}
          step={step}
          open={open === step.step}
          onToggle={() => setOpen(open === step.step ? null : step.step)}
          draftKey={`aili.act ${matter.number} ${step.step}`}
          send={send}
        />
      ))}
    </section>
  )
}

/** The ordinary way on first, going away last. */
function inOrder(steps: readonly NextStep[]): readonly NextStep[] {
  const weight = (step: NextStep) =>
    step.primary ? 0 : step.step === 'withdraw' ? 3 : step.step === 'escalate' ? 2 : 1
  return [...steps].sort((a, b) => weight(a) - weight(b))
}

interface StepProps {
  readonly step: NextStep
  readonly open: boolean
  readonly onToggle: () => void
  readonly draftKey: string
  readonly send: (request: StepRequest) => Promise<void>
}

function OneStep({ step, open, onToggle, draftKey, send }: StepProps) {
  return (
    <div className="next-step">
      <h3>
        <button
          type="button"
          className={`button ${step.primary && !open ? 'primary' : ''}`}
          aria-expanded={open}
          onClick={onToggle}
        >
          {step.label}
        </button>
      </h3>
      {open && <StepForm step={step} draftKey={draftKey} send={send} />}
    </div>
  )
}
