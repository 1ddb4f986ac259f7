/** Ledgers of what was done: one is chosen, narrowed to place and days, read, printed, taken out as a sheet in the columns the office wants. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Empty, Failure, Waiting } from '../parts.tsx'
import { Filters } from './filters.tsx'
import { FormMapper } from './form-mapper.tsx'
import { LedgerTable } from './ledger-table.tsx'
import { TakeOut } from './take-out.tsx'
import { TemplateBar } from './template-bar.tsx'
import { TemplateEditor } from './template-editor.tsx'
import {
  type Asked,
  type Change,
  type LedgerInfo,
  type Overview,
  type Template,
  useOverview,
  useRows,
} from './wire.ts'
import './ledgers.css'

export function LedgersPage() {
  const { t } = useWords()
  const overview = useOverview()
  return (
    <main className="page ledgers" id="main">
      <header className="page-head no-print">
        <h1>{t('ledger:title')}</h1>
      </header>
      {/* Where residents are named it is asked why: the browser's own way of printing gets no rows. */}
      <p className="ledgers-by-button">{t('ledger:page.printHere')}</p>
      {overview.isPending && <Waiting lines={8} />}
      {overview.error && <Failure error={overview.error} retry={() => void overview.refetch()} />}
      {overview.data &&
        (overview.data.ledgers.length === 0 ? (
          <Empty title={t('ledger:page.none.title')} words={t('ledger:page.none.words')} />
        ) : (
          <Chosen overview={overview.data} />
        ))}
    </main>
  )
}

/** What is kept or changed instead of read. */
type Editing = { readonly kind: 'columns' | 'form'; readonly template: Template | null }

function Chosen({ overview }: { overview: Overview }) {
  const asked = useSearch({ strict: false }) as Asked
  const navigate = useNavigate()
  const [editing, setEditing] = useState<Editing | null>(null)
  const info = overview.ledgers.find(({ name }) => name === asked.ledger) ?? overview.ledgers[0]!
  const ask = (change: Change) =>
    void navigate({ to: '/ledgers' as '/', search: { ...asked, ...change } as never })
  const choose = (name: string) => {
    setEditing(null)
    // Place and days stay; what only this ledger knows goes.
    ask({ ledger: name, kind: undefined, template: undefined, person: undefined })
  }
  const done = (template: Template | null) => {
    setEditing(null)
    if (template) ask({ template: template.id })
  }
  return (
    <div className="ledgers-columns">
      <Names overview={overview} current={info.name} choose={choose} />
      <div className="ledgers-main">
        {editing === null ? (
          <Reading
            key={info.name}
            overview={overview}
            info={info}
            asked={asked}
            ask={ask}
            edit={(kind, template) => setEditing({ kind, template })}
          />
        ) : editing.kind === 'columns' ? (
          <TemplateEditor overview={overview} info={info} template={editing.template} close={done} />
        ) : (
          <FormMapper overview={overview} info={info} template={editing.template} close={done} />
        )}
      </div>
    </div>
  )
}

interface NamesProps {
  overview: Overview
  current: string
  choose(name: string): void
}

function Names({ overview, current, choose }: NamesProps) {
  const { t } = useWords()
  return (
    <nav className="ledgers-names no-print" aria-label={t('ledger:page.which')}>
      {overview.ledgers.map(({ name, label }) => (
        <button
          key={name}
          type="button"
          className="ledgers-name"
          aria-current={name === current ? 'page' : undefined}
          onClick={() => choose(name)}
        >
          {label}
        </button>
      ))}
    </nav>
  )
}

interface ReadingProps {
  overview: Overview
  info: LedgerInfo
  asked: Asked
  ask(change: Change): void
  edit(kind: 'columns' | 'form', template: Template | null): void
}

function Reading({ overview, info, asked, ask, edit }: ReadingProps) {
  const { t } = useWords()
  const template = overview.templates.find(({ id, ledger }) => id === asked.template && ledger === info.name)
  // Addresses may be shared: what this reader does not have is left out of the question.
  const own: Asked = { ...asked }
  if (!template) delete own.template
  if (!info.kinds.some(({ kind }) => kind === asked.kind)) delete own.kind
  const found = useRows(info.name, own)
  return (
    <>
      <p className="quiet no-print">{info.what}</p>
      <div className="ledgers-tools no-print">
        <Filters overview={overview} info={info} asked={own} ask={ask} />
        <div className="ledgers-acts">
          <TemplateBar overview={overview} info={info} current={template ?? null} ask={ask} edit={edit} />
          <TakeOut info={info} asked={own} template={template ?? null} />
        </div>
      </div>
      {found.isPending && <Waiting lines={8} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data && (
        <LedgerTable
          info={info}
          pages={found.data.pages}
          more={found.hasNextPage ? () => void found.fetchNextPage() : null}
          busy={found.isFetchingNextPage}
          filtered={own.kind !== undefined}
          hint={template?.hasForm ? t('ledger:page.formHint', { name: template.name }) : null}
        />
      )}
    </>
  )
}
