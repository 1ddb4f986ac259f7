/** One box for everything that has a place: grids by name or code, communities, addresses as people say them. */
import { AutoComplete, Input } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { GridFigure } from '../../../src/mapping/shape.ts'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { type Found, findAddresses } from './find-address.ts'

const typingMillis = 350
const mostOfAKind = 6

interface MapSearchProps {
  rows: readonly GridFigure[]
  grid(id: string): void
  go(found: Found): void
}

interface Choice {
  value: string
  label: string
  take(): void
}

export function MapSearch({ rows, grid, go }: MapSearchProps) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const places = usePlaces(typed)
  const local = useMemo(() => localChoices(rows, typed, grid, go), [rows, typed, grid, go])
  const addresses: Choice[] = places.found.map(one => ({
    value: `place ${one.key}`,
    label: one.label,
    take: () => go(one),
  }))
  const groups = [
    { label: t('mapping:search.grid'), options: local.grids },
    { label: t('mapping:search.community'), options: local.communities },
    { label: t('mapping:search.place'), options: addresses },
  ].filter(group => group.options.length > 0)
  const take = (value: string) => {
    const choice = groups.flatMap(group => group.options).find(one => one.value === value)
    choice?.take()
    setTyped(choice?.label ?? typed)
  }
  const nothing = places.failed ? t('mapping:search.failed') : places.asked ? t('mapping:search.none') : null
  return (
    <AutoComplete
      className="map-search"
      options={groups.map(group => ({
        label: group.label,
        options: group.options.map(({ value, label }) => ({ value, label })),
      }))}
      value={typed}
      showSearch={{ onSearch: setTyped }}
      onSelect={take}
      notFoundContent={typed.trim().length >= 2 ? nothing : null}
      defaultActiveFirstOption
    >
      <Input
        prefix={<Icon name="search" />}
        placeholder={t('mapping:search.hint')}
        aria-label={t('mapping:search.label')}
        allowClear
      />
    </AutoComplete>
  )
}

function localChoices(
  rows: readonly GridFigure[],
  typed: string,
  grid: (id: string) => void,
  go: (found: Found) => void,
): { grids: Choice[]; communities: Choice[] } {
  const asked = typed.replace(/\s/g, '')
  if (asked === '') return { grids: [], communities: [] }
  const fits = (...words: string[]) => words.some(word => word.replace(/\s/g, '').includes(asked))
  const grids = rows
    .filter(row => fits(row.name, row.code, row.communityName + row.name))
    .slice(0, mostOfAKind)
    .map(row => ({
      value: `grid ${row.gridId}`,
      label: `${row.name} ${row.code}`,
      take: () => grid(row.gridId),
    }))
  const communities = [...Map.groupBy(rows, row => row.communityId)]
    .filter(([, own]) => fits(own[0]!.communityName))
    .slice(0, mostOfAKind)
    .map(([id, own]) => ({
      value: `community ${id}`,
      label: own[0]!.communityName,
      take: () => go({ key: id, label: own[0]!.communityName, gridId: null, zoom: 14, ...middleOf(own) }),
    }))
  return { grids, communities }
}

function middleOf(rows: readonly GridFigure[]): { lng: number; lat: number } {
  const points = rows.flatMap(row => (row.at ? [row.at] : []))
  const mean = (along: 0 | 1) =>
    points.reduce((sum, point) => sum + point[along], 0) / Math.max(1, points.length)
  return { lng: mean(0), lat: mean(1) }
}

/** Asks a moment after the last letter; an answer that comes late for what stands there now is dropped. */
function usePlaces(typed: string): { found: readonly Found[]; asked: boolean; failed: boolean } {
  const [state, setState] = useState<{ found: readonly Found[]; asked: boolean; failed: boolean }>(nothing)
  const turn = useRef(0)
  useEffect(() => {
    const own = ++turn.current
    const words = typed.trim()
    if (words.length < 2) return setState(nothing)
    const timer = setTimeout(() => {
      findAddresses(words).then(
        found => own === turn.current && setState({ found, asked: true, failed: false }),
        () => own === turn.current && setState({ found: [], asked: true, failed: true }),
      )
    }, typingMillis)
    return () => clearTimeout(timer)
  }, [typed])
  return state
}

const nothing = { found: [], asked: false, failed: false } as const
