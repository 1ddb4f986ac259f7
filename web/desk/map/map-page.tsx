/** The map of the jurisdiction: grids coloured by what the viewer asks, matters as clusters, buildings; beside it the same in words. */
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import type { MapFigures } from '../../../src/mapping/shape.ts'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { Failure } from '../parts.tsx'
import { isAdministrator, useMe } from '../session.ts'
import { get, queryString } from '../wire.ts'
import type { Pressed, Target } from './canvas.tsx'
import { type Legend, legendOf } from './colours.ts'
import { Drawn } from './drawn.tsx'
import { Everything } from './everything.tsx'
import type { Found } from './find-address.ts'
import { Awaiting, GridSheet } from './grid-sheet.tsx'
import { MapLegend } from './legend.tsx'
import './map.css'
import { AskChoice, MattersSwitch } from './map-controls.tsx'
import { MapSearch } from './map-search.tsx'
import { MatterList } from './matter-list.tsx'
import { type Here, useOwnPosition } from './use-here.ts'
import { type MapQuestion, phoneWidth, useMapFigures, useQuestion } from './use-map.ts'
import { type Matters, useMatters } from './use-matters.ts'

export function MapPage() {
  const { t } = useWords()
  const me = useMe()
  const [question, ask] = useQuestion(isAdministrator(me) ? 'households' : 'open')
  const figures = useMapFigures(question)
  return (
    <main className="map-page" id="main">
      <h1 className="sr">{t('mapping:title')}</h1>
      {figures.isPending && (
        <div className="map-failed">
          <Awaiting isOffline={figures.fetchStatus === 'paused'} />
        </div>
      )}
      {figures.isError && !figures.data && (
        <div className="map-failed">
          <Failure error={figures.error} retry={() => void figures.refetch()} />
        </div>
      )}
      {figures.data && (
        <Shown question={question} ask={ask} figures={figures.data} hasMatters={!isAdministrator(me)} />
      )}
    </main>
  )
}

interface ShownProps {
  question: MapQuestion
  ask(change: Partial<MapQuestion>): void
  figures: MapFigures
  hasMatters: boolean
}

function Shown(props: ShownProps) {
  const { question, figures, hasMatters } = props
  const { t } = useWords()
  const [withMatters, setWithMatters] = useState(hasMatters)
  const choice = useChoice(props)
  // Of the figures shown, which may still be those of the question before.
  const legend = useMemo(() => legendOf(figures.ask, figures.rows, t), [figures, t])
  const matters = useMatters(question, hasMatters && withMatters)
  const switched = hasMatters && <MattersSwitch shown={withMatters} show={setWithMatters} />
  return (
    <>
      <Over figures={figures} choice={choice} />
      <Side {...props} legend={legend} matters={matters} choice={choice} switched={switched} />
      <Drawn
        figures={figures}
        legend={legend}
        chosen={question.grid}
        matters={matters}
        target={choice.target}
        here={choice.position.here}
        grid={choice.touch}
        pressed={choice.press}
      />
    </>
  )
}

type Choice = ReturnType<typeof useChoice>

/** What is chosen, where the map flies, how far the sheet is up. */
function useChoice({ question, ask, figures }: ShownProps) {
  const { t } = useWords()
  const [pressed, setPressed] = useState<Pressed | null>(null)
  const [target, setTarget] = useState<Target | null>(null)
  const [isTall, setTall] = useState(question.grid !== undefined)
  const choose = (grid: string | undefined) => {
    setPressed(null)
    setTall(grid !== undefined)
    ask({ grid })
  }
  const position = useOwnPosition(here => void stand(here))
  const stand = async (here: Here) => {
    setTarget({ ...here, zoom: 16 })
    const path = `/api/places/locate?${queryString({ ...here })}`
    const { place } = await get<{ place: { grid: { id: string } } | null }>(path).catch(() => ({
      place: null,
    }))
    if (place) choose(place.grid.id)
    else position.say(t('mapping:here.outside'))
  }
  return {
    pressed,
    target,
    isTall,
    position,
    choose,
    setTall,
    setTarget,
    /** Pressed on the map: on a phone it is brought out from under the sheet. */
    touch: (id: string) => {
      const at = figures.rows.find(row => row.gridId === id)?.at
      if (at && window.innerWidth <= phoneWidth) setTarget({ lng: at[0], lat: at[1], zoom: null })
      choose(id)
    },
    press: (some: Pressed | null) => {
      setPressed(some)
      if (some) setTall(true)
    },
    chooseAndGo: (id: string) => {
      const at = figures.rows.find(row => row.gridId === id)?.at
      if (at) setTarget({ lng: at[0], lat: at[1], zoom: window.innerWidth <= phoneWidth ? 14 : 15 })
      choose(id)
    },
    go: (found: Found) => {
      setTarget({ lng: found.lng, lat: found.lat, zoom: found.zoom })
      if (found.gridId) choose(found.gridId)
    },
  }
}

function Over({ figures, choice }: { figures: MapFigures; choice: Choice }) {
  const { t } = useWords()
  const { position } = choice
  return (
    <div className="map-over">
      <MapSearch rows={figures.rows} grid={choice.chooseAndGo} go={choice.go} />
      <Button
        className="map-here-button"
        icon={<Icon name="pin" size={18} />}
        loading={position.finding}
        aria-label={t('mapping:here.find')}
        title={t('mapping:here.find')}
        onClick={position.find}
      />
      {position.problem && (
        <p className="map-problem" role="alert">
          {position.problem}
          <Button
            type="text"
            size="small"
            icon={<Icon name="close" />}
            aria-label={t('mapping:list.hide')}
            onClick={() => position.say(null)}
          />
        </p>
      )}
    </div>
  )
}

interface SideProps extends ShownProps {
  legend: Legend
  matters: Matters
  choice: Choice
  switched: React.ReactNode
}

function Side({ question, ask, figures, hasMatters, legend, matters, choice, switched }: SideProps) {
  const { t } = useWords()
  const { isTall, pressed } = choice
  const chosen = figures.rows.find(row => row.gridId === question.grid)
  return (
    <aside className={isTall ? 'map-side map-side-tall' : 'map-side'}>
      <div className="map-head">
        <AskChoice question={question} asks={figures.asks} ask={ask} />
        {switched}
        <Button className="map-taller" onClick={() => choice.setTall(!isTall)} aria-expanded={isTall}>
          {isTall ? t('mapping:list.hide') : t('mapping:list.show')}
        </Button>
      </div>
      <MapLegend ask={figures.ask} legend={legend} />
      <div className="map-body" key={pressed ? 'matters' : (question.grid ?? 'list')}>
        {pressed ? (
          <MatterList pressed={pressed} back={() => choice.press(null)} closer={choice.setTarget} />
        ) : question.grid ? (
          <GridSheet gridId={question.grid} row={chosen} back={() => choice.choose(undefined)} />
        ) : (
          <Everything
            question={question}
            ask={ask}
            figures={figures}
            legend={legend}
            choose={choice.chooseAndGo}
            matters={matters}
            hasMatters={hasMatters}
          />
        )}
      </div>
    </aside>
  )
}
