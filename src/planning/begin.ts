/** Where a plan begins: grids proposed for a community, or those in force as they run today. Pure. */
import type { PlanDivision, PlanGrid, PlanGround } from '../gridding/plan.ts'
import { hectaresOf } from '../gridding/plan-figures.ts'
import { divisionFrom, divisionInForce, type GridInForce } from '../gridding/plan-from.ts'
import { surveyOf } from '../gridding/plan-survey.ts'
import { propose } from '../gridding/propose.ts'
import { type Steps, within } from '../gridding/steps.ts'
import type { PlanAsk } from './ask.ts'
import { boundsOf } from './ask.ts'
import { codesGoingOn, sharedWith } from './codes.ts'
import type { Base, Reason } from './store.ts'

export interface Work {
  readonly from: 'proposal' | 'inForce'
  readonly ground: PlanGround
  readonly ask: PlanAsk
  readonly grids: readonly GridInForce[]
  readonly registered: Readonly<Record<string, string>>
  /** Name of a general grid that goes on from none, with {number} in it. */
  readonly namePattern: string
}

export function* beginSteps(work: Work, now: () => number): Steps<Base> {
  if (work.from === 'inForce') {
    const division = divisionInForce(work.ground, work.grids, work.registered)
    return { division, reasons: [], crossovers: [] }
  }
  const { ground, ask } = work
  const hectares = ask.weights.hectares > 0 ? hectaresOf(surveyOf(ground, [])) : null
  const buildings = ground.buildings.map(({ point, workload, compound, dedicated }, i) => ({
    row: i + 1,
    point,
    households: workload + (hectares === null ? 0 : ask.weights.hectares * hectares[i]!),
    compound,
    dedicated,
  }))
  const community = {
    name: null,
    buildings,
    border: ground.border,
    barriers: ground.barriers,
    isPlane: false,
  }
  const proposal = yield* within(
    propose([community], { bounds: boundsOf(ask), count: ask.count, seed: ask.seed, now }),
    0,
    0.99,
  )
  const division = named(
    work,
    divisionFrom(ground, proposal, number => String(number)),
  )
  const idOf = (row: number) => ground.buildings[row - 1]!.id
  const reasons = proposal.grids.flatMap(({ reason }, i): Reason[] => {
    if (reason === null) return []
    const { row, ...facts } = reason.facts
    const building = typeof row === 'number' ? { building: ground.buildings[row - 1]!.name } : {}
    return [
      {
        key: division.grids[i]!.key,
        code: reason.code,
        facts: { ...facts, ...building, outside: reason.households },
      },
    ]
  })
  const crossovers = proposal.crossovers.map(({ from, to, metres }) => ({
    from: idOf(from),
    to: idOf(to),
    metres,
  }))
  return { division, reasons, crossovers }
}

/** Grids that will go on from one in force bear its name and code; the others the next name that is free. */
function named({ ground, grids, registered, namePattern }: Work, division: PlanDivision): PlanDivision {
  const inForce = grids.flatMap(({ code, kind }) => (code === null ? [] : [{ code, kind }]))
  const going = codesGoingOn(division, sharedWith(ground, division, registered), inForce)
  const names = new Map(grids.map(({ code, name }) => [code, name]))
  const taken = new Set(names.values())
  const free = (wanted: string | null) => {
    for (let number = 1; ; number++) {
      const name =
        wanted === null
          ? namePattern.replace('{number}', String(number))
          : number === 1
            ? wanted
            : `${wanted} ${number}`
      if (taken.has(name)) continue
      taken.add(name)
      return name
    }
  }
  return {
    ...division,
    grids: division.grids.map((grid): PlanGrid => {
      const code = going.get(grid.key) ?? null
      const before = code === null ? undefined : names.get(code)
      return { ...grid, code, name: before ?? free(grid.kind === 'dedicated' ? grid.name : null) }
    }),
  }
}
