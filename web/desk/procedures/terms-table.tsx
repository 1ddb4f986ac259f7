/** Every term of a procedure with all its versions: how long, on what article, from when, lengthened by whom, what is left out, what starts and ends it. */
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Section } from '../parts.tsx'
import type { Procedure } from '../proceedings/wire.ts'
import type { Term } from './drawing.ts'
import { RuleForm } from './rule-form.tsx'

export function TermsTable({ procedure, mayAdd }: { procedure: Procedure; mayAdd: boolean }) {
  const { t } = useWords()
  const [adding, setAdding] = useState<string | null>(null)
  return (
    <Section
      id="procedure-terms"
      title={t('desk:terms.title')}
      extra={<span className="quiet">{t('desk:terms.count', { count: procedure.terms.length })}</span>}
    >
      <div className="table-wide">
        <table className="plain-table terms-table">
          <thead>
            <tr>
              {['term', 'amount', 'basis', 'more', 'course'].map(column => (
                <th key={column} scope="col">
                  {t(`desk:terms.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          {procedure.terms.map(term => (
            <TermRows
              key={term.name}
              term={term}
              procedure={procedure}
              add={mayAdd ? () => setAdding(term.name) : null}
              adding={adding === term.name}
              close={() => setAdding(null)}
            />
          ))}
        </table>
      </div>
    </Section>
  )
}

interface TermRowsProps {
  term: Term
  procedure: Procedure
  add: (() => void) | null
  adding: boolean
  close(): void
}

function TermRows({ term, procedure, add, adding, close }: TermRowsProps) {
  const { t } = useWords()
  return (
    <tbody>
      {term.versions.map((version, index) => (
        <tr key={version.version}>
          {index === 0 && (
            <th scope="rowgroup" rowSpan={term.versions.length}>
              {term.label}
              <Counts term={term} />
              {!term.ladder && <span className="quiet">{t('desk:terms.window')}</span>}
              {add && (
                <Button size="small" className="no-print" onClick={add}>
                  {t('desk:terms.add')}
                </Button>
              )}
            </th>
          )}
          <td className="nowrap">
            <strong>{version.amount}</strong>
            {version.when && <span className="quiet">{version.when}</span>}
            <span className="quiet">{validity(version, t)}</span>
          </td>
          <td>
            {version.article}
            <span className="quiet">
              {t(`shell:deadline.${version.force}`)} · {t(`desk:clock.mark.${version.mark}`)}
            </span>
          </td>
          {index === 0 && <More term={term} />}
          {index === 0 && <Course term={term} />}
        </tr>
      ))}
      {adding && (
        <tr>
          <td colSpan={5}>
            <RuleForm procedure={procedure} term={term} close={close} />
          </td>
        </tr>
      )}
    </tbody>
  )
}

type Say = ReturnType<typeof useWords>['t']

function validity({ version, validFrom, validTo }: Term['versions'][number], t: Say): string {
  return t(validTo ? 'desk:terms.validBetween' : validFrom ? 'desk:terms.validFrom' : 'desk:terms.version', {
    version,
    from: validFrom ?? '',
    to: validTo ?? '',
  })
}

function Counts({ term }: { term: Term }) {
  const { t } = useWords()
  if (!term.count) return null
  return (
    <span className="quiet">
      {t('desk:terms.next', { count: term.count })}
      {term.overdue ? <b className="error"> {t('desk:diagram.overdue', { count: term.overdue })}</b> : null}
    </span>
  )
}

function More({ term }: { term: Term }) {
  const { t } = useWords()
  const comma = t('desk:part.comma')
  const lines = [
    ...(term.extension ? [term.extension] : []),
    ...term.variants.map(({ label, amount }) => `${label}: ${amount}`),
    ...(term.excludes.length ? [t('desk:terms.excludes', { names: term.excludes.join(comma) })] : []),
    ...(term.reminders.length ? [t('desk:terms.reminders', { names: term.reminders.join(comma) })] : []),
  ]
  return (
    <td rowSpan={term.versions.length}>
      {lines.map(line => (
        <p key={line}>{line}</p>
      ))}
    </td>
  )
}

function Course({ term }: { term: Term }) {
  const { t } = useWords()
  const comma = t('desk:part.comma')
  return (
    <td rowSpan={term.versions.length}>
      {term.startsWith.length > 0 && <p>{t('desk:terms.starts', { names: term.startsWith.join(comma) })}</p>}
      {term.endsWith.length > 0 && <p>{t('desk:terms.ends', { names: term.endsWith.join(comma) })}</p>}
    </td>
  )
}
