/** The printed map of a grid: its border bold, neighbours by name, buildings with names and households, barriers, scale and north. Lines only, readable in black and white. */
import { useMemo } from 'react'
import type { GridCard } from '../../../src/mapping/shape.ts'
import { useWords } from '../../shell/i18n.ts'
import { shortName } from './colours.ts'
import { BarrierNames, Barriers } from './sheet-barriers.tsx'
import {
  boxAt,
  buildingLabels,
  compoundLabels,
  type Label,
  markBox,
  markHalf,
  neighbourLabels,
  Room,
} from './sheet-labels.ts'
import {
  type Boundary,
  barMetres,
  type Paper,
  type Point,
  paperFor,
  pathOf,
  polygonsOf,
} from './sheet-place.ts'

const [width, height, rim] = [280, 250, 20]

export function SheetMap({ card, boundary }: { card: GridCard; boundary: Boundary }) {
  const { t } = useWords()
  const paper = useMemo(() => paperFor(boundary, width, height, rim), [boundary])
  const labels = useMemo(() => placed(card, paper, boundary, t), [card, paper, boundary, t])
  const own = polygonsOf(boundary).map(rings => pathOf(rings, paper))
  return (
    <svg className="sheet-map" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={card.name}>
      <defs>
        <clipPath id="paper">
          <rect width={width} height={height} />
        </clipPath>
      </defs>
      <rect width={width} height={height} fill="#efefef" />
      <g clipPath="url(#paper)">
        <path d={own.join('')} fill="#fff" />
        {card.neighbours.map(({ id, boundary: of }) => (
          <path
            key={id}
            d={polygonsOf(of)
              .map(rings => pathOf(rings, paper))
              .join('')}
            fill="none"
            stroke="#666"
            strokeWidth={0.25}
            strokeDasharray="1.6 1"
          />
        ))}
        <Barriers barriers={card.barriers} paper={paper} />
        <path d={own.join('')} fill="none" stroke="#000" strokeWidth={1.2} strokeLinejoin="round" />
        <BarrierNames barriers={card.barriers} paper={paper} />
        <Buildings buildings={card.buildings} paper={paper} />
        {labels.neighbours.map(label => (
          <Words key={label.key} label={label} colour="#333" slanted />
        ))}
        {[...labels.buildings, ...labels.compounds].map(label => (
          <Words key={label.key} label={label} colour="#000" />
        ))}
      </g>
      <rect width={width} height={height} fill="none" stroke="#000" strokeWidth={0.4} />
      <North />
      <ScaleBar paper={paper} />
    </svg>
  )
}

function placed(card: GridCard, paper: Paper, boundary: Boundary, t: ReturnType<typeof useWords>['t']) {
  const lines = [...polygonsOf(boundary).flat(), ...card.barriers.flatMap(barrier => barrier.lines)]
  const taken = () => {
    const room = new Room(paper)
    room.take([width - 18, 0, width, 22])
    room.take([0, height - 14, 76, height])
    for (const line of lines) takeAlong(line, paper, room)
    for (const { at } of card.buildings) room.take(markBox(at, paper))
    return room
  }
  const households = (n: number) => t('mapping:print.householdsOf', { count: n })
  const summary = (buildings: number, n: number) =>
    `${t('mapping:print.buildingsOf', { count: buildings })} ${households(n)}`
  // Compounds leave the names of buildings their room, then buildings keep clear of what compounds took.
  const [first, room] = [taken(), taken()]
  buildingLabels(card.buildings, paper, first, households)
  const compounds = compoundLabels(card.buildings, paper, first, summary)
  for (const { at, lines: words, size } of compounds) room.take(boxAt(at, words, size))
  return {
    compounds,
    buildings: buildingLabels(card.buildings, paper, room, households),
    neighbours: neighbourLabels(card.neighbours, paper, room, one =>
      one.communityName === card.community.name ? shortName(one) : one.name,
    ),
  }
}

/** Nothing is written across a road or a river. */
function takeAlong(line: readonly Point[], paper: Paper, room: Room) {
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [paper.place(line[i - 1]!), paper.place(line[i]!)]
    const steps = Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) / 3)
    for (let step = 0; step <= Math.min(steps, mostSteps); step++) {
      const [x, y] = [a[0] + ((b[0] - a[0]) * step) / steps, a[1] + ((b[1] - a[1]) * step) / steps]
      if (x > 0 && x < width && y > 0 && y < height) room.take([x - 1.5, y - 1.5, x + 1.5, y + 1.5])
    }
  }
}

/** A line drawn from beyond the paper is followed no farther. */
const mostSteps = 2000

function Buildings({ buildings, paper }: { buildings: GridCard['buildings']; paper: Paper }) {
  return buildings.map(({ id, at, outline }) => {
    if (outline)
      return (
        <path
          key={id}
          d={polygonsOf(outline)
            .map(rings => pathOf(rings, paper))
            .join('')}
          fill="#d9d9d9"
          stroke="#333"
          strokeWidth={0.2}
        />
      )
    const [x, y] = paper.place(at)
    const side = markHalf * 2
    return <rect key={id} x={x - markHalf} y={y - markHalf} width={side} height={side} fill="#555" />
  })
}

export function Words({
  label,
  colour,
  slanted = false,
}: {
  label: Label
  colour: string
  slanted?: boolean
}) {
  const { at, lines, size, strong } = label
  const line = size * 1.15
  const first = at[1] - ((lines.length - 1) * line) / 2 + size * 0.36
  return (
    <text
      textAnchor="middle"
      fontSize={size}
      fontWeight={strong ? 700 : 400}
      fontStyle={slanted ? 'italic' : 'normal'}
      fill={colour}
      stroke="#fff"
      strokeWidth={size * 0.22}
      strokeLinejoin="round"
      paintOrder="stroke"
    >
      {lines.map((words, i) => (
        <tspan key={words} x={at[0]} y={first + i * line} fontSize={strong && i > 0 ? size * 0.72 : size}>
          {words}
        </tspan>
      ))}
    </text>
  )
}

function North() {
  const { t } = useWords()
  return (
    <g transform={`translate(${width - 9} 4)`}>
      <rect x={-5.5} y={-2.5} width={11} height={20} fill="#fff" opacity={0.85} />
      <path d="M0 0 3 10 0 8-3 10Z" fill="#000" />
      <text y={15} textAnchor="middle" fontSize={4.2} fontWeight={700}>
        {t('mapping:print.north')}
      </text>
    </g>
  )
}

function ScaleBar({ paper }: { paper: Paper }) {
  const { t } = useWords()
  const metres = barMetres(paper)
  const long = (metres * 1000) / paper.scale
  const words = (n: number) =>
    n >= 1000 ? t('mapping:print.kilometres', { n: n / 1000 }) : t('mapping:print.metres', { n })
  return (
    <g transform={`translate(5 ${height - 5})`}>
      <rect x={-3} y={-8} width={72} height={11.5} fill="#fff" opacity={0.85} />
      <path d={`M0-2.4V0H${long}V-2.4M${long / 2}-1.4V0`} fill="none" stroke="#000" strokeWidth={0.5} />
      <text x={0} y={-3.4} fontSize={2.8} textAnchor="start">
        0
      </text>
      <text x={long} y={-3.4} fontSize={2.8} textAnchor="end">
        {words(metres)}
      </text>
      <text x={0} y={2.6} fontSize={2.4} fill="#333">
        {t('mapping:print.scale', { n: paper.scale })}
      </text>
    </g>
  )
}
