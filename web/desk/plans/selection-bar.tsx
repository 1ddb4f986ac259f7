/** What can be done with the buildings picked, or with the grid shown, or else how to begin; every change without a mouse that drags. */
import { Button, Select } from 'antd'
import { useState } from 'react'
import type { PlanEdit } from '../../../src/gridding/plan.ts'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { numberText } from '../format.ts'
import type { Editor } from './editor.ts'
import type { EditorState } from './editor-state.ts'
import { GridActs } from './grid-acts.tsx'
import { NameForm } from './name-form.tsx'
import { compoundMates } from './picking.ts'
import { freeGridName, fullBuilding, gridOptions } from './words.ts'

interface BarProps {
  editor: Editor
  state: EditorState
}

/** A finger has no Shift and slides the map. */
const isTouched = matchMedia('(pointer: coarse)').matches

export function SelectionBar({ editor, state }: BarProps) {
  const { t } = useWords()
  if (state.selected.size > 0) return <Picked key={pickedKey(state)} editor={editor} state={state} />
  if (state.grid !== null)
    return <GridActs key={state.grid} editor={editor} state={state} grid={state.grid} />
  const help = isTouched && state.tool === 'select' ? 'touch' : 'help'
  return <p className="plan-bar plan-hint">{t(`planning:desk.tool.${state.tool}.${help}`)}</p>
}

/** Other buildings, other forms. */
function pickedKey({ selected }: EditorState): string {
  const [first] = selected
  return `${selected.size} ${first}`
}

function Picked({ editor, state }: BarProps) {
  const { t } = useWords()
  const [form, setForm] = useState<'move' | 'split'>('move')
  const { ground } = state.drawing
  const picked = ground.buildings.filter(one => state.selected.has(one.id))
  const compounds = new Set(picked.flatMap(one => one.compound ?? []))
  const [only] = compounds
  const mates = compounds.size === 1 ? compoundMates(ground.buildings, picked[0]!.id) : []
  return (
    <section className="plan-bar" aria-label={t('planning:desk.picked.title')}>
      <div className="row">
        <strong>
          {t('planning:desk.picked.count', {
            count: picked.length,
            households: numberText(Math.round(picked.reduce((sum, one) => sum + one.households, 0))),
          })}
        </strong>
        <span className="quiet">
          {picked.length <= 3 && picked.map(fullBuilding).join(t('desk:part.comma'))}
        </span>
        {mates.length > picked.length && (
          <Button size="small" onClick={() => editor.select(mates)}>
            {t('planning:desk.picked.compound', { compound: only, count: mates.length })}
          </Button>
        )}
        <Button size="small" type="text" onClick={() => editor.select([])}>
          {t('planning:desk.picked.none')} <kbd>Esc</kbd>
        </Button>
      </div>
      {form === 'move' ? (
        <MoveForm editor={editor} state={state} split={() => setForm('split')} />
      ) : (
        <NewGridForm editor={editor} state={state} close={() => setForm('move')} />
      )}
    </section>
  )
}

function MoveForm({ editor, state, split }: BarProps & { split(): void }) {
  const { t } = useWords()
  const [to, setTo] = useState<string | null>(null)
  const { division } = state.drawing
  const buildings = [...state.selected]
  const homes = new Set(buildings.map(id => division.of[id]))
  const options = gridOptions(t, state).filter(one => homes.size > 1 || !homes.has(one.value))
  const choose = (key: string | null) => {
    setTo(key)
    editor.preview(key === null ? null : { kind: 'move', buildings, to: key })
  }
  return (
    <div className="row">
      <Select
        className="plan-target"
        aria-label={t('planning:desk.picked.to')}
        placeholder={t('planning:desk.picked.to')}
        value={options.some(one => one.value === to) ? to : null}
        options={options}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={choose}
      />
      <Button
        type="primary"
        disabled={to === null || state.preview?.fault != null}
        onClick={() => to !== null && void editor.apply({ kind: 'move', buildings, to })}
      >
        {t('planning:desk.picked.move')}
      </Button>
      {homes.size === 1 ? (
        <Button onClick={split}>{t('planning:desk.picked.split')}</Button>
      ) : (
        <span className="quiet">{t('planning:desk.picked.oneGrid')}</span>
      )}
    </div>
  )
}

function NewGridForm({ editor, state, close }: BarProps & { close(): void }) {
  const { t } = useWords()
  const { division } = state.drawing
  const [key] = useState(newId)
  const buildings = [...state.selected]
  const grid = division.of[buildings[0]!]!
  const edit = (name: string, as: 'general' | 'dedicated'): PlanEdit => ({
    kind: 'split',
    grid,
    buildings,
    key,
    name,
    as,
  })
  return (
    <NameForm
      editor={editor}
      fault={state.preview?.fault ?? null}
      name={freeGridName(t, state.view.plan.communityName, division)}
      edit={edit}
      done={t('planning:desk.picked.splitDone')}
      close={close}
      made={() => {
        editor.select([])
        editor.showGrid(key)
      }}
    />
  )
}
