/** What can be done with one grid: halved, joined with a neighbour, renamed, made general or dedicated, its buildings picked. */
import { Button, Input, Select } from 'antd'
import { useMemo, useState } from 'react'
import { PlanFault } from '../../../src/gridding/plan-fault.ts'
import { evenSplit } from '../../../src/gridding/plan-split.ts'
import { surveyOf } from '../../../src/gridding/plan-survey.ts'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { neighboursOf } from './colours.ts'
import type { Editor } from './editor.ts'
import type { EditorState } from './editor-state.ts'
import { NameForm } from './name-form.tsx'
import { faultWords, freeGridName, gridOptions } from './words.ts'

interface ActsProps {
  editor: Editor
  state: EditorState
  grid: string
}
type Form = 'halve' | 'merge' | 'rename' | null

export function GridActs({ editor, state, grid: key }: ActsProps) {
  const { t } = useWords()
  const [form, setForm] = useState<Form>(null)
  const { division } = state.drawing
  const grid = division.grids.find(one => one.key === key)
  if (!grid) return null
  const close = () => {
    editor.preview(null)
    setForm(null)
  }
  const own = () => Object.keys(division.of).filter(id => division.of[id] === key)
  const other = grid.kind === 'general' ? 'dedicated' : 'general'
  return (
    <section className="plan-bar" aria-label={grid.name}>
      <div className="row">
        <strong>{grid.name}</strong>
        <Button size="small" onClick={() => editor.select(own())}>
          {t('planning:desk.act.pick')}
        </Button>
        <Button size="small" onClick={() => setForm('halve')}>
          {t('planning:desk.act.halve')}
        </Button>
        <Button size="small" disabled={division.grids.length < 2} onClick={() => setForm('merge')}>
          {t('planning:desk.act.merge')}
        </Button>
        <Button size="small" onClick={() => setForm('rename')}>
          {t('planning:desk.act.rename')}
        </Button>
        <Button size="small" onClick={() => void editor.apply({ kind: 'kind', grid: key, as: other })}>
          {t(`planning:desk.act.${other}`)}
        </Button>
        <Button size="small" type="text" onClick={() => editor.showGrid(null)}>
          {t('shell:close')} <kbd>Esc</kbd>
        </Button>
      </div>
      {form === 'halve' && <HalveForm editor={editor} state={state} grid={key} close={close} />}
      {form === 'merge' && <MergeForm editor={editor} state={state} grid={key} close={close} />}
      {form === 'rename' && <RenameForm editor={editor} state={state} grid={key} close={close} />}
      {form === null && <p className="quiet">{t('planning:desk.act.help')}</p>}
    </section>
  )
}

type FormProps = ActsProps & { close(): void }

function HalveForm({ editor, state, grid, close }: FormProps) {
  const { t } = useWords()
  const { ground, division } = state.drawing
  const [key] = useState(newId)
  const [half] = useState(() => halfOf(() => evenSplit(surveyOf(ground, division.shapes), division, grid)))
  if (half instanceof PlanFault) return <p className="error">{faultWords(t, half)}</p>
  return (
    <NameForm
      editor={editor}
      fault={state.preview?.fault ?? null}
      name={freeGridName(t, state.view.plan.communityName, division)}
      edit={(name, as) => ({ kind: 'split', grid, buildings: half, key, name, as })}
      done={t('planning:desk.act.halveDone')}
      close={close}
      made={close}
    />
  )
}

function halfOf(split: () => readonly string[]): readonly string[] | PlanFault {
  try {
    return split()
  } catch (error) {
    if (error instanceof PlanFault) return error
    throw error
  }
}

function MergeForm({ editor, state, grid, close }: FormProps) {
  const { t } = useWords()
  const [from, setFrom] = useState<string | null>(null)
  const near = useMemo(() => neighboursOf(state.drawing.boundaries).get(grid), [state.drawing, grid])
  const others = gridOptions(t, state).filter(one => one.value !== grid)
  const options = (['near', 'far'] as const)
    .map(where => ({
      label: t(`planning:desk.act.${where}`),
      options: others.filter(one => (near?.has(one.value) ?? false) === (where === 'near')),
    }))
    .filter(group => group.options.length > 0)
  return (
    <div className="row">
      <Select
        className="plan-target"
        aria-label={t('planning:desk.act.mergeWith')}
        placeholder={t('planning:desk.act.mergeWith')}
        value={from}
        options={options}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={key => {
          setFrom(key)
          editor.preview(key === null ? null : { kind: 'merge', grids: [grid, key] })
        }}
      />
      <Button
        type="primary"
        disabled={from === null}
        onClick={() => {
          if (from !== null) void editor.apply({ kind: 'merge', grids: [grid, from] })
          close()
        }}
      >
        {t('planning:desk.act.mergeDone')}
      </Button>
      <Button onClick={close}>{t('shell:cancel')}</Button>
    </div>
  )
}

function RenameForm({ editor, state, grid, close }: FormProps) {
  const { t } = useWords()
  const [name, setName] = useState(state.drawing.division.grids.find(one => one.key === grid)?.name ?? '')
  return (
    <form
      className="row"
      onSubmit={event => {
        event.preventDefault()
        void editor.apply({ kind: 'rename', grid, name })
        close()
      }}
    >
      <Input
        className="plan-name"
        aria-label={t('planning:desk.grid.name')}
        value={name}
        maxLength={60}
        autoFocus
        onChange={event => setName(event.target.value)}
      />
      <Button type="primary" htmlType="submit" disabled={name.trim() === ''}>
        {t('planning:desk.act.renameDone')}
      </Button>
      <Button onClick={close}>{t('shell:cancel')}</Button>
    </form>
  )
}
