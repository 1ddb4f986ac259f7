/** How a unit wants its papers: the form of its numbers and its own Word forms, with the way back to Aili's. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Select } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Failure, Section, Waiting } from '../parts.tsx'
import { get } from '../wire.ts'
import { FormLine } from './form-line.tsx'
import { NumberForm } from './number-form.tsx'
import type { Forms } from './wire.ts'
import './papers.css'

export function PaperFormsPage() {
  const { t } = useWords()
  const [chosen, setChosen] = useState<string | null>(null)
  const client = useQueryClient()
  const key = ['paper-forms', chosen] as const
  const found = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => get<Forms>(`/api/papers/forms${chosen ? `?unitId=${chosen}` : ''}`, signal),
    retry: false,
  })
  const unitId = chosen ?? found.data?.units[0]?.id
  const keep = (forms: Forms) => client.setQueryData(key, forms)
  return (
    <main className="page" id="main">
      <h1>{t('paperDesk:forms.title')}</h1>
      <p className="quiet">
        {t('paperDesk:forms.lead', { placeholder: `{{${t('paperDesk:forms.sample')}}}` })}
      </p>
      {found.isPending && <Waiting lines={8} />}
      {found.error && <Failure error={found.error} />}
      {found.data && unitId && (
        <>
          <UnitChoice units={found.data.units} unitId={unitId} choose={setChosen} />
          <Section id="numbers" title={t('paperDesk:forms.numbering')}>
            <NumberForm
              key={`${unitId} ${found.data.office.revision}`}
              unitId={unitId}
              office={found.data.office}
              keep={keep}
            />
          </Section>
          <Section id="forms" title={t('paperDesk:forms.title')}>
            <ul className="paper-list">
              {found.data.rows.map(row => (
                <FormLine
                  key={`${unitId} ${row.procedure} ${row.kind}`}
                  unitId={unitId}
                  row={row}
                  keep={keep}
                />
              ))}
            </ul>
          </Section>
        </>
      )}
    </main>
  )
}

interface UnitChoiceProps {
  units: Forms['units']
  unitId: string
  choose(unitId: string): void
}

function UnitChoice({ units, unitId, choose }: UnitChoiceProps) {
  const { t } = useWords()
  const id = useId()
  if (units.length < 2) return <p>{units[0]?.name}</p>
  return (
    <div className="field">
      <label htmlFor={id}>{t('paperDesk:forms.unit')}</label>
      <Select
        id={id}
        value={unitId}
        showSearch={{ optionFilterProp: 'label' }}
        options={units.map(unit => ({ value: unit.id, label: unit.name }))}
        onChange={choose}
      />
    </div>
  )
}
