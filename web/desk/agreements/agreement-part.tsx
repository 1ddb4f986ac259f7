/** Beside a mediation: its agreement from the first draft to the last payment. */
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { dayText, whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import type { AgreementPlace } from '../mediation/guided-steps.tsx'
import { Failure, Section, Waiting } from '../parts.tsx'
import type { Proceeding } from '../proceedings/wire.ts'
import { AgreementText } from './agreement-text.tsx'
import { CheckPart } from './check-part.tsx'
import { ConfirmPart } from './confirm-part.tsx'
import { DraftForm } from './draft-form.tsx'
import { EnforcePart } from './enforce-part.tsx'
import { FollowPart } from './follow-part.tsx'
import { PerformancePart } from './performance-part.tsx'
import { SigningPart } from './signing-part.tsx'
import type { OpenStep } from './step-buttons.tsx'
import { ToldPart } from './told-part.tsx'
import { type Agreement, type Agreements, currentOf, useAgreements } from './wire.ts'
import './agreements.css'

export interface PartProps {
  readonly all: Agreements
  readonly agreement: Agreement
  readonly proceeding: Proceeding
}

interface AskedProps {
  readonly proceeding: Proceeding
  /** Opens the form of a step of the dispute. */
  readonly open: OpenStep
  /** A step led here: what it asks for is opened and shown, on what is fresh. */
  readonly asked?: AgreementPlace | null
  readonly met?: () => void
}

export function AgreementPart({ proceeding, open, asked = null, met = () => undefined }: AskedProps) {
  const { t } = useWords()
  const found = useAgreements(proceeding.id)
  return (
    <Section id="agreement-part" title={t('agreement:title')} className="agreement">
      {found.isPending && <Waiting lines={3} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data && (
        <Body {...{ all: found.data, proceeding, open, met }} asked={found.isFetching ? null : asked} />
      )}
    </Section>
  )
}

function Body({ all, proceeding, open, asked, met }: Required<AskedProps> & { all: Agreements }) {
  const { t } = useWords()
  const [form, setForm] = useState<{ id: string; form: 'written' | 'oral' } | null>(null)
  const agreement = currentOf(all)
  const mayDraft = all.may.draft && all.draftable
  const oralRecorded = agreement?.state === 'recorded' && agreement.form === 'oral'
  useEffect(() => {
    if (asked === null) return
    const begins = !agreement || (oralRecorded && asked === 'written')
    if (begins && mayDraft && asked !== 'payment') setForm(was => was ?? { id: newId(), form: asked })
    showPart(asked === 'payment' ? 'agreement-performance' : 'agreement-part')
    met()
  })
  if (form) {
    const { id } = form
    const base = agreement?.id === id ? agreement : undefined
    return (
      <DraftForm
        {...{ all, id, form: form.form, base, disputeId: proceeding.id }}
        close={() => {
          setForm(null)
          showPart('agreement-part')
        }}
      />
    )
  }
  const begin = (kind: 'written' | 'oral') => setForm({ id: newId(), form: kind })
  return (
    <>
      {!agreement && <p className="quiet">{t('agreement:none')}</p>}
      {agreement && <Standing {...{ all, agreement, proceeding, open }} />}
      {mayDraft && (
        <div className="row no-print">
          {(!agreement || oralRecorded) && (
            <>
              <Button onClick={() => begin('written')}>{t('agreement:draft.new')}</Button>
              {!agreement && <Button onClick={() => begin('oral')}>{t('agreement:draft.newOral')}</Button>}
            </>
          )}
          {agreement && agreement.state !== 'recorded' && agreement.content && (
            <Button onClick={() => setForm({ id: agreement.id, form: agreement.form })}>
              {t('agreement:draft.edit')}
            </Button>
          )}
        </div>
      )}
    </>
  )
}

/** How far it is: what it says, who checked and signed it, what is due under it. */
function Standing({ all, agreement, proceeding, open }: PartProps & Pick<AskedProps, 'open'>) {
  const { t, language } = useWords()
  const { version, versions } = agreement
  const last = versions.at(-1)
  return (
    <>
      <p className="agreement-state">
        <b>{t(`agreement:state.${agreement.state}`)}</b> · {t(`agreement:form.${agreement.form}`)} ·{' '}
        {agreement.effectOn
          ? t('agreement:effectOn', { day: dayText(agreement.effectOn, language) })
          : t('agreement:version', {
              version,
              by: last?.by ?? '',
              at: last ? whenText(last.at, language) : '',
            })}
      </p>
      <AgreementText all={all} agreement={agreement} />
      {agreement.form === 'written' && <CheckPart {...{ all, agreement, proceeding }} />}
      {(agreement.state !== 'draft' || all.signable) && <SigningPart {...{ all, agreement, proceeding }} />}
      {agreement.state === 'recorded' && <After {...{ all, agreement, proceeding, open }} />}
    </>
  )
}

function showPart(id: string): void {
  requestAnimationFrame(() => document.getElementById(id)?.scrollIntoView())
}

/** Once it is recorded: money, visits, the court, the parties' phones. */
function After(props: PartProps & Pick<AskedProps, 'open'>) {
  const { all, agreement, proceeding, open } = props
  return (
    <>
      {all.performance && all.performance.rows.length > 0 && (
        <PerformancePart all={all} performance={all.performance} proceeding={proceeding} />
      )}
      <FollowPart proceeding={proceeding} open={open} />
      {agreement.form === 'written' && <ConfirmPart {...props} />}
      <EnforcePart {...props} />
      <ToldPart all={all} proceeding={proceeding} />
    </>
  )
}
