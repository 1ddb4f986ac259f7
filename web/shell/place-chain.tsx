/** Community → compound → building as three lists, each asked for when the one before is chosen; the community alone is enough. */
import { useEffect, useState } from 'react'
import { useWords } from './i18n.ts'
import { buildings, type Chosen, communities, compounds, type Named } from './places.ts'

type Lists = Record<'communities' | 'compounds' | 'buildings', readonly Named[]>

export function PlaceChain({ id, onChange }: { id: string; onChange: (chosen: Chosen | null) => void }) {
  const { t } = useWords()
  const chain = useChain(onChange)
  return (
    <div className="stack-small">
      <Choose
        id={`${id}-community`}
        label={t('shell:place.community')}
        empty={t('shell:place.whichCommunity')}
        rows={chain.lists.communities}
        value={chain.community}
        onChange={chain.chooseCommunity}
      />
      {chain.community && chain.lists.compounds.length > 0 && (
        <Choose
          id={`${id}-compound`}
          label={t('shell:place.compound')}
          empty={t('shell:place.whichCompound')}
          rows={chain.lists.compounds}
          value={chain.compound}
          onChange={chain.chooseCompound}
        />
      )}
      {chain.compound && chain.lists.buildings.length > 0 && (
        <Choose
          id={`${id}-building`}
          label={t('shell:place.building')}
          empty={t('shell:place.whichBuilding')}
          rows={chain.lists.buildings}
          value={chain.building}
          onChange={chain.chooseBuilding}
        />
      )}
      {chain.failed && (
        <p className="note warn row" role="alert">
          {chain.failed}
          <button type="button" className="button" onClick={chain.first}>
            {t('shell:retry')}
          </button>
        </p>
      )}
    </div>
  )
}

/** The choices so far and the lists they open. */
function useChain(onChange: (chosen: Chosen | null) => void) {
  const [lists, setLists] = useState<Lists>({ communities: [], compounds: [], buildings: [] })
  const [community, setCommunity] = useState<Named | null>(null)
  const [compound, setCompound] = useState<Named | null>(null)
  const [building, setBuilding] = useState<Named | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  const fill = async (part: Partial<Lists>, ask: () => Promise<Partial<Lists>>) => {
    setFailed(null)
    setLists(last => ({ ...last, ...part }))
    try {
      const got = await ask()
      setLists(last => ({ ...last, ...got }))
    } catch (error) {
      setFailed((error as Error).message)
    }
  }
  const first = () => void fill({}, async () => ({ communities: await communities() }))
  useEffect(first, [])

  // Every choice counts at once; the next list only makes it more exact.
  const choose = (next: readonly [Named | null, Named | null, Named | null]) => {
    const [inCommunity, inCompound, atBuilding] = next
    setCommunity(inCommunity)
    setCompound(inCompound)
    setBuilding(atBuilding)
    const at = [inCompound?.name, atBuilding?.name].filter(Boolean).join(' ')
    const label = [inCommunity?.name, at].filter(Boolean).join(' · ')
    onChange(
      inCommunity && {
        place: atBuilding ? { buildingId: atBuilding.id } : { communityId: inCommunity.id },
        label,
        words: atBuilding ? '' : at,
      },
    )
  }
  const chooseCommunity = (chosen: Named | null) => {
    choose([chosen, null, null])
    if (chosen)
      void fill({ compounds: [], buildings: [] }, async () => ({ compounds: await compounds(chosen.id) }))
  }
  const chooseCompound = (chosen: Named | null) => {
    choose([community, chosen, null])
    if (chosen) void fill({ buildings: [] }, async () => ({ buildings: await buildings(chosen.id) }))
  }
  const chooseBuilding = (chosen: Named | null) => choose([community, compound, chosen])
  return {
    lists,
    community,
    compound,
    building,
    failed,
    first,
    chooseCommunity,
    chooseCompound,
    chooseBuilding,
  }
}

function Choose(props: {
  id: string
  label: string
  empty: string
  rows: readonly Named[]
  value: Named | null
  onChange: (row: Named | null) => void
}) {
  return (
    <div className="field">
      <label htmlFor={props.id} className="sr">
        {props.label}
      </label>
      <select
        id={props.id}
        className="input"
        value={props.value?.id ?? ''}
        onChange={event =>
          props.onChange(props.rows.find(row => row.id === (event.target as HTMLSelectElement).value) ?? null)
        }
      >
        <option value="">{props.empty}</option>
        {props.rows.map(row => (
          <option value={row.id} key={row.id}>
            {row.name}
          </option>
        ))}
      </select>
    </div>
  )
}
