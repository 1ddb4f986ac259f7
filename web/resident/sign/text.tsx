/** The whole agreement as whoever signs it reads it: parties, facts, responsibility, clauses, money row by row, and one's rights with their articles. */
import type { ReactNode } from 'react'
import { wholeDayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { moneyText } from '../../shell/money.ts'
import type { Read } from './page.tsx'

export function AgreementText({ read }: { read: Read }) {
  const { t, language } = useWords()
  const { content, parties, own, number, purpose } = read
  return (
    <article className="stack">
      <header className="stack-small">
        <h1>{t(`agreement:sign.${purpose}Title`)}</h1>
        <p className="quiet">{t('agreement:sign.number', { number })}</p>
        {purpose === 'confirmation' && <p className="note info">{t('agreement:sign.confirmationWords')}</p>}
      </header>
      <Part name="parties">
        <ul className="signing-parties">
          {parties.map(one => (
            <li key={one.id}>
              {t(`agreement:side.${one.side}`)} <b>{one.name}</b>
              {one.id === own && <span className="chip">{t('agreement:sign.you')}</span>}
            </li>
          ))}
        </ul>
      </Part>
      <Part name="facts">
        <p className="prose">{content.facts}</p>
      </Part>
      <Part name="responsibility">
        <p className="prose">{content.responsibility}</p>
      </Part>
      <Part name="clauses">
        <ol className="signing-clauses">
          {content.clauses.map((clause, at) => (
            <li key={`${at}`}>
              <p className="prose">{clause.text}</p>
              <p className="quiet">
                {t('agreement:clauseParts', {
                  manner: clause.manner,
                  place: clause.place,
                  by: wholeDayText(clause.by, language),
                })}
              </p>
            </li>
          ))}
        </ol>
      </Part>
      {content.money && <Money read={read} />}
      <p>{t('agreement:sign.copies', { copies: content.copies })}</p>
      <Part name="rights">
        <ul className="signing-rights">
          {read.rights.map(({ name, basis }) => (
            <li key={name}>
              {t(`agreement:right.${name}`)} <small>{basis.article}</small>
            </li>
          ))}
        </ul>
      </Part>
    </article>
  )
}

function Part({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useWords()
  return (
    <section className="stack-small" aria-labelledby={`signing-${name}`}>
      <h2 id={`signing-${name}`}>{t(`agreement:part.${name}`)}</h2>
      {children}
    </section>
  )
}

function Money({ read: { content, parties } }: { read: Read }) {
  const { t, language } = useWords()
  const { payerId, payeeId, totalFen, rows } = content.money!
  const named = (id: string) => parties.find(one => one.id === id)?.name ?? ''
  return (
    <Part name="money">
      <p>
        {t('agreement:moneyWords', {
          payer: named(payerId),
          payee: named(payeeId),
          total: moneyText(totalFen),
        })}
      </p>
      <table className="signing-money">
        <thead>
          <tr>
            <th scope="col">{t('agreement:row.row')}</th>
            <th scope="col">{t('agreement:row.dueOn')}</th>
            <th scope="col">{t('agreement:row.amount')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={row.dueOn}>
              <td>{at + 1}</td>
              <td>{wholeDayText(row.dueOn, language)}</td>
              <td>{moneyText(row.amountFen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  )
}
