/** Who may take which step of a declared procedure, read from the declaration as a table: step | roles. */
import { paperUnit } from '../../src/proceedings/play.ts'
import type { Actor, PostFacts, Procedure, StandingOf, Step } from '../../src/proceedings/procedure.ts'
import { blankStanding } from '../../src/proceedings/standing.ts'
import { standpointFor } from '../../src/proceedings/who.ts'
import { roles } from '../../src/territory/roles.ts'

const uuid = (last: string) => `00000000-0000-4000-8000-${last.padStart(12, '0')}`
const here: Omit<PostFacts, 'role'> = { unitId: paperUnit, communityId: uuid('3'), gridId: uuid('2') }
const me = uuid('501')
/** Where a post may lie, from anywhere to nearest; each widens what the declaration must allow. */
const places: readonly (readonly [string, Omit<PostFacts, 'role'>])[] = [
  ['everywhere', { unitId: uuid('9'), communityId: uuid('8'), gridId: uuid('7') }],
  ['unitBefore', { unitId: uuid('5'), communityId: uuid('8'), gridId: uuid('7') }],
  ['tookPart', { unitId: uuid('6'), communityId: uuid('8'), gridId: uuid('7') }],
  ['owner', { unitId: paperUnit, communityId: uuid('8'), gridId: uuid('7') }],
  ['community', { unitId: uuid('9'), communityId: here.communityId!, gridId: uuid('7') }],
  ['grid', { unitId: uuid('9'), communityId: uuid('8'), gridId: here.gridId! }],
  ['all', here],
]

/**
 * One line a step: every role that may take it, with how near its post must be. `!` after a role: not by somebody who handled it.
 * @example whoMay(proposal) // ['screen | communityDirector@community communitySecretary@community', …]
 */
export function whoMay(procedure: Procedure): string[] {
  return Object.entries(procedure.steps).map(([name, step]) => {
    const staff = roles.flatMap(role => {
      const near = nearness(procedure, step, role)
      return near === null ? [] : [`${role}@${near}`]
    })
    const others = (['resident', 'system'] as const).filter(kind =>
      standpointFor(step, standingOf(procedure), { kind, id: null, posts: [] }),
    )
    return `${name} | ${[...staff, ...others].join(' ')}`
  })
}

/** The table a test holds: one line a step, blanks do not matter. */
export function readTable(table: string): string[] {
  return table
    .trim()
    .split('\n')
    .map(line => line.trim().replace(/\s+/g, ' '))
}

/** The same read shorter: steps that share their roles stand on one line, and a name stands for several roles. */
export function readShortTable(table: string, groups: Readonly<Record<string, string>> = {}): string[] {
  return readTable(table).flatMap(line => {
    const [steps, roles] = line.split(' | ') as [string, string]
    const named = roles.split(' ').flatMap(role => (groups[role] ?? role).split(' '))
    return steps.split(' ').map(step => `${step} | ${[...new Set(named)].sort().join(' ')}`)
  })
}

/** What the declaration says, to be compared with a short table: roles in order of their names. */
export function whoMayShort(procedure: Procedure): string[] {
  return whoMay(procedure).map(line => {
    const [step, roles] = line.split(' | ') as [string, string]
    return `${step} | ${roles.split(' ').sort().join(' ')}`
  })
}

function nearness(procedure: Procedure, step: Step, role: string): string | null {
  for (const [place, post] of places) {
    const may = (standing: StandingOf) => standpointFor(step, standing, actor({ ...post, role })) !== null
    if (!may(standingOf(procedure))) continue
    return may({ ...standingOf(procedure), handlers: [me] }) ? place : `${place}!`
  }
  const holding = { ...standingOf(procedure), handlerId: me }
  return standpointFor(step, holding, actor({ ...places[0]![1], role })) ? 'handler' : null
}

const actor = (post: PostFacts): Actor => ({ kind: 'staff', id: me, posts: [post] })

function standingOf(procedure: Procedure): StandingOf {
  const blank = blankStanding(procedure, paperUnit, '2026-03-02T02:00:00.000Z')
  const marks = { unitBefore: uuid('5') }
  return {
    ...blank,
    marks,
    communityId: here.communityId!,
    gridId: here.gridId!,
    unitIds: [paperUnit, uuid('6')],
  }
}
