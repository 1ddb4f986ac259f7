/** Buildings in a list by compound: found by name, picked by a box to tick, moved without a map. */
import { Checkbox, Input } from 'antd'
import { useDeferredValue, useMemo, useState } from 'react'
import type { PlanBuilding } from '../../../src/gridding/plan.ts'
import { useWords } from '../../shell/i18n.ts'
import { numberText } from '../format.ts'
import type { Editor } from './editor.ts'
import type { EditorState } from './editor-state.ts'
import { numbered } from './numbers.ts'
import { fullBuilding, shortBuilding } from './words.ts'

/** More than these are asked to be narrowed down: by a grid or a word. */
const shownBuildings = 300

export function BuildingList({ editor, state }: { editor: Editor; state: EditorState }) {
  const { t } = useWords()
  const [words, setWords] = useState('')
  const asked = useDeferredValue(words.trim().toLowerCase())
  const { ground, division } = state.drawing
  const grid = division.grids.find(one => one.key === state.grid)
  const found = useMemo(
    () =>
      ground.buildings.filter(
        one =>
          (state.grid === null || asked !== '' || division.of[one.id] === state.grid) &&
          fullBuilding(one).toLowerCase().includes(asked),
      ),
    [ground, division, state.grid, asked],
  )
  const groups = useMemo(() => byCompound(found.slice(0, shownBuildings)), [found])
  const numbers = new Map(numbered(division.grids).map(one => [one.grid.key, one.number]))
  return (
    <div className="plan-buildings">
      <Input
        type="search"
        aria-label={t('planning:desk.list.search')}
        placeholder={t('planning:desk.list.search')}
        value={words}
        onChange={event => setWords(event.target.value)}
      />
      <p className="quiet" role="status">
        {grid && asked === ''
          ? t('planning:desk.list.inGrid', { grid: grid.name, count: found.length })
          : t('planning:desk.list.found', { count: found.length })}
        {found.length > shownBuildings && ` ${t('planning:desk.list.more', { shown: shownBuildings })}`}
      </p>
      {[...groups].map(([compound, own]) => (
        <Compound
          key={compound}
          name={compound === '' ? t('planning:desk.list.noCompound') : compound}
          buildings={own}
          gridNumber={one => (grid && asked === '' ? null : (numbers.get(division.of[one.id] ?? '') ?? null))}
          editor={editor}
          selected={state.selected}
        />
      ))}
    </div>
  )
}

interface CompoundProps {
  name: string
  buildings: readonly PlanBuilding[]
  gridNumber(one: PlanBuilding): number | null
  editor: Editor
  selected: ReadonlySet<string>
}

function Compound({ name, buildings, gridNumber, editor, selected }: CompoundProps) {
  const { t } = useWords()
  const picked = buildings.filter(one => selected.has(one.id)).length
  const pick = (ids: readonly string[], on: boolean) => {
    const rest = new Set(selected)
    for (const id of ids) on ? rest.add(id) : rest.delete(id)
    editor.select(rest)
  }
  return (
    <fieldset className="plan-compound">
      <legend>
        <Checkbox
          checked={picked === buildings.length}
          indeterminate={picked > 0 && picked < buildings.length}
          onChange={event =>
            pick(
              buildings.map(one => one.id),
              event.target.checked,
            )
          }
        >
          {name}
        </Checkbox>
        <span className="quiet">
          {t('planning:desk.list.sum', {
            count: buildings.length,
            households: numberText(Math.round(buildings.reduce((sum, one) => sum + one.households, 0))),
          })}
        </span>
      </legend>
      {buildings.map(one => (
        <Checkbox
          key={one.id}
          checked={selected.has(one.id)}
          onChange={event => pick([one.id], event.target.checked)}
        >
          {shortBuilding(one)}
          <span className="quiet plan-nowrap">
            {t('planning:desk.list.households', { households: numberText(Math.round(one.households)) })}
            {gridNumber(one) !== null && ` · ${t('planning:desk.list.grid', { number: gridNumber(one) })}`}
          </span>
        </Checkbox>
      ))}
    </fieldset>
  )
}

function byCompound(buildings: readonly PlanBuilding[]): ReadonlyMap<string, readonly PlanBuilding[]> {
  const groups = new Map<string, PlanBuilding[]>()
  for (const one of buildings) {
    const key = one.compound ?? ''
    const known = groups.get(key)
    if (known === undefined) groups.set(key, [one])
    else known.push(one)
  }
  const inOrder = (a: PlanBuilding, b: PlanBuilding) =>
    a.name.localeCompare(b.name, 'zh-CN', { numeric: true })
  for (const own of groups.values()) own.sort(inOrder)
  return groups
}
