/** The households and residents of one's grids and communities: found by name, door or document, opened, entered. */
import { useSearch as useAsked, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { Failure, Waiting } from '../parts.tsx'
import { BuildingTree } from './building-tree.tsx'
import { Conflicts } from './conflicts.tsx'
import { EnterHousehold } from './enter-household.tsx'
import { Finder } from './finder.tsx'
import { HouseholdList } from './household-list.tsx'
import { MoveRequests } from './move-requests.tsx'
import { PlaceChoice } from './place-choice.tsx'
import { type Places, useConflicts, useMoveRequests, usePlaces } from './wire.ts'
import './registry.css'

/** What stands in the address. */
export interface Asked {
  /** grid:<id> or community:<id> */
  in?: string
  building?: string
  q?: string
  view?: string
}
export type AskedChange = { readonly [K in keyof Asked]?: Asked[K] | undefined }

export function RegistryPage() {
  const { t } = useWords()
  const places = usePlaces()
  return (
    <main className="page registry" id="main">
      <header className="page-head">
        <h1>{t('registry:desk.title')}</h1>
      </header>
      {places.isPending && <Waiting lines={8} />}
      {places.error && <Failure error={places.error} retry={() => void places.refetch()} />}
      {places.data && <Opened places={places.data} />}
    </main>
  )
}

/** One's only grid or community is chosen already. */
function chosenIn({ grids, communities }: Places, asked: string | undefined): string {
  const all = [...communities.map(({ id }) => `community:${id}`), ...grids.map(({ id }) => `grid:${id}`)]
  return asked && all.includes(asked) ? asked : (all[0] ?? '')
}

function Opened({ places }: { places: Places }) {
  const { t } = useWords()
  const asked = useAsked({ strict: false }) as Asked
  const navigate = useNavigate()
  const ask = (change: AskedChange) =>
    void navigate({ to: '/registry' as '/', search: { ...asked, ...change } as never })
  const chosen = chosenIn(places, asked.in)
  const [kind = '', id = ''] = chosen.split(':')
  const place: Record<string, string> = id === '' ? {} : { [kind]: id }
  const view = asked.view ?? 'households'
  return (
    <>
      <Finder key={asked.q} q={asked.q ?? ''} place={place} ask={ask} />
      <Views view={view} ask={ask} />
      {view === 'conflicts' && <Conflicts />}
      {view === 'moves' && <MoveRequests />}
      {view === 'enter' && <EnterHousehold place={place} buildingId={asked.building ?? null} />}
      {view === 'households' && (
        <div className="registry-columns">
          <aside className="registry-side" aria-label={t('registry:desk.places')}>
            <PlaceChoice
              places={places}
              chosen={chosen}
              choose={value => ask({ in: value, building: undefined })}
            />
            <BuildingTree
              place={place}
              current={asked.building ?? null}
              choose={building => ask({ building: building ?? undefined })}
            />
          </aside>
          <HouseholdList
            key={`${chosen} ${asked.building}`}
            place={asked.building ? { building: asked.building } : place}
            enter={() => ask({ view: 'enter' })}
          />
        </div>
      )}
    </>
  )
}

function Views({ view, ask }: { view: string; ask(change: AskedChange): void }) {
  const { t } = useWords()
  const conflicts = useConflicts().data?.conflicts.length ?? 0
  const moves =
    useMoveRequests().data?.requests.filter(one => one.mayDecide && one.state === 'asked').length ?? 0
  const tabs = [
    { name: 'households', count: 0 },
    { name: 'conflicts', count: conflicts },
    { name: 'moves', count: moves },
  ]
  return (
    <div className="registry-views">
      <nav className="tabs" aria-label={t('registry:desk.views')}>
        {tabs.map(({ name, count }) => (
          <button
            key={name}
            type="button"
            className="tab"
            aria-current={view === name ? 'page' : undefined}
            onClick={() => ask({ view: name === 'households' ? undefined : name })}
          >
            {t(`registry:desk.view.${name}`)}
            {count > 0 && <span className="count">{count}</span>}
          </button>
        ))}
      </nav>
      <Button type="primary" icon={<Icon name="plus" />} onClick={() => ask({ view: 'enter' })}>
        {t('registry:desk.enter.open')}
      </Button>
    </div>
  )
}
