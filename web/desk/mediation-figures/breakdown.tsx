/** The same figures in parts: by community, committee, kind of mediation, kind of dispute; in the order of lists, never by how large they are. */
import { Segmented } from 'antd'
import { useState } from 'react'
import {
  type Cell,
  type Dimension,
  dimensions,
  type Figures,
  type Part,
} from '../../../src/mediation/figures/shape.ts'
import { useWords } from '../../shell/i18n.ts'
import { moneyText } from '../../shell/money.ts'
import { numberText } from '../format.ts'
import { Section } from '../parts.tsx'
import { Fraction, ToList } from './cards.tsx'
import { noneWords } from './filters.tsx'
import type { Asked } from './wire.ts'

const columns = ['success', 'local', 'length', 'performance', 'money', 'confirmation', 'now'] as const
const fractions: Readonly<Partial<Record<(typeof columns)[number], readonly [Part, Part]>>> = {
  success: ['agreed', 'ended'],
  local: ['local', 'lastEnded'],
  performance: ['performed', 'due'],
  confirmation: ['applied', 'eligible'],
}

export function Breakdown({ found, asked }: { found: Figures; asked: Asked }) {
  const { t } = useWords()
  const [by, choose] = useState<Dimension>('community')
  const cells = found.by[by]
  return (
    <Section
      id="figures-by"
      title={t('mediationFigures:by.title')}
      extra={
        <Segmented<Dimension>
          className="no-print"
          aria-label={t('mediationFigures:by.title')}
          value={by}
          options={dimensions.map(value => ({ value, label: t(`mediationFigures:by.${value}`) }))}
          onChange={choose}
        />
      }
    >
      <p className="quiet">{t('mediationFigures:by.order')}</p>
      {cells.length === 0 ? (
        <p>{t('mediationFigures:by.empty')}</p>
      ) : (
        <table className="plain-table mediation-figures-table">
          <caption className="sr">{t(`mediationFigures:by.${by}`)}</caption>
          <thead>
            <tr>
              <th scope="col">{t('mediationFigures:column.name')}</th>
              {columns.map(name => (
                <th key={name} scope="col" className="num">
                  {t(`mediationFigures:column.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cells.map(cell => (
              <Row key={cell.id} by={by} cell={cell} asked={{ ...asked, [by]: cell.id }} />
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}

function Row({ by, cell, asked }: { by: Dimension; cell: Cell; asked: Asked }) {
  const { t } = useWords()
  return (
    <tr>
      <th scope="row">
        {nameIn(t, by, cell)}
        {cell.committee && <small>{cell.committee}</small>}
      </th>
      {columns.map(name => (
        <td key={name} className="num" data-label={t(`mediationFigures:column.${name}`)}>
          <Value name={name} cell={cell} asked={asked} />
        </td>
      ))}
    </tr>
  )
}

function Value({ name, cell, asked }: { name: (typeof columns)[number]; cell: Cell; asked: Asked }) {
  const { t } = useWords()
  const { counts, median, dueFen, receivedFen } = cell
  const fraction = fractions[name]
  const none = <span className="quiet">{t('mediationFigures:noneOf')}</span>
  if (fraction) return <Fraction part={fraction[0]} whole={fraction[1]} counts={counts} asked={asked} />
  if (name === 'now')
    return (
      <ToList part="running" asked={asked}>
        {numberText(counts.running)}
      </ToList>
    )
  if (name === 'length')
    return median === null ? (
      none
    ) : (
      <ToList part="ended" asked={asked}>
        {numberText(median)}
      </ToList>
    )
  if (counts.moneyDue === 0) return none
  return (
    <ToList part="moneyDue" asked={asked}>
      {moneyText(receivedFen)} / {moneyText(dueFen)}
    </ToList>
  )
}

/** Names of the lists of law are words, those of places are theirs. */
export function nameIn(
  t: (key: string) => string,
  by: Dimension,
  { id, name }: Pick<Cell, 'id' | 'name'>,
): string {
  if (id === 'none') return noneWords(t, by)
  if (by === 'way') return t(`mediationFigures:way.${id}`)
  if (by === 'kind') return t(`committee:speciality.${id}`)
  return name ?? ''
}
