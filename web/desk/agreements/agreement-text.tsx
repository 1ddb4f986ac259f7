/** What the agreement says, to those who may read it. */
import { wholeDayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { moneyText } from '../../shell/money.ts'
import type { Agreement, Agreements } from './wire.ts'

export function AgreementText({ all, agreement }: { all: Agreements; agreement: Agreement }) {
  const { t, language } = useWords()
  const { content } = agreement
  if (!content) return <p className="quiet">{t('agreement:notForYou')}</p>
  const named = (id: string) => all.parties.find(one => one.id === id)?.name ?? ''
  return (
    <details open={agreement.state === 'draft'} className="agreement-text">
      <summary>{t('agreement:part.clauses')}</summary>
      <dl className="facts">
        <div>
          <dt>{t('agreement:part.facts')}</dt>
          <dd className="prose">{content.facts}</dd>
        </div>
        <div>
          <dt>{t('agreement:part.responsibility')}</dt>
          <dd className="prose">{content.responsibility}</dd>
        </div>
      </dl>
      <ol>
        {content.clauses.map((clause, at) => (
          <li key={`${at}`}>
            <p className="prose">{clause.text}</p>
            <p className="quiet">
              {t('agreement:clauseParts', { ...clause, by: wholeDayText(clause.by, language) })}
            </p>
          </li>
        ))}
      </ol>
      {content.money && (
        <p>
          {t('agreement:moneyWords', {
            payer: named(content.money.payerId),
            payee: named(content.money.payeeId),
            total: moneyText(content.money.totalFen),
          })}{' '}
          {!all.performance &&
            content.money.rows
              .map(row => `${wholeDayText(row.dueOn, language)} ${moneyText(row.amountFen)}`)
              .join('; ')}
        </p>
      )}
      <p className="quiet">
        {t('agreement:copiesWords', { copies: content.copies })} ·{' '}
        {t('agreement:sign.hash', { hash: agreement.sha256.slice(0, 16) })} · {t('agreement:recusedWords')}
      </p>
    </details>
  )
}
