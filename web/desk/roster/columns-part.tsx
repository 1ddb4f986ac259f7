/** What each column of the sheet is taken for, open to change while nothing is written; and the columns that are not read, by name. */
import { Input, Select } from 'antd'
import { useId, useState } from 'react'
import { fields } from '../../../src/roster/columns.ts'
import { useWords } from '../../shell/i18n.ts'
import { Section } from '../parts.tsx'
import type { Roster } from './use-roster.ts'
import type { Field, Report, RunView } from './wire.ts'

const none = '\u0000'
/** Shown always; the others when the sheet has them. */
const chief: readonly Field[] = [
  'name',
  'relation',
  'idNumber',
  'phone',
  'bornOn',
  'compound',
  'building',
  'entrance',
  'room',
  'address',
]

export function ColumnsPart({ roster, run, report }: { roster: Roster; run: RunView; report: Report }) {
  const { t } = useWords()
  const isOpen = run.state === 'looked' && roster.file !== null
  const columnOf = (field: Field) => report.columns.find(column => column.field === field) ?? null
  const shown = fields.filter(field => chief.includes(field) || columnOf(field) !== null)
  const unread = report.columns.filter(it => it.field === null && it.sensitive === null && it.heading !== '')
  return (
    <Section id="roster-columns" title={t('roster:page.understood')}>
      {isOpen && <p className="quiet">{t('roster:page.understoodWhat')}</p>}
      <Sensitive report={report} />
      <div className="roster-fields">
        {shown.map(field => {
          const column = columnOf(field)
          const choose = (heading: string | null) =>
            roster.say({ columns: { ...run.wishes.columns, [field]: heading } })
          return (
            <FieldChoice
              key={field}
              field={field}
              column={column}
              report={report}
              choose={isOpen ? choose : null}
            />
          )
        })}
        {isOpen && <PlaceField run={run} say={place => roster.say({ place })} />}
      </div>
      {unread.length > 0 && (
        <p className="quiet">
          {t('roster:page.unread', { columns: unread.map(it => it.heading).join(t('roster:page.and')) })}
        </p>
      )}
    </Section>
  )
}

/** Said by their headings, so that nobody thinks they went in. */
function Sensitive({ report }: { report: Report }) {
  const { t } = useWords()
  const sensitive = report.columns.filter(it => it.sensitive !== null)
  if (sensitive.length === 0) return null
  return (
    <div className="note info">
      <strong>{t('roster:page.sensitive')}</strong>
      <p>{t('roster:page.sensitiveWhat')}</p>
      <ul className="roster-sensitive">
        {sensitive.map(({ letter, heading, sensitive: kind }) => (
          <li key={letter}>
            {letter} “{heading}” <span className="quiet">{t(`roster:sensitive.${kind}`)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

interface FieldChoiceProps {
  field: Field
  column: Report['columns'][number] | null
  report: Report
  choose: ((heading: string | null) => void) | null
}

function FieldChoice({ field, column, report, choose }: FieldChoiceProps) {
  const { t } = useWords()
  const id = useId()
  const options = [
    { value: none, label: t('roster:page.noColumn') },
    ...report.columns
      .filter(it => it.sensitive === null && it.heading !== '')
      .map(it => ({ value: it.heading, label: `${it.letter}　${it.heading}` })),
  ]
  const named = column === null ? none : column.heading === '' ? column.letter : column.heading
  return (
    <div className="field">
      <label htmlFor={id}>
        {t(`roster:field.${field}`)}
        {column?.byContent && <span className="tag">{t('roster:page.byContent')}</span>}
      </label>
      {choose === null ? (
        <span id={id} className="roster-column">
          {column === null ? <span className="quiet">—</span> : `${column.letter}　${column.heading}`}
        </span>
      ) : (
        <Select
          id={id}
          showSearch
          optionFilterProp="label"
          value={named}
          options={
            options.some(it => it.value === named) ? options : [...options, { value: named, label: named }]
          }
          onChange={heading => choose(heading === none ? null : heading)}
        />
      )}
      {column !== null && (
        <span className="quiet roster-filled">{t('roster:page.filled', { count: column.filled })}</span>
      )}
    </div>
  )
}

function PlaceField({ run, say }: { run: RunView; say(place: string | null): void }) {
  const { t } = useWords()
  const id = useId()
  const [place, setPlace] = useState(run.wishes.place ?? '')
  const tell = () => {
    const words = place.trim() === '' ? null : place.trim()
    if (words !== run.wishes.place) say(words)
  }
  return (
    <div className="field">
      <label htmlFor={id}>{t('roster:page.placeField')}</label>
      <Input
        id={id}
        value={place}
        maxLength={60}
        placeholder={t('roster:page.placeNone')}
        onChange={event => setPlace(event.target.value)}
        onPressEnter={tell}
        onBlur={tell}
      />
    </div>
  )
}
