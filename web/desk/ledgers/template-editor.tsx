/** The columns of an office: which, in which order, under which headings, how wide; moved with the mouse or the keys, seen at once. */
import { App, Button, Input } from 'antd'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Failure, Section } from '../parts.tsx'
import { Field } from './filters.tsx'
import { ForWhom } from './for-whom.tsx'
import { useKeptDraft } from './kept-draft.ts'
import { Columns, labelOf } from './layout-columns.tsx'
import type { Column, LedgerInfo, Overview, Template } from './wire.ts'
import { useKeep } from './wire.ts'

interface TemplateEditorProps {
  overview: Overview
  info: LedgerInfo
  /** Null: a new one. */
  template: Template | null
  close(kept: Template | null): void
}

interface Draft {
  id: string
  name: string
  title: string
  communityId: string | null
  columns: Column[]
}

function begun(overview: Overview, info: LedgerInfo, template: Template | null): Draft {
  return {
    id: template?.id ?? newId(),
    name: template?.name ?? '',
    title: template?.title ?? '',
    communityId: template
      ? (template.community?.id ?? null)
      : (overview.communities.find(one => one.mayKeep)?.id ?? null),
    columns: template?.columns ?? [
      { field: 'no' },
      ...info.fields.filter(one => !one.aside).map(one => ({ field: one.key })),
    ],
  }
}

export function TemplateEditor({ overview, info, template, close }: TemplateEditorProps) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [draft, setDraft, forget] = useKeptDraft<Draft>(`ledger.${template?.id ?? info.name}`, () =>
    begun(overview, info, template),
  )
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change })
  const keep = useKeep(kept => {
    forget()
    void message.success(t('ledger:layout.kept', { name: kept.name }))
    close(kept)
  })
  const send = () =>
    keep.mutate({
      path: '/api/ledgers/templates',
      body: { ...draft, name: draft.name.trim(), seen: template?.revision ?? 0, ledger: info.name },
    })
  return (
    <Section id="layout" title={t(template ? 'ledger:layout.changing' : 'ledger:layout.new')}>
      <form
        className="layout-form"
        onSubmit={event => {
          event.preventDefault()
          send()
        }}
      >
        <Names overview={overview} info={info} draft={draft} set={set} />
        <Columns info={info} columns={draft.columns} set={columns => set({ columns })} />
        <Preview info={info} columns={draft.columns} />
        {keep.error && <Failure error={keep.error} title={t('ledger:layout.refused')} />}
        <div className="row">
          <Button
            type="primary"
            htmlType="submit"
            loading={keep.isPending}
            disabled={draft.name.trim() === '' || draft.columns.length === 0}
          >
            {t('ledger:layout.keep')}
          </Button>
          <Button
            onClick={() => {
              forget()
              close(null)
            }}
          >
            {t('shell:cancel')}
          </Button>
        </div>
      </form>
    </Section>
  )
}

interface NamesProps {
  overview: Overview
  info: LedgerInfo
  draft: Draft
  set(change: Partial<Draft>): void
}

function Names({ overview, info, draft, set }: NamesProps) {
  const { t } = useWords()
  return (
    <div className="ledgers-filters">
      <Field label={t('ledger:layout.name')}>
        {id => (
          <Input
            id={id}
            required
            maxLength={60}
            value={draft.name}
            onChange={event => set({ name: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('ledger:layout.title')}>
        {id => (
          <Input
            id={id}
            maxLength={120}
            value={draft.title}
            placeholder={info.label}
            onChange={event => set({ title: event.target.value })}
          />
        )}
      </Field>
      <ForWhom overview={overview} value={draft.communityId} onChange={communityId => set({ communityId })} />
    </div>
  )
}

function Preview({ info, columns }: { info: LedgerInfo; columns: readonly Column[] }) {
  const { t } = useWords()
  const widths = columns.map(({ field, width }) => width ?? labelOf(info, field, t).width)
  const whole = widths.reduce((sum, width) => sum + width, 0)
  return (
    <div className="ledgers-scroll" aria-hidden="true">
      <table className="ledgers-table layout-preview">
        <thead>
          <tr>
            {columns.map(({ field, heading }, i) => (
              <th key={field} style={{ width: `${(widths[i]! / whole) * 100}%` }}>
                {heading ?? labelOf(info, field, t).label}
              </th>
            ))}
          </tr>
        </thead>
      </table>
    </div>
  )
}
