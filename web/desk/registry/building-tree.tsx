/** Compounds and their buildings with how many households live in each; one is opened for its doors. */
import { useMemo, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Empty, Failure, Waiting } from '../parts.tsx'
import { type Building, useBuildings } from './wire.ts'

interface BuildingTreeProps {
  place: Readonly<Record<string, string>>
  current: string | null
  /** Null: all of them. */
  choose(buildingId: string | null): void
}

const order = new Intl.Collator('zh-CN', { numeric: true })

export function BuildingTree({ place, current, choose }: BuildingTreeProps) {
  const { t } = useWords()
  const found = useBuildings(place)
  const compounds = useMemo(() => grouped(found.data?.buildings ?? []), [found.data])
  if (found.isPending) return <Waiting lines={6} />
  if (found.error) return <Failure error={found.error} retry={() => void found.refetch()} />
  if (compounds.length === 0)
    return <Empty title={t('registry:desk.noBuildings.title')} words={t('registry:desk.noBuildings.words')} />
  return (
    <nav aria-label={t('registry:desk.buildings')} className="registry-tree">
      <button
        type="button"
        className="tree-building"
        aria-current={current === null ? 'page' : undefined}
        onClick={() => choose(null)}
      >
        {t('registry:desk.allBuildings')}
      </button>
      {compounds.map(([name, buildings]) => (
        <Compound
          key={name}
          name={name}
          buildings={buildings}
          current={current}
          choose={choose}
          begun={compounds.length <= 4}
        />
      ))}
    </nav>
  )
}

interface CompoundProps {
  name: string
  buildings: readonly Building[]
  current: string | null
  choose(buildingId: string): void
  begun: boolean
}

function Compound({ name, buildings, current, choose, begun }: CompoundProps) {
  const { t } = useWords()
  const [open, setOpen] = useState(begun || buildings.some(({ id }) => id === current))
  const households = buildings.reduce((sum, one) => sum + one.households, 0)
  return (
    <details open={open} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        {name || t('registry:desk.noCompound')}
        <span className="quiet">{t('registry:desk.households', { count: households })}</span>
      </summary>
      {open &&
        buildings.map(({ id, name: building, households: living }) => (
          <button
            key={id}
            type="button"
            className="tree-building"
            aria-current={id === current ? 'page' : undefined}
            onClick={() => choose(id)}
          >
            {building}
            <span className="quiet">{living}</span>
          </button>
        ))}
    </details>
  )
}

function grouped(buildings: readonly Building[]): readonly [string, readonly Building[]][] {
  const groups = Map.groupBy(buildings, ({ compound }) => compound)
  return [...groups]
    .map(([name, own]): [string, readonly Building[]] => [
      name,
      own.sort((a, b) => order.compare(a.name, b.name)),
    ])
    .sort(([a], [b]) => order.compare(a, b))
}
