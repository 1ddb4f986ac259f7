/** Each figure with its parts: how it is counted, what is left out, on what basis; every number opens to its list. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type Figures, type Part, parts as partsOf, type Sums } from '../../../src/mediation/figures/shape.ts'
import { useWords } from '../../shell/i18n.ts'
import { moneyText } from '../../shell/money.ts'
import { numberText, percentText } from '../format.ts'
import type { Asked } from './wire.ts'

const figures = ['success', 'local', 'length', 'performance', 'money', 'confirmation', 'now'] as const
type Name = (typeof figures)[number]

/** Numerator and denominator, then what stands beside them. */
const shown: Readonly<
  Record<Name, { readonly rate?: readonly [Part, Part]; readonly beside: readonly Part[] }>
> = {
  success: {
    rate: ['agreed', 'ended'],
    beside: ['agreedWritten', 'agreedOral', 'failed', 'stopped', 'notBegun', 'leftOut'],
  },
  local: { rate: ['local', 'lastEnded'], beside: ['passedOn'] },
  length: { beside: ['ended', 'overPeriod', 'overUntil'] },
  performance: {
    rate: ['performed', 'due'],
    beside: ['performedOnTime', 'performedLate', 'unperformed', 'notYetDue'],
  },
  money: { beside: ['moneyDue', 'moneyReceived', 'moneyOpen', 'moneyNotYetDue'] },
  confirmation: {
    rate: ['applied', 'eligible'],
    beside: ['confirmed', 'refused', 'pending', 'dropped', 'revoked', 'windowOpen', 'lapsed'],
  },
  now: { beside: ['running', 'closeToEnd', 'pastEnd', 'waiting'] },
}

export function Cards({ found, asked }: { found: Figures; asked: Asked }) {
  return (
    <div className="mediation-figures-cards">
      {figures.map(name => (
        <Card key={name} name={name} found={found} asked={asked} />
      ))}
    </div>
  )
}

function Card({ name, found, asked }: { name: Name; found: Figures; asked: Asked }) {
  const { t } = useWords()
  const { beside } = shown[name]
  const { counts } = found.total
  return (
    <section className="part mediation-figure" aria-labelledby={`figure-${name}`}>
      <h2 id={`figure-${name}`}>{t(`mediationFigures:figure.${name}.title`)}</h2>
      <Value name={name} found={found} asked={asked} />
      <ul className="mediation-figure-parts" aria-label={t('mediationFigures:inNumbers')}>
        {beside.map(part => (
          <li key={part}>
            <span>{t(`mediationFigures:part.${part}`)}</span>
            <ToList part={part} asked={asked}>
              {numberText(counts[part])}
            </ToList>
          </li>
        ))}
      </ul>
      <How name={name} found={found} />
    </section>
  )
}

function Value({ name, found, asked }: { name: Name; found: Figures; asked: Asked }) {
  const { t } = useWords()
  const { counts, dueFen, receivedFen } = found.total
  const { rate } = shown[name]
  if (rate) return <Rate parts={rate} sums={found.total} least={found.leastForRate} asked={asked} />
  if (name === 'length') return <Days sums={found.total} />
  if (name === 'now') return <strong className="mediation-figure-value">{numberText(counts.running)}</strong>
  if (counts.moneyDue === 0)
    return <strong className="mediation-figure-value">{t('mediationFigures:noneOf')}</strong>
  return (
    <p className="mediation-figure-value">
      <strong>{percentText(receivedFen, dueFen)}</strong>
      <span>{t('mediationFigures:fenOf', { due: moneyText(dueFen), received: moneyText(receivedFen) })}</span>
    </p>
  )
}

function Days({ sums: { median, mean } }: { sums: Sums }) {
  const { t } = useWords()
  if (median === null || mean === null)
    return <strong className="mediation-figure-value">{t('mediationFigures:noneOf')}</strong>
  return (
    <p className="mediation-figure-value">
      <strong>{t('mediationFigures:days', { count: numberText(median) })}</strong>
      <span>{t('mediationFigures:mean', { count: numberText(Math.round(mean * 10) / 10) })}</span>
    </p>
  )
}

/** Of nothing there is no rate; of few only the counts. */
function Rate({
  parts: [part, whole],
  sums: { counts },
  least,
  asked,
}: {
  parts: readonly [Part, Part]
  sums: Sums
  least: number
  asked: Asked
}) {
  const { t } = useWords()
  const [numerator, denominator] = [counts[part], counts[whole]]
  if (denominator === 0)
    return <strong className="mediation-figure-value">{t('mediationFigures:noneOf')}</strong>
  const isEnough = denominator >= least
  return (
    <p className="mediation-figure-value">
      {isEnough && <strong>{percentText(numerator, denominator)}</strong>}
      <Fraction part={part} whole={whole} counts={counts} asked={asked} />
      {!isEnough && <small className="quiet">{t('mediationFigures:fewWords', { least })}</small>}
    </p>
  )
}

/** Both open to their lists. */
export function Fraction({
  part,
  whole,
  counts,
  asked,
}: {
  part: Part
  whole: Part
  counts: Sums['counts']
  asked: Asked
}) {
  const { t } = useWords()
  if (counts[whole] === 0) return <span className="quiet">{t('mediationFigures:noneOf')}</span>
  return (
    <span className="mediation-figure-fraction">
      <ToList part={part} asked={asked}>
        {numberText(counts[part])}
      </ToList>
      {' / '}
      <ToList part={whole} asked={asked}>
        {numberText(counts[whole])}
      </ToList>
    </span>
  )
}

export function ToList({ part, asked, children }: { part: Part; asked: Asked; children: ReactNode }) {
  const { t } = useWords()
  const isNow = (partsOf.now as readonly Part[]).includes(part)
  // What runs now lies in no period.
  const { from, to, ...where } = asked
  return (
    <Link
      to={'/mediation-figures/list' as '/'}
      search={{ ...where, ...(isNow ? {} : { from, to }), part } as never}
      title={t(`mediationFigures:part.${part}`)}
    >
      {children}
      <span className="sr"> {t(`mediationFigures:part.${part}`)}</span>
    </Link>
  )
}

function How({ name, found: { bases, closeDays } }: { name: Name; found: Figures }) {
  const { t } = useWords()
  const basis = bases[name]!
  return (
    <dl className="mediation-figure-how">
      <dt>{t('mediationFigures:how')}</dt>
      <dd>{t(`mediationFigures:figure.${name}.how`, { days: closeDays })}</dd>
      <dt>{t('mediationFigures:leftOut')}</dt>
      <dd>{t(`mediationFigures:figure.${name}.leftOut`)}</dd>
      <dt>{t('mediationFigures:basis')}</dt>
      <dd>
        {t('mediationFigures:basisWords', {
          article: basis.article,
          force: t(`shell:deadline.${basis.force}`),
          mark: t(`desk:clock.mark.${basis.mark}`),
        })}
      </dd>
    </dl>
  )
}
