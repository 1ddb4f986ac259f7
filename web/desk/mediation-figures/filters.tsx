/** What the figures are asked for: a period, a place, a committee, a kind of mediation and of dispute; all of it in the address. */
import { Input, Segmented } from 'antd'
import { useState } from 'react'
import { type Figures, ways } from '../../../src/mediation/figures/shape.ts'
import { specialities } from '../../../src/mediation/parties/kinds.ts'
import { useWords } from '../../shell/i18n.ts'
import { Choice } from '../mediation/parts.tsx'
import { Labelled } from '../staff/account-page.tsx'
import { choicesOf, type Days, daysOf, kindOf, nameOf, type PeriodKind, periodKinds } from './period.ts'
import type { Asked } from './wire.ts'

interface Props {
  readonly asked: Asked
  readonly figures: Figures
  ask(change: { readonly [Name in keyof Asked]?: string | undefined }): void
}

export function Filters({ asked, figures, ask }: Props) {
  const { t } = useWords()
  const { choices } = figures
  const named = (rows: readonly { readonly id: string; readonly name: string }[]) =>
    rows.map(({ id, name }) => ({ value: id, label: name }))
  const choice = (name: 'community' | 'unit' | 'way' | 'kind', options: { value: string; label: string }[]) =>
    options.length > 1 && (
      <Choice
        label={t(`mediationFigures:filter.${name}`)}
        value={asked[name] ?? null}
        options={
          asked[name] === 'none' ? [...options, { value: 'none', label: noneWords(t, name) }] : options
        }
        set={value => ask({ [name]: value ?? undefined })}
        clear
      />
    )
  return (
    <section className="mediation-figures-filter no-print" aria-label={t('mediationFigures:period.label')}>
      <Period figures={figures} set={ask} />
      {choice('community', named(choices.community))}
      {choice('unit', named(choices.unit))}
      {choice(
        'way',
        ways.map(value => ({ value, label: t(`mediationFigures:way.${value}`) })),
      )}
      {choice(
        'kind',
        specialities.map(value => ({ value, label: t(`committee:speciality.${value}`) })),
      )}
    </section>
  )
}

/** A value that nobody has. */
export function noneWords(t: (key: string) => string, name: 'community' | 'unit' | 'way' | 'kind'): string {
  return name === 'way' ? t('mediationFigures:way.none') : t(`mediationFigures:none.${name}`)
}

function Period({ figures, set }: { figures: Figures; set(days: Days): void }) {
  const { t } = useWords()
  const { from, to, today } = figures
  const [chosen, choose] = useState<PeriodKind | null>(null)
  const kind = chosen === 'range' ? 'range' : kindOf({ from, to })
  const wordsOf = (days: Days) => {
    const { key, facts } = nameOf(kind, days)
    return t(`mediationFigures:period.${key}`, facts)
  }
  const options = choicesOf(kind, today)
  const all = options.some(one => one.from === from) ? options : [{ from, to }, ...options]
  return (
    <>
      <div className="field mediation-figures-period">
        <span id="figures-period">{t('mediationFigures:period.label')}</span>
        <Segmented<PeriodKind>
          aria-labelledby="figures-period"
          value={kind}
          options={periodKinds.map(value => ({ value, label: t(`mediationFigures:period.${value}`) }))}
          onChange={value => {
            choose(value)
            // The period that holds what is shown, so far as it has begun.
            if (value !== 'range') set(daysOf(value, to < today ? to : today))
          }}
        />
      </div>
      {kind === 'range' ? (
        <RangeFields from={from} to={to} set={set} />
      ) : (
        <Choice
          label={t('mediationFigures:period.which')}
          value={from}
          options={all.map(days => ({ value: days.from, label: wordsOf(days) }))}
          set={value => value && set(daysOf(kind, value))}
        />
      )}
    </>
  )
}

function RangeFields({ from, to, set }: Days & { set(days: Days): void }) {
  const { t } = useWords()
  const [typed, type] = useState({ from, to })
  const isWhole = (days: Days) => days.from !== '' && days.to !== '' && days.from <= days.to
  const change = (part: Partial<Days>) => {
    const days = { ...typed, ...part }
    type(days)
    if (isWhole(days)) set(days)
  }
  return (
    <>
      {(['from', 'to'] as const).map(name => (
        <Labelled key={name} label={t(`mediationFigures:period.${name}`)}>
          {id => (
            <Input
              id={id}
              type="date"
              value={typed[name]}
              aria-invalid={!isWhole(typed)}
              {...(isWhole(typed) ? {} : { status: 'error' as const })}
              onChange={event => change({ [name]: event.target.value })}
            />
          )}
        </Labelled>
      ))}
    </>
  )
}
