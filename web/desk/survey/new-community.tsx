/** A community set up by name and code, so that buildings can be taken in for it; codes known from the division list are offered. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { AutoComplete, Button, Input } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Failure } from '../parts.tsx'
import { post } from '../wire.ts'
import type { Overview } from './wire.ts'

export function NewCommunity({ overview, made }: { overview: Overview; made?: () => void }) {
  const { t } = useWords()
  const ids = { name: useId(), code: useId() }
  const [name, setName] = useState('')
  const [code, setCode] = useState('')
  const client = useQueryClient()
  const add = useMutation({
    mutationFn: (body: { name: string; code: string }) =>
      post<{ id: string }>('/api/survey/communities', body),
    onSuccess: () => {
      setName('')
      setCode('')
      for (const key of ['survey', 'plans', 'territory']) void client.invalidateQueries({ queryKey: [key] })
      made?.()
    },
  })
  const begins = String(overview.jurisdiction.id)
  const isRight = /^\d{12}$/.test(code) && code.startsWith(begins) && name.trim().length > 1
  return (
    <form
      className="survey-community"
      onSubmit={event => {
        event.preventDefault()
        if (isRight) add.mutate({ name: name.trim(), code })
      }}
    >
      <div className="field">
        <label htmlFor={ids.name}>{t('survey:page.communityName')}</label>
        <AutoComplete
          id={ids.name}
          value={name}
          maxLength={60}
          options={overview.divisions.map(it => ({ value: it.name, label: `${it.name} ${it.code}` }))}
          filterOption={(typed, option) => String(option?.label ?? '').includes(typed)}
          onChange={typed => {
            setName(typed)
            const known = overview.divisions.find(it => it.name === typed)
            if (known) setCode(known.code)
          }}
        />
      </div>
      <div className="field">
        <label htmlFor={ids.code}>{t('survey:page.communityCode', { begins })}</label>
        <Input
          id={ids.code}
          inputMode="numeric"
          value={code}
          maxLength={12}
          onChange={event => setCode(event.target.value.normalize('NFKC').replace(/\D/g, ''))}
        />
      </div>
      <Button htmlType="submit" disabled={!isRight} loading={add.isPending}>
        {t('survey:page.addCommunity')}
      </Button>
      {add.error && <Failure error={add.error} />}
    </form>
  )
}
