/** One paper's form: whose it is, what can be filled in, samples; an own Word form brought, or put aside. */
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Failure } from '../parts.tsx'
import { post, queryString } from '../wire.ts'
import { BringForm } from './bring-form.tsx'
import type { FormRow, Forms } from './wire.ts'

export interface FormLineProps {
  unitId: string
  row: FormRow
  keep(forms: Forms): void
}

export function FormLine({ unitId, row, keep }: FormLineProps) {
  const { t, language } = useWords()
  const [bringing, setBringing] = useState(false)
  const { own, label, kind, procedure } = row
  const ended = useMutation({
    mutationFn: () => post<Forms>(`/api/papers/forms/${own?.id}/end`, { unitId }),
    onSuccess: keep,
  })
  const sample = (as: 'pdf' | 'word' | 'open') =>
    `/api/papers/forms/sample?${queryString({ unitId, procedure, kind, as })}`
  const named = (action: string) => t('paperDesk:list.of', { action, paper: label })
  return (
    <li className="paper-line">
      <div className="paper-what">
        <strong>{label}</strong>
        <p className="quiet">
          {own
            ? t('paperDesk:forms.own', { name: own.name, by: own.by, at: whenText(own.at, language) })
            : t('paperDesk:forms.shipped')}
        </p>
        <Placeholders names={row.placeholders} />
        {ended.error && <Failure error={ended.error} title={t('paperDesk:list.refused')} />}
      </div>
      <div className="paper-do">
        <Button
          size="small"
          href={sample('pdf')}
          target="_blank"
          aria-label={named(t('paperDesk:forms.samplePdf'))}
        >
          {t('paperDesk:forms.samplePdf')}
        </Button>
        <Button size="small" href={sample('word')} aria-label={named(t('paperDesk:forms.sampleWord'))}>
          {t('paperDesk:forms.sampleWord')}
        </Button>
        <Button size="small" href={sample('open')} aria-label={named(t('paperDesk:forms.begin'))}>
          {t('paperDesk:forms.begin')}
        </Button>
        <Button
          size="small"
          aria-label={named(t('paperDesk:forms.replace'))}
          onClick={() => setBringing(true)}
        >
          {t('paperDesk:forms.replace')}
        </Button>
        {own && (
          <Button
            size="small"
            loading={ended.isPending}
            aria-label={named(t('paperDesk:forms.end'))}
            onClick={() => ended.mutate()}
          >
            {t('paperDesk:forms.end')}
          </Button>
        )}
      </div>
      {bringing && (
        <BringForm
          unitId={unitId}
          row={row}
          close={() => setBringing(false)}
          keep={forms => {
            keep(forms)
            setBringing(false)
          }}
        />
      )}
    </li>
  )
}

function Placeholders({ names }: { names: readonly string[] }) {
  const { t } = useWords()
  return (
    <details>
      <summary>{t('paperDesk:forms.placeholders', { count: names.length })}</summary>
      <ul className="paper-placeholders">
        {names.map(name => (
          <li key={name} className="tag">{`{{${name}}}`}</li>
        ))}
      </ul>
    </details>
  )
}
