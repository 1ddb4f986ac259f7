/** What the file was understood to hold: its kind and which column is which, everything open to change. */
import { Input, Select } from 'antd'
import { useId, useState } from 'react'
import { fieldsOf, kinds } from '../../../src/survey/columns.ts'
import { useWords } from '../../shell/i18n.ts'
import { Section } from '../parts.tsx'
import type { Survey } from './use-survey.ts'
import type { Field, Overview, Report } from './wire.ts'

const systems = ['CGCS2000', 'GCJ02', 'BD09'] as const
const none = '\u0000'
/** Fields without which there is nothing to take in, shown first and always. */
const chief: readonly Field[] = ['name', 'compound', 'households', 'lng', 'lat', 'code', 'community']

interface ColumnsPartProps {
  survey: Survey
  report: Report
  communities: Overview['communities']
}

export function ColumnsPart({ survey, report, communities }: ColumnsPartProps) {
  const { t } = useWords()
  const { wishes, say } = survey
  const [all, setAll] = useState(false)
  const fields = fieldsOf[report.kind].filter(field => field !== 'households' && isFor(field, report))
  const isSought = (field: Field) => field === 'place' && report.question?.code === 'noPlaceColumns'
  const shown = fields.filter(
    field => all || chief.includes(field) || isSought(field) || report.chosen[field],
  )
  return (
    <Section id="survey-columns" title={t('survey:page.understood')} className="survey-columns">
      <div className="survey-fields">
        <Choice
          label={t('survey:page.kind')}
          value={report.kind}
          options={kinds.map(kind => ({ value: kind, label: t(`survey:kind.${kind}`) }))}
          choose={kind => say({ kind, columns: {} })}
        />
        {report.kind === 'buildings' && communities.length > 1 && (
          <Choice
            label={t('survey:page.allOf')}
            value={wishes.communityId ?? none}
            options={[
              { value: none, label: t('survey:page.byPlace') },
              ...communities.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            choose={id => say({ communityId: id === none ? null : id })}
          />
        )}
        {report.kind === 'buildings' && (
          <Households report={report} say={households => say({ households })} />
        )}
        {shown.map(field => (
          <Choice
            key={field}
            label={t(`survey:field.${field}`)}
            value={report.chosen[field] ?? none}
            options={columnOptions(report, t('survey:page.noColumn'))}
            choose={column =>
              say({ columns: { ...wishes.columns, [field]: column === none ? null : column } })
            }
          />
        ))}
        {report.kind !== 'divisions' && (
          <Choice
            label={t('survey:page.system')}
            value={wishes.system ?? report.system ?? 'CGCS2000'}
            options={systems.map(system => ({ value: system, label: t(`survey:system.${system}`) }))}
            choose={system => say({ system })}
          />
        )}
      </div>
      {!all && shown.length < fields.length && (
        <button type="button" className="link-button" onClick={() => setAll(true)}>
          {t('survey:page.moreFields', { count: fields.length - shown.length })}
        </button>
      )}
      <Sample report={report} />
    </Section>
  )
}

/** GeoJSON has its places beside its columns. */
function isFor(field: Field, { format }: Report): boolean {
  return format !== 'geojson' || !['lng', 'lat', 'place'].includes(field)
}

function columnOptions({ columns, sample }: Report, noColumn: string) {
  return [
    { value: none, label: noColumn },
    ...columns.map((column, i) => {
      const first = sample.find(row => row[i] !== '')?.[i]
      return { value: column, label: first ? `${column}（${first.slice(0, 16)}）` : column }
    }),
  ]
}

/** By a column, by what others come to, one a building, or as the person writes it. */
function Households({ report, say }: { report: Report; say(text: string | null): void }) {
  const { t } = useWords()
  const id = useId()
  const { columns, households, chosen } = report
  const [own, setOwn] = useState<string | null>(null)
  const guesses = [
    chosen.floors && chosen.units ? `[${chosen.floors}] * [${chosen.units}] * 2` : null,
    chosen.residents ? `round([${chosen.residents}] / 2.3)` : null,
  ].filter(text => text !== null)
  const known = [...columns, ...guesses, '1']
  const options = [
    ...columns.map(column => ({ value: column, label: column })),
    ...guesses.map(text => ({ value: text, label: t('survey:page.counted', { text }) })),
    { value: '1', label: t('survey:page.oneEach') },
    ...(households !== null && !known.includes(households) ? [{ value: households, label: households }] : []),
    { value: none, label: t('survey:page.writeOwn') },
  ]
  return (
    <div className="field">
      <label htmlFor={id}>{t('survey:field.households')}</label>
      <Select
        id={id}
        showSearch
        value={own === null ? households : none}
        status={households === null ? 'error' : ''}
        placeholder={t('survey:page.chooseColumn')}
        options={options}
        onChange={value => {
          setOwn(value === none ? (households ?? '') : null)
          if (value !== none) say(value)
        }}
      />
      {own !== null && (
        <Input
          aria-label={t('survey:page.writeOwn')}
          placeholder={t('survey:page.ownExample')}
          value={own}
          onChange={event => setOwn(event.target.value)}
          onPressEnter={() => own.trim() && say(own.trim())}
          onBlur={() => own.trim() && say(own.trim())}
        />
      )}
    </div>
  )
}

interface ChoiceProps<T extends string> {
  label: string
  value: T
  options: readonly { value: T; label: string }[]
  choose(value: T): void
}

function Choice<T extends string>({ label, value, options, choose }: ChoiceProps<T>) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        showSearch
        optionFilterProp="label"
        value={value}
        options={[...options]}
        onChange={choose}
      />
    </div>
  )
}

function Sample({ report }: { report: Report }) {
  const { t } = useWords()
  return (
    <details className="survey-sample">
      <summary>{t('survey:page.sample')}</summary>
      <div className="table-wide">
        <table className="plain-table">
          <thead>
            <tr>
              {report.columns.map(column => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.sample.map((row, i) => (
              <tr key={i}>
                {row.map((cell, column) => (
                  <td key={report.columns[column]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
