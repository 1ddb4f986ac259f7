/** What one's own unit sent to mediation: whether it was taken, where it stands, and the result that was told back. */
import { dayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Failure, Section } from '../parts.tsx'
import { type Sent, useSent } from './origins-wire.ts'

export function SentList() {
  const { t } = useWords()
  const found = useSent()
  return (
    <Section id="dispute-sent" title={t('dispute:desk.sent')}>
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data?.rows.length === 0 && <p className="quiet">{t('dispute:desk.sentNone')}</p>}
      <ul className="papers">
        {found.data?.rows.map(row => (
          <SentRow key={row.id} row={row} />
        ))}
      </ul>
    </Section>
  )
}

function SentRow({ row }: { row: Sent['rows'][number] }) {
  const { t, language } = useWords()
  const day = (at: string) => dayText(at.length === 10 ? `${at}T12:00:00+08:00` : at, language)
  return (
    <li>
      <span className="code">{row.number}</span> <span className="state">{row.stateLabel}</span>
      <div className="quiet">
        {[
          t('dispute:desk.sentTo', { to: row.to, day: day(row.sentAt) }),
          ...(row.answerDueAt ? [t('dispute:desk.sentDue', { day: day(row.answerDueAt) })] : []),
          ...(row.askedBy ? [t('dispute:desk.sentAsked', { day: day(row.askedBy) })] : []),
        ].join(' · ')}
      </div>
      {row.result && <div>{t('dispute:desk.sentResult', { result: row.result })}</div>}
    </li>
  )
}
