/** The short name of a unit and the form of its numbers, with an example. */
import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Failure } from '../parts.tsx'
import { post } from '../wire.ts'
import type { Forms } from './wire.ts'

interface NumberFormProps {
  unitId: string
  office: Forms['office']
  keep(forms: Forms): void
}

export function NumberForm({ unitId, office, keep }: NumberFormProps) {
  const { t } = useWords()
  const [shortName, setShortName] = useState(office.shortName)
  const [numberForm, setNumberForm] = useState(office.numberForm)
  const [nameId, formId] = [useId(), useId()]
  const saved = useMutation({
    mutationFn: (form: string | null) =>
      post<Forms>('/api/papers/office', {
        unitId,
        shortName: shortName.trim(),
        numberForm: form,
        seen: office.revision,
      }),
    onSuccess: keep,
  })
  const isShipped = office.shipped && numberForm === office.numberForm
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        saved.mutate(isShipped ? null : numberForm.trim())
      }}
    >
      <div className="paper-form-fields">
        <div className="field">
          <label htmlFor={nameId}>{t('paperDesk:forms.shortName')}</label>
          <Input
            id={nameId}
            value={shortName}
            maxLength={40}
            required
            onChange={event => setShortName(event.target.value)}
          />
        </div>
        <div className="field">
          <label htmlFor={formId}>{t('paperDesk:forms.numberForm')}</label>
          <Input
            id={formId}
            value={numberForm}
            maxLength={80}
            required
            onChange={event => setNumberForm(event.target.value)}
          />
        </div>
      </div>
      <p className="quiet">
        {t('paperDesk:forms.numberHelp', { unit: '{{unit}}', year: '{{year}}', serial: '{{serial}}' })}
      </p>
      <p>{t('paperDesk:forms.example', { example: office.example })}</p>
      <p className="paper-bind">
        <Button htmlType="submit" type="primary" loading={saved.isPending}>
          {t('paperDesk:forms.save')}
        </Button>
        {!office.shipped && (
          <Button onClick={() => saved.mutate(null)} disabled={saved.isPending}>
            {t('paperDesk:forms.useShipped')}
          </Button>
        )}
      </p>
      {saved.error && <Failure error={saved.error} title={t('paperDesk:list.refused')} />}
    </form>
  )
}
