/** Filters of the worklist: a search, a row of choices, and every active one as a chip that comes off with one press. */
import { Button, Input, Select } from 'antd'
import { useEffect, useId, useState } from 'react'
import { matterProcedure } from '../../../src/matters/procedure.ts'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { type Choice, useCategories, useCommunities, useGrids, useUnits } from '../territory/places.ts'
import type { ListQuery } from '../wire.ts'
import { activeFilters, type FilterName } from './list-query.ts'
import type { AskList } from './worklist-page.tsx'

const natures = ['inquiry', 'help', 'suggestion', 'complaint', 'report']

interface FiltersProps {
  query: ListQuery
  ask: AskList
  narrow: boolean
}

export function Filters({ query, ask, narrow }: FiltersProps) {
  const { t } = useWords()
  const [shown, setShown] = useState(false)
  const choices = useChoices(query)
  return (
    <search className={narrow ? 'filters filters-narrow' : 'filters'}>
      <div className="filters-top">
        <Search query={query} ask={ask} />
        <Button
          className="filters-toggle"
          aria-expanded={shown}
          icon={<Icon name="filter" />}
          onClick={() => setShown(!shown)}
        >
          {t('desk:filter.title')}
        </Button>
      </div>
      <div className={shown ? 'filters-row filters-shown' : 'filters-row'}>
        {(Object.keys(choices) as ChosenName[]).map(name => (
          <ChoiceFilter key={name} name={name} value={query[name]} options={choices[name]} ask={ask} />
        ))}
        <Button
          type={query.urgent ? 'primary' : 'default'}
          ghost={query.urgent !== undefined}
          aria-pressed={query.urgent !== undefined}
          onClick={() => ask({ urgent: query.urgent ? undefined : 'true' })}
        >
          {t('desk:filter.urgent')}
        </Button>
        <DayFilter name="from" query={query} ask={ask} />
        <DayFilter name="to" query={query} ask={ask} />
        <ChoiceFilter name="sort" value={query.sort ?? 'due'} options={sortChoices(t)} ask={ask} fixed />
      </div>
      <Chips query={query} ask={ask} choices={choices} />
    </search>
  )
}

type ChosenName = 'state' | 'category' | 'communityId' | 'gridId' | 'unitId' | 'nature'

function useChoices(query: ListQuery): Record<ChosenName, Choice[]> {
  const { t } = useWords()
  const communities = useCommunities().map(named)
  const grids = useGrids(true)?.features.map(feature => feature.properties) ?? []
  const inCommunity = grids.filter(grid => !query.communityId || grid.communityId === query.communityId)
  return {
    state: Object.keys(matterProcedure.states)
      .filter(state => state !== 'draft')
      .map(state => ({ value: state, label: t(`matter:state.${state}`) })),
    category: useCategories(),
    communityId: communities,
    gridId: inCommunity.map(named),
    unitId: useUnits().map(named),
    nature: natures.map(nature => ({ value: nature, label: t(`matter:nature.${nature}`) })),
  }
}

function named({ id, name }: { id: string; name: string }): Choice {
  return { value: id, label: name }
}

function sortChoices(t: (key: string) => string): Choice[] {
  return ['due', 'reported', 'lastAct'].map(sort => ({ value: sort, label: t(`desk:filter.sortBy.${sort}`) }))
}

interface ChoiceFilterProps {
  name: ChosenName | 'sort'
  value: string | undefined
  options: Choice[]
  ask: AskList
  /** Always has a value. */
  fixed?: boolean
}

function ChoiceFilter({ name, value, options, ask, fixed = false }: ChoiceFilterProps) {
  const { t } = useWords()
  return (
    <Select
      className="filter"
      aria-label={t(`desk:filter.${name}`)}
      placeholder={t(`desk:filter.${name}`)}
      value={value ?? null}
      options={options}
      allowClear={!fixed}
      showSearch={options.length > 8 ? { optionFilterProp: 'label' } : false}
      popupMatchSelectWidth={false}
      onChange={chosen =>
        ask({ [name]: chosen ?? undefined, ...(name === 'communityId' ? { gridId: undefined } : {}) })
      }
    />
  )
}

function DayFilter({ name, query, ask }: { name: 'from' | 'to'; query: ListQuery; ask: AskList }) {
  const { t } = useWords()
  const id = useId()
  return (
    <label className="filter-day" htmlFor={id}>
      <span>{t(`desk:filter.${name}`)}</span>
      <Input
        id={id}
        type="date"
        value={query[name] ?? ''}
        onChange={event => ask({ [name]: event.target.value || undefined })}
      />
    </label>
  )
}

const typingMillis = 300

/** Asks a moment after the last letter; one letter alone is not asked. */
function Search({ query, ask }: { query: ListQuery; ask: AskList }) {
  const { t } = useWords()
  const [typed, setTyped] = useState(query.q ?? '')
  useEffect(() => setTyped(query.q ?? ''), [query.q])
  useEffect(() => {
    const wanted = typed.trim()
    if (wanted === (query.q ?? '') || wanted.length === 1) return
    const timer = setTimeout(() => ask({ q: wanted || undefined }), typingMillis)
    return () => clearTimeout(timer)
  }, [typed, query.q, ask])
  return (
    <>
      <Input
        id="list-search"
        className="filters-search"
        prefix={<Icon name="search" />}
        aria-label={t('desk:filter.search')}
        aria-describedby="list-search-more"
        placeholder={t('desk:filter.searchHint')}
        value={typed}
        maxLength={100}
        allowClear
        onChange={event => setTyped(event.target.value)}
      />
      <span id="list-search-more" className="filters-more quiet" role="status">
        {typed.trim().length === 1 ? t('desk:filter.searchMore') : ''}
      </span>
    </>
  )
}

function Chips({
  query,
  ask,
  choices,
}: {
  query: ListQuery
  ask: AskList
  choices: Record<ChosenName, Choice[]>
}) {
  const { t } = useWords()
  const active = activeFilters(query)
  if (active.length === 0) return null
  const wordOf = (name: FilterName): string => {
    const value = query[name] ?? ''
    if (name === 'urgent') return t('desk:filter.urgent')
    if (name === 'figure') return t(`desk:figure.${value}`)
    const choice = name in choices ? choices[name as ChosenName].find(one => one.value === value) : undefined
    return t('desk:filter.chip', { name: t(`desk:filter.${name}`), value: choice?.label ?? value })
  }
  return (
    <ul className="chips" aria-label={t('desk:filter.active')}>
      {active.map(name => (
        <li key={name}>
          <button type="button" className="chip" onClick={() => ask({ [name]: undefined })}>
            {wordOf(name)}
            <Icon name="close" size={12} />
            <span className="sr">{t('desk:filter.remove')}</span>
          </button>
        </li>
      ))}
      {active.length > 1 && (
        <li>
          <button
            type="button"
            className="chip chip-all"
            onClick={() => ask(Object.fromEntries(active.map(name => [name, undefined])))}
          >
            {t('desk:filter.removeAll')}
          </button>
        </li>
      )}
    </ul>
  )
}
