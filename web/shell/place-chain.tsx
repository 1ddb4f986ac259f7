/** Community → compound → building, each asked for when the one before is chosen; the community alone is enough. */
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
        <TypeBuilding
          key={chain.compound.id}
          id={`${id}-building`}
          rows={chain.lists.buildings}
          onType={chain.typeBuilding}
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
  const choose = (inCommunity: Named | null, inCompound: Named | null = null, typed = '') => {
    setCommunity(inCommunity)
    setCompound(inCompound)
    const atBuilding = inCompound && meant(typed, lists.buildings)
    const at = [inCompound?.name, atBuilding?.name ?? typed.trim()].filter(Boolean).join(' ')
    const label = [inCommunity?.name, at].filter(Boolean).join(' · ')
    onChange(
      inCommunity && {
        place: atBuilding ? { buildingId: atBuilding.id } : { communityId: inCommunity.id },
        label,
        words: atBuilding ? '' : at,
        ...(inCompound && !atBuilding ? { compoundId: inCompound.id } : {}),
      },
    )
  }
  const chooseCommunity = (chosen: Named | null) => {
    choose(chosen)
    if (chosen)
      void fill({ compounds: [], buildings: [] }, async () => ({ compounds: await compounds(chosen.id) }))
  }
  const chooseCompound = (chosen: Named | null) => {
    choose(community, chosen)
    if (chosen) void fill({ buildings: [] }, async () => ({ buildings: await buildings(chosen.id) }))
  }
  const typeBuilding = (typed: string) => choose(community, compound, typed)
  return {
    lists,
    community,
    compound,
    failed,
    first,
    chooseCommunity,
    chooseCompound,
    typeBuilding,
  }
}

/** A building's number is sooner typed than found among a hundred; what is not in the list still goes along as words. */
function TypeBuilding({
  id,
  rows,
  onType,
}: {
  id: string
  rows: readonly Named[]
  onType: (typed: string) => void
}) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const found = meant(typed, rows)
  return (
    <div className="field">
      <label htmlFor={id} className="sr">
        {t('shell:place.building')}
      </label>
      <input
        id={id}
        className="input"
        list={`${id}-list`}
        autoComplete="off"
        maxLength={40}
        placeholder={t('shell:place.whichBuilding')}
        value={typed}
        onInput={event => {
          const next = (event.target as HTMLInputElement).value
          setTyped(next)
          onType(next)
        }}
      />
      <datalist id={`${id}-list`}>
        {rows.map(row => (
          <option value={row.name} key={row.id} />
        ))}
      </datalist>
      <p className="quiet" role="status">
        {found && typed.trim() !== found.name && `✓ ${found.name}`}
      </p>
    </div>
  )
}

/** "3", "３号" and "3 号楼" mean 3号楼, when only one building has that number. */
function meant(typed: string, rows: readonly Named[]): Named | null {
  const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '').toLowerCase()
  const wanted = plain(typed)
  if (wanted === '') return null
  const bare = (text: string) => plain(text).replace(/(号楼|号|楼|栋|幢)$/, '')
  const same = rows.filter(row => plain(row.name) === wanted)
  const close = same.length > 0 ? same : rows.filter(row => bare(row.name) === bare(typed))
  return close.length === 1 ? close[0]! : null
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
