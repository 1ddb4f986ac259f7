/** Name and kind of a grid that is made of buildings taken from another. */
import { Button, Input, Radio } from 'antd'
import { useEffect, useId, useRef, useState } from 'react'
import type { PlanEdit } from '../../../src/gridding/plan.ts'
import type { PlanFault } from '../../../src/gridding/plan-fault.ts'
import { useWords } from '../../shell/i18n.ts'
import type { Editor } from './editor.ts'
import { faultWords } from './words.ts'

interface NameFormProps {
  editor: Editor
  fault: PlanFault | null
  name: string
  edit(name: string, as: 'general' | 'dedicated'): PlanEdit
  done: string
  made(): void
  close(): void
}

export function NameForm({ editor, fault, name: first, edit, done, made, close }: NameFormProps) {
  const { t } = useWords()
  const [name, setName] = useState(first)
  const [as, setAs] = useState<'general' | 'dedicated'>('general')
  const latest = useRef(edit)
  latest.current = edit
  const id = useId()
  useEffect(() => editor.preview(latest.current(name, as)), [editor, name, as])
  return (
    <form
      className="row"
      onSubmit={event => {
        event.preventDefault()
        void editor.apply(edit(name, as))
        made()
      }}
    >
      <label htmlFor={id}>{t('planning:desk.grid.name')}</label>
      <Input
        id={id}
        className="plan-name"
        value={name}
        maxLength={60}
        autoFocus
        onChange={event => setName(event.target.value)}
      />
      <Radio.Group
        aria-label={t('planning:desk.grid.kind')}
        value={as}
        options={(['general', 'dedicated'] as const).map(value => ({
          value,
          label: t(`planning:kind.${value}`),
        }))}
        onChange={event => setAs(event.target.value as typeof as)}
      />
      <Button type="primary" htmlType="submit" disabled={fault !== null}>
        {done}
      </Button>
      <Button
        onClick={() => {
          editor.preview(null)
          close()
        }}
      >
        {t('shell:cancel')}
      </Button>
      {fault !== null && <span className="error">{faultWords(t, fault)}</span>}
    </form>
  )
}
