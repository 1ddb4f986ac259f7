/** Choosing where it happened: the phone's position, a point on the map, an address in words, or community → compound → building. */
import { useEffect, useRef, useState } from 'react'
import { AddressBox } from './address-box.tsx'
import { useWords } from './i18n.ts'
import { PlaceChain } from './place-chain.tsx'
import { type MapLoader, PlaceMap } from './place-map.tsx'
import { type Chosen, locate, position, positionAllowed } from './places.ts'
import { Responsible } from './responsible.tsx'

interface Props {
  readonly value: Chosen | null
  readonly onChange: (chosen: Chosen | null) => void
  readonly loadMap: MapLoader
  readonly id: string
  readonly problem: string | null
  /** The address as it is written, then what the place does not say: kept by the form, also without signal. */
  readonly words: string
  readonly onWords: (words: string) => void
  /** Say under the place chosen who answers there. */
  readonly withPeople?: boolean
  /** Offer the position by itself when the person has allowed that before. */
  readonly offer?: boolean
}

export function PlacePicker(props: Props) {
  const { t } = useWords()
  const { value, id, problem, words, onWords } = props
  const written = useRef('')
  const { onChange, state, map, setMap, chain, setChain, choosePoint, here } = useChoice(props)
  const change = () => {
    // The whole address again, not what was left of it.
    if (written.current) onWords(written.current)
    onChange(null)
  }
  if (value && !chain)
    return <ChosenPlace chosen={value} onChange={change} withPeople={props.withPeople ?? true} />
  return (
    <div className="stack-small" id={id} tabIndex={-1} aria-invalid={problem ? true : undefined}>
      <div className="row">
        <button
          type="button"
          className={`button ${state === 'locating' ? 'busy' : ''}`}
          aria-disabled={state === 'locating'}
          onClick={() => state !== 'locating' && void here()}
        >
          {state !== 'locating' && <Pin />}
          {t(state === 'locating' ? 'shell:place.locating' : 'shell:place.here')}
        </button>
        <button type="button" className="button" aria-expanded={map} onClick={() => setMap(!map)}>
          {t('shell:place.onMap')}
        </button>
      </div>
      {(state === 'denied' || state === 'outside') && (
        <p className="note warn" role="alert">
          {t(`shell:place.${state}`)}
        </p>
      )}
      {map && <PlaceMap load={props.loadMap} onPick={choosePoint} />}
      {!chain && (
        <AddressBox
          id={id}
          words={words}
          onWords={onWords}
          onChoose={(chosen, left) => {
            written.current = words
            onWords(left)
            onChange(chosen)
          }}
        />
      )}
      <PlaceChain
        id={id}
        onChange={chosen => {
          setChain(true)
          onChange(chosen)
        }}
      />
      {problem && (
        <p className="error" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}

function ChosenPlace({
  chosen,
  onChange,
  withPeople,
}: {
  chosen: Chosen
  onChange: () => void
  withPeople: boolean
}) {
  const { t } = useWords()
  const [people, setPeople] = useState(false)
  return (
    <div className="stack-small">
      <div className="place-chosen">
        <p>
          <Pin /> <strong>{chosen.label}</strong>
        </p>
        <button type="button" className="button plain" onClick={onChange}>
          {t('shell:place.change')}
        </button>
      </div>
      {withPeople && (
        <details className="why" onToggle={event => setPeople((event.target as HTMLDetailsElement).open)}>
          <summary>{t('shell:responsible.title')}</summary>
          {people && <Responsible chosen={chosen} />}
        </details>
      )}
    </div>
  )
}

/** What is open, and what happens when a point comes. */
function useChoice({ value, onChange: tell, offer = true }: Props) {
  const { t } = useWords()
  // A position takes seconds to come, and people write meanwhile: always tell the newest listener.
  const latest = useRef(tell)
  latest.current = tell
  const onChange = (chosen: Chosen | null) => latest.current(chosen)
  const [state, setState] = useState<'idle' | 'locating' | 'denied' | 'outside'>('idle')
  const [map, setMap] = useState(false)
  // While the lists are being gone through they stay open, although each choice counts already.
  const [chain, setChain] = useState(false)

  const choosePoint = async (lng: number, lat: number) => {
    try {
      const found = await locate(lng, lat)
      setState(found ? 'idle' : 'outside')
      if (found) {
        setMap(false)
        setChain(false)
      }
      onChange(found)
    } catch {
      // Without signal the point itself is enough: the server finds the grid from it later.
      setState('idle')
      setMap(false)
      setChain(false)
      onChange({
        place: { lng, lat },
        label: t('shell:place.point', { lng: lng.toFixed(4), lat: lat.toFixed(4) }),
      })
    }
  }
  const here = async () => {
    setState('locating')
    try {
      await choosePoint(...(await position()))
    } catch {
      setState('denied')
    }
  }
  // Once, when the page opens; later the person decides.
  useEffect(() => {
    if (offer && !value) void positionAllowed().then(allowed => (allowed ? here() : undefined))
  }, [])
  return { onChange, state, map, setMap, chain, setChain, choosePoint, here }
}

function Pin() {
  return (
    <svg
      width="18"
      height="18"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden="true"
    >
      <path d="M12 21s7-6.6 7-11.5A7 7 0 0 0 5 9.5C5 14.4 12 21 12 21Z" />
      <circle cx="12" cy="9.5" r="2.5" />
    </svg>
  )
}
