/** Beside a dispute: the matter it came from and how that stands, or the court, police or petition office that sent it and whether it was told. */
import { Link } from '@tanstack/react-router'
import { dayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Section } from '../parts.tsx'
import { useOrigin } from './origins-wire.ts'

export function OriginPart({ disputeId }: { disputeId: string }) {
  const { t, language } = useWords()
  const { data } = useOrigin(disputeId)
  if (!data || (data.matter === null && data.sender === null)) return null
  const { matter, sender } = data
  return (
    <Section id="dispute-origin" title={t('dispute:desk.origin')}>
      {matter && (
        <p>
          {matter.seen ? (
            <Link to={'/matters/$matterId' as never} params={{ matterId: matter.id } as never}>
              {t('dispute:desk.matter', { number: matter.number })}
            </Link>
          ) : (
            t('dispute:desk.matter', { number: matter.number })
          )}{' '}
          <span className="quiet">{t('dispute:desk.matterState', { state: matter.stateLabel })}</span>
        </p>
      )}
      {sender && (
        <>
          <p>{t('dispute:desk.sender', { unit: sender.unit, day: dayText(sender.sentAt, language) })}</p>
          <p className="quiet">{t(sender.told ? 'dispute:desk.senderTold' : 'dispute:desk.senderWaits')}</p>
        </>
      )}
    </Section>
  )
}
