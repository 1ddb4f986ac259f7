/** Matters like this one nearby: how like, how far, why so; merging starts from here with the primary matter chosen. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useWords } from '../../shell/i18n.ts'
import { Section } from '../parts.tsx'
import type { StepChoice } from '../steps/use-step-choice.ts'
import { type Duplicate, get, type Matter } from '../wire.ts'

export function Duplicates({ matter, choice }: { matter: Matter; choice: StepChoice }) {
  const { t } = useWords()
  const found = useQuery({
    queryKey: ['duplicates', matter.id],
    queryFn: ({ signal }) => get<{ rows: Duplicate[] }>(`/api/matters/${matter.id}/duplicates`, signal),
    staleTime: 60_000,
    enabled: !matter.sealed,
  })
  const rows = found.data?.rows ?? []
  if (rows.length === 0) return null
  const merge = matter.next.find(step => step.inputs.some(input => input.kind === 'proceeding'))
  const input = merge?.inputs.find(one => one.kind === 'proceeding')
  return (
    <Section
      id="matter-like"
      title={t('desk:duplicate.title')}
      extra={<span className="quiet">{t('desk:duplicate.count', { count: rows.length })}</span>}
      className="no-print"
    >
      <ul className="likes">
        {rows.map(one => (
          <li key={one.row.id}>
            <DuplicateEntry one={one} />
            {merge && input && (
              <Button size="small" onClick={() => choice.open(merge.step, { [input.name]: one.row.id })}>
                {t('desk:duplicate.merge')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function DuplicateEntry({ one: { row, why } }: { one: Duplicate }) {
  return (
    <div>
      <Link
        to="/matters/$matterId"
        params={{ matterId: row.id }}
        search={((before: object) => before) as never}
      >
        <span className="code">{row.number}</span> {row.excerpt}
      </Link>
      <p className="quiet">
        <span className="state">{row.stateLabel}</span> {why}
      </p>
    </div>
  )
}
