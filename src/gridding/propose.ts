/** Proposes grids for communities: divided, explained, drawn and measured. Nothing is stored; a proposal is adopted by people. */
import type { Boundary } from '../territory/locate.ts'
import { type Community, type CommunityAsk, communityOf } from './community.ts'
import { type DivideAsk, type Division, divide } from './divide.ts'
import { type Reason, reasonOf } from './explain.ts'
import { piecesOf } from './graph.ts'
import { geometryOf, outlinesOf, roundness } from './outline.ts'
import { excess } from './parts.ts'
import type { PlanGround } from './plan.ts'
import { alongBarriers } from './plan-along.ts'
import { boundariesOfPlan, figuresOfPlan } from './plan-figures.ts'
import { surveyOf } from './plan-survey.ts'
import { seamed } from './seams.ts'
import { sharedOut } from './shares.ts'
import { type Steps, within } from './steps.ts'

export interface ProposedGrid {
  /** From 1, through all communities. */
  readonly number: number
  readonly community: string | null
  readonly kind: 'general' | 'dedicated'
  /** Of a dedicated grid. */
  readonly name: string | null
  readonly households: number
  /** Rows of its buildings. */
  readonly rows: readonly number[]
  readonly isInBounds: boolean
  readonly isContiguous: boolean
  /** Why it is out of bounds. */
  readonly reason: Reason | null
  readonly squareMetres: number
  /** Length of its border, and Polsby-Popper. */
  readonly metres: number
  readonly roundness: number
  readonly boundary: Boundary
}
export interface ProposedCrossover {
  readonly community: string | null
  /** Rows of the buildings on both sides. */
  readonly from: number
  readonly to: number
  readonly metres: number
}
export interface Proposal {
  readonly grids: readonly ProposedGrid[]
  readonly crossovers: readonly ProposedCrossover[]
  readonly cutCompounds: readonly string[]
  /** Borders between grids: metres, and pairs of neighbouring buildings parted. */
  readonly cutMetres: number
  readonly cutLinks: number
  /** Seconds finding neighbours, dividing, drawing. */
  readonly seconds: { readonly neighbours: number; readonly dividing: number; readonly drawing: number }
}
export interface ProposeAsk extends DivideAsk {
  /** Milliseconds so far, for the figures only. */
  readonly now: () => number
}

/** A number of grids given is for all communities together; it is shared out by households. */
export function* propose(communities: readonly CommunityAsk[], ask: ProposeAsk): Steps<Proposal> {
  const inhabited = communities.filter(it => it.buildings.length > 0)
  const households = inhabited.map(it => it.buildings.reduce((sum, b) => sum + b.households, 0))
  const rooms = inhabited.map(it => it.buildings.filter(b => b.dedicated === null).length)
  const counts = ask.count === null ? households.map(() => null) : sharedOut(households, ask.count, rooms)
  const found: Proposal[] = []
  let first = 1
  for (const [i, community] of inhabited.entries()) {
    const own = { ...ask, count: counts[i]! }
    const proposal = yield* within(
      proposeOne(community, own, first),
      i / inhabited.length,
      1 / inhabited.length,
    )
    first += proposal.grids.length
    found.push(proposal)
  }
  const proposal = together(found)
  const boundaries = seamed(proposal.grids)
  return { ...proposal, grids: proposal.grids.map((grid, i) => ({ ...grid, boundary: boundaries[i]! })) }
}

function* proposeOne(ask: CommunityAsk, how: ProposeAsk, first: number): Steps<Proposal> {
  const startedAt = how.now()
  const community = communityOf(ask)
  yield 0.2
  const neighboursAt = how.now()
  const division = yield* within(divide(community, how), 0.2, 0.6)
  const dividedAt = how.now()
  const grids = drawnAlongBarriers(ask, gridsOf(community, division, how, first))
  const { cutMetres, cutLinks } = cutsOf(community, division)
  yield 1
  return {
    grids,
    crossovers: division.crossovers.map(({ from, to, metres }) => ({
      community: ask.name,
      from: ask.buildings[from]!.row,
      to: ask.buildings[to]!.row,
      metres: Math.round(metres),
    })),
    cutCompounds: division.cutCompounds,
    cutMetres,
    cutLinks,
    seconds: {
      neighbours: (neighboursAt - startedAt) / 1000,
      dividing: (dividedAt - neighboursAt) / 1000,
      drawing: (how.now() - dividedAt) / 1000,
    },
  }
}

function gridsOf(community: Community, division: Division, ask: DivideAsk, first: number): ProposedGrid[] {
  const { buildings, name } = community.ask
  const { part, count, general } = division
  const outlines = outlinesOf(community.cells, part, count)
  const members: number[][] = Array.from({ length: count }, () => [])
  part.forEach((p, v) => {
    members[p]!.push(v)
  })
  const pieces = piecesPerGrid(division)
  return members.map((own, p) => {
    const households = own.reduce((sum, v) => sum + buildings[v]!.households, 0)
    const isGeneral = p < general
    const outline = outlines[p]!
    return {
      number: first + p,
      community: name,
      kind: isGeneral ? 'general' : 'dedicated',
      name: isGeneral ? null : division.dedicated[p - general]!,
      households: withoutNoise(households),
      rows: own.map(v => buildings[v]!.row),
      isInBounds: !isGeneral || excess(households, ask.bounds) === 0,
      isContiguous: isGeneral ? pieces[p] === 1 : outline.polygons.length === 1,
      reason: isGeneral ? reasonOf(community, division, p, households, ask) : null,
      squareMetres: Math.round(outline.squareMetres),
      metres: Math.round(outline.metres),
      roundness: roundness(outline),
      boundary: geometryOf(outline, community.degreesOf),
    }
  })
}

/** With streets and rivers given, borders between grids run along them, as they do when the plan is changed by hand. */
function drawnAlongBarriers(ask: CommunityAsk, grids: readonly ProposedGrid[]): readonly ProposedGrid[] {
  if (ask.barriers.length === 0 || ask.isPlane || grids.length < 2) return grids
  const ground: PlanGround = {
    border: ask.border,
    barriers: ask.barriers,
    buildings: ask.buildings.map(({ row, point, households, compound, dedicated }) => ({
      ...{ id: String(row), name: '', point, households, workload: households, compound, dedicated },
    })),
  }
  const of = Object.fromEntries(grids.flatMap(it => it.rows.map(row => [String(row), String(it.number)])))
  const plain = grids.map(({ number, kind }) => ({ key: String(number), name: '', kind, code: null }))
  const division = alongBarriers(ground, { grids: plain, of, shapes: [] })
  if (division.shapes.length === 0) return grids
  const survey = surveyOf(ground, division.shapes)
  const figures = figuresOfPlan(survey, division, { least: 0, most: Number.POSITIVE_INFINITY })
  const boundaries = boundariesOfPlan(survey, division)
  return grids.map((grid, i) => ({
    ...grid,
    squareMetres: figures[i]!.squareMetres,
    metres: figures[i]!.borderMetres,
    roundness: figures[i]!.roundness,
    boundary: boundaries.get(String(grid.number))!,
  }))
}

/** A sum of fractions has digits at its end that no fraction had. */
function withoutNoise(households: number): number {
  return Math.round(households * 1e9) / 1e9
}

function piecesPerGrid({ graph, part, count, general }: Division): Int32Array {
  const { piece } = piecesOf(graph, part)
  const seen = new Set<number>()
  const pieces = new Int32Array(count)
  part.forEach((p, v) => {
    if (p >= general || seen.has(piece[v]!)) return
    seen.add(piece[v]!)
    pieces[p]!++
  })
  return pieces
}

function cutsOf({ cells }: Community, { part }: Division) {
  const cut = cells.borders.filter(({ a, b }) => part[a] !== part[b])
  return {
    cutMetres: Math.round(cut.reduce((sum, { metres }) => sum + metres, 0)),
    cutLinks: new Set(cut.map(({ a, b }) => `${Math.min(a, b)},${Math.max(a, b)}`)).size,
  }
}

function together(found: readonly Proposal[]): Proposal {
  const sum = (of: (proposal: Proposal) => number) => found.reduce((all, it) => all + of(it), 0)
  return {
    grids: found.flatMap(it => it.grids),
    crossovers: found.flatMap(it => it.crossovers),
    cutCompounds: [...new Set(found.flatMap(it => it.cutCompounds))],
    cutMetres: sum(it => it.cutMetres),
    cutLinks: sum(it => it.cutLinks),
    seconds: {
      neighbours: sum(it => it.seconds.neighbours),
      dividing: sum(it => it.seconds.dividing),
      drawing: sum(it => it.seconds.drawing),
    },
  }
}
