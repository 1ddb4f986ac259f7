/** From an unperformed confirmed agreement to the court: what goes along, the two years, and what the court answered. */
import { dayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { moneyText } from '../../shell/money.ts'
import type { PartProps } from './agreement-part.tsx'
import { type OpenStep, StepButtons } from './step-buttons.tsx'

export function EnforcePart({ all, agreement, proceeding, open }: PartProps & { open: OpenStep }) {
  const { t, language } = useWords()
  const { enforcement, performance } = all
  const payer = all.parties.find(one => one.id === agreement.content?.money?.payerId)
  const mayRefer = proceeding.next.some(one => one.step === 'enforce')
  if (!enforcement && !mayRefer) return null
  const last = performance?.rows.at(-1)?.dueOn
  const court = proceeding.next
    .find(one => one.step === 'enforce')
    ?.inputs.find(input => input.name === 'courtUnit')?.options?.[0]
  const preset = {
    ...(payer && payer.side !== 'thirdParty' ? { against: payer.side } : {}),
    ...(court ? { courtUnit: court.value, court: court.label } : {}),
  }
  return (
    <div className="agreement-block">
      <h3>{t('agreement:enforce.title')}</h3>
      {enforcement && (
        <p role="status">
          {t('agreement:enforce.sent', {
            day: dayText(enforcement.onDay, language),
            court: enforcement.court,
            number: enforcement.number,
          })}{' '}
          <b>{t(`agreement:enforce.answer.${enforcement.answer}`)}</b>
        </p>
      )}
      {mayRefer && (
        <>
          <p>
            {performance
              ? t('agreement:enforce.words', { amount: moneyText(performance.arrearsFen) })
              : t('agreement:enforce.wordsPlain')}
          </p>
          <p className="quiet">
            {last
              ? t('agreement:enforce.yearsInstalments', { day: dayText(last, language) })
              : t('agreement:enforce.years')}{' '}
            {t('agreement:article', { article: all.bases.enforcement?.article ?? '' })}
          </p>
          <StepButtons
            proceeding={proceeding}
            steps={['enforce']}
            open={open}
            presets={{ enforce: preset }}
          />
        </>
      )}
    </div>
  )
}
