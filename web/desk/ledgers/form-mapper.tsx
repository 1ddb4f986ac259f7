/** An office's own sheet taught once: which row is the heading, which column is which field, what stands beside the table. */
import { App, Button, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { FileDrop } from '../file-drop.tsx'
import { Failure, Section, Waiting } from '../parts.tsx'
import { get } from '../wire.ts'
import { Field } from './filters.tsx'
import { ForWhom } from './for-whom.tsx'
import { FormGrid } from './form-grid.tsx'
import { RowFields } from './form-rows.tsx'
import {
  formOf,
  type LedgerInfo,
  type Looked,
  lookAt,
  type Mapping,
  type Overview,
  type Template,
  useKeep,
} from './wire.ts'

interface FormMapperProps {
  overview: Overview
  info: LedgerInfo
  /** Null: a form not seen before. */
  template: Template | null
  close(kept: Template | null): void
}

const nothing: Mapping = { sheet: 0, headingRow: 1, firstRow: 2, lastRow: null, columns: [], cells: [] }

export function FormMapper({ overview, info, template, close }: FormMapperProps) {
  const { t } = useWords()
  const [file, setFile] = useState<File | null>(null)
  const [looked, setLooked] = useState<Looked | null>(null)
  const [mapping, setMapping] = useState<Mapping>(template?.mapping ?? nothing)
  const [error, setError] = useState<Error | null>(null)
  const look = async (asked: () => Promise<Looked>, kept: Mapping | null) => {
    setError(null)
    try {
      const found = await asked()
      setLooked(found)
      setMapping(kept ?? found.suggested ?? { ...nothing, sheet: found.sheet })
    } catch (failure) {
      setError(failure as Error)
    }
  }
  const keptId = template?.id
  useEffect(() => {
    if (keptId)
      void look(
        () => get<Looked>(`/api/ledgers/forms/${keptId}?sheet=${template?.mapping?.sheet ?? 0}`),
        template?.mapping ?? null,
      )
  }, [keptId])
  const pick = (picked: File) => {
    setFile(picked)
    setLooked(null)
    void look(() => lookAt(info.name, picked, null), null)
  }
  const otherSheet = (sheet: number) =>
    void look(
      () =>
        file ? lookAt(info.name, file, sheet) : get<Looked>(`/api/ledgers/forms/${keptId}?sheet=${sheet}`),
      null,
    )
  return (
    <Section
      id="form"
      title={t(template ? 'ledger:form.changing' : 'ledger:form.title', { ledger: info.label })}
    >
      {error && <Failure error={error} title={t('ledger:form.refused')} />}
      {!looked && (!keptId || error) && (
        <FileDrop
          icon="ledger"
          words={{
            drop: t('ledger:form.drop'),
            formats: t('ledger:form.formats'),
            choose: t('ledger:form.choose'),
          }}
          accept=".xlsx"
          notOpened={name => t('ledger:form.notOpened', { name })}
          pick={pick}
        />
      )}
      {!looked && keptId && !error && <Waiting lines={5} />}
      {looked && (
        <Mapped
          {...{ overview, info, template, close, file, looked, mapping, setMapping, pick, otherSheet }}
        />
      )}
      {!looked && (
        <div className="row">
          <Button onClick={() => close(null)}>{t('shell:cancel')}</Button>
        </div>
      )}
    </Section>
  )
}

interface MappedProps extends FormMapperProps {
  file: File | null
  looked: Looked
  mapping: Mapping
  setMapping(mapping: Mapping): void
  pick(file: File): void
  otherSheet(sheet: number): void
}

function Mapped({
  overview,
  info,
  template,
  close,
  file,
  looked,
  mapping,
  setMapping,
  otherSheet,
}: MappedProps) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [id] = useState(() => template?.id ?? newId())
  const [name, setName] = useState(template?.name ?? file?.name.replace(/\.\w+$/, '').slice(0, 60) ?? '')
  const [communityId, setCommunityId] = useState<string | null>(
    template ? (template.community?.id ?? null) : (overview.communities.find(one => one.mayKeep)?.id ?? null),
  )
  const keep = useKeep(kept => {
    void message.success(t('ledger:layout.kept', { name: kept.name }))
    close(kept)
  })
  const ask = {
    id,
    seen: template?.revision ?? 0,
    ledger: info.name,
    name: name.trim(),
    communityId,
    title: '',
    mapping,
  }
  const send = () => keep.mutate({ path: '/api/ledgers/forms', body: formOf(ask, file) })
  return (
    <form
      className="layout-form"
      onSubmit={event => {
        event.preventDefault()
        send()
      }}
    >
      <p>{t(looked.suggested ? 'ledger:form.found' : 'ledger:form.notFound')}</p>
      <div className="ledgers-filters">
        <Field label={t('ledger:layout.name')}>
          {field => (
            <Input
              id={field}
              required
              maxLength={60}
              value={name}
              onChange={event => setName(event.target.value)}
            />
          )}
        </Field>
        <ForWhom overview={overview} value={communityId} onChange={setCommunityId} />
        <SheetChoice looked={looked} choose={otherSheet} />
        <RowFields looked={looked} mapping={mapping} set={setMapping} />
      </div>
      {looked.formulas > 0 && (
        <p className="quiet">{t('ledger:form.formulas', { count: looked.formulas })}</p>
      )}
      <FormGrid info={info} looked={looked} mapping={mapping} set={setMapping} />
      {keep.error && <Failure error={keep.error} title={t('ledger:layout.refused')} />}
      <Ends
        busy={keep.isPending}
        ready={name.trim() !== '' && mapping.columns.length > 0}
        cancel={() => close(null)}
      />
    </form>
  )
}

function SheetChoice({ looked, choose }: { looked: Looked; choose(sheet: number): void }) {
  const { t } = useWords()
  if (looked.sheets.length < 2) return null
  return (
    <Field label={t('ledger:form.sheet')}>
      {field => (
        <Select
          id={field}
          value={looked.sheet}
          options={looked.sheets.map((one, i) => ({
            value: i,
            label: one.hidden ? t('ledger:form.hidden', { name: one.name }) : one.name,
          }))}
          onChange={choose}
        />
      )}
    </Field>
  )
}

function Ends({ busy, ready, cancel }: { busy: boolean; ready: boolean; cancel(): void }) {
  const { t } = useWords()
  return (
    <div className="row">
      <Button type="primary" htmlType="submit" loading={busy} disabled={!ready}>
        {t('ledger:layout.keep')}
      </Button>
      <Button onClick={cancel}>{t('shell:cancel')}</Button>
    </div>
  )
}
