/** How open work of every declared procedure is handed to the grid that took the place of one that ended: an act of the system, told like any other. */
import { civilDay } from '../proceedings/clock.ts'
import { loadedRules, type Regriddable } from '../proceedings/index.ts'
import type { Actor, StandingOf } from '../proceedings/procedure.ts'
import { type Leaving, leaderAt, leavingAt } from '../territory/index.ts'
import { type Course, recordStep } from './course.ts'
import type { Registry } from './registry.ts'

const system: Actor = { kind: 'system', id: null, posts: [] }

export function regriddables(registry: Registry): Regriddable[] {
  return registry.procedures.map(procedure => ({
    procedure,
    async record(locked, standing, { kernel, tx, calendar, id, at, inputs }) {
      const { jurisdictionId } = locked
      const rules = registry.rules(procedure.id, await loadedRules(tx, jurisdictionId, kernel.db))
      const course: Course = { kernel, tx, calendar, rules, locked, asker: { actor: system } }
      const { ownerUnitId, communityId, handlerId } = standing
      const place: Leaving = {
        ...{ jurisdictionId, gridId: inputs.to.id, ownerUnitId, communityId },
        onDay: civilDay(at),
      }
      const leaving = await leavingAt(tx, handlerId === null ? [] : [handlerId], place)
      const leader = leaving.length ? await leaderAt(tx, place, stoodBack(standing)) : null
      const holders = Object.fromEntries(leaving.map(person => [person, leader]))
      const asked = { ...inputs, ...(leaving.length ? { holders } : {}) }
      await recordStep(course, standing, { id, step: 'changeGrid', inputs: asked, at })
    },
  }))
}

/** Whoever stood back from a proceeding does not get it back with a grid. */
export function stoodBack({ marks }: StandingOf): Set<string> {
  return new Set(
    Object.keys(marks).flatMap(name => (name.startsWith('recused.') ? [name.slice('recused.'.length)] : [])),
  )
}
