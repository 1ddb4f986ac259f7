/** A proposal in figures, and as GeoJSON. */
import type { Proposal } from './propose.ts'

/** Reasons nothing can be done about: a grid out of bounds for one of them was not to be had within. */
const unavoidable = new Set(['building', 'few', 'indivisible', 'count', 'enclosed'])

export function figuresOf({ grids, crossovers, cutCompounds, cutMetres, cutLinks, seconds }: Proposal) {
  const general = grids.filter(grid => grid.kind === 'general')
  const inBounds = general.filter(grid => grid.isInBounds)
  const feasible = general.filter(grid => grid.reason === null || !unavoidable.has(grid.reason.code))
  const households = general.map(grid => grid.households)
  const mean = sumOf(households) / general.length
  const round = general.map(grid => grid.roundness).sort((a, b) => a - b)
  return {
    grids: grids.length,
    general: general.length,
    dedicated: grids.length - general.length,
    households: hundredths(sumOf(grids.map(grid => grid.households))),
    inBounds: inBounds.length,
    shareInBounds: shareOf(inBounds.length, general.length),
    shareOfFeasible: shareOf(inBounds.length, feasible.length),
    outOfBounds: general.length - inBounds.length,
    unexplained: general.filter(grid => grid.reason?.code === 'notFound').length,
    smallest: hundredths(Math.min(...households)),
    largest: hundredths(Math.max(...households)),
    deviation: mean > 0 ? tenThousandths(Math.max(...households.map(own => Math.abs(own / mean - 1)))) : 0,
    contiguous: general.every(grid => grid.isContiguous),
    cutMetres,
    cutLinks,
    compactnessMedian: tenThousandths(round[round.length >> 1] ?? 0),
    compactnessMean: tenThousandths(sumOf(round) / Math.max(1, round.length)),
    crossings: crossovers.length,
    compoundsCut: cutCompounds.length,
    secondsNeighbours: hundredths(seconds.neighbours),
    secondsDividing: hundredths(seconds.dividing),
    secondsDrawing: hundredths(seconds.drawing),
  }
}

export function geoJsonOf({ grids }: Proposal) {
  return {
    type: 'FeatureCollection' as const,
    features: grids.map(({ boundary, ...grid }) => ({
      type: 'Feature' as const,
      id: grid.number,
      properties: {
        grid: grid.number,
        community: grid.community,
        kind: grid.kind,
        name: grid.name,
        households: grid.households,
        buildings: grid.rows.length,
        isInBounds: grid.isInBounds,
        reason: grid.reason?.code ?? null,
        squareMetres: grid.squareMetres,
        compactness: tenThousandths(grid.roundness),
        buildingRows: grid.rows,
      },
      geometry: boundary,
    })),
  }
}

function sumOf(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0)
}

function shareOf(some: number, all: number): number {
  return all === 0 ? 1 : tenThousandths(some / all)
}

function tenThousandths(value: number): number {
  return Math.round(value * 10_000) / 10_000
}

export function hundredths(value: number): number {
  return Math.round(value * 100) / 100
}
