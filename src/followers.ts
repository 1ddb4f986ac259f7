/** Procedures whose open work follows what changes around it: the calendar, the grids. */
import {
  openRegistry,
  recomputables as recomputablesOf,
  regriddables as regriddablesOf,
} from './conduct/index.ts'
import { recomputableMatters, regriddableMatters } from './matters/index.ts'
import { declaredProcedures } from './procedures.ts'

/** The procedures whose terms follow the calendar. */
export const recomputables = [recomputableMatters, ...recomputablesOf(openRegistry(declaredProcedures))]

/** The procedures whose open work follows the grids. */
export const regriddables = [regriddableMatters, ...regriddablesOf(openRegistry(declaredProcedures))]
