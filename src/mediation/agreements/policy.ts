/** Who drafts and records an agreement, who seals it, who looks at it as counsel, who reads what it says. Pure. */
import { Refusal } from '../../kernel/errors.ts'
import type { Actor, StandingOf, Step, Who } from '../../proceedings/procedure.ts'
import { standpointFor } from '../../proceedings/who.ts'
import { mediationProcedure } from '../procedure.ts'
import { heads, mediators } from '../procedure-shared.ts'

const counsel: readonly Who[] = [{ role: 'communityCounsel', of: ['community'] }]
const who = {
  draft: mediators,
  /** The body that has the dispute keeps its own seal; whoever signs as mediator does not put it on as well. */
  seal: heads.map(({ role }): Who => ({ role, of: ['ownerUnit'] })),
  check: counsel,
  read: [...mediators, ...heads, ...counsel],
} as const
export type Deed = keyof typeof who
const named: Readonly<Record<Deed, readonly string[]>> = {
  draft: ['mediator', 'justiceOfficer', 'departmentHandler'],
  seal: ['communityDirector', 'communitySecretary', 'departmentHead', 'workCommitteeDispatcher'],
  check: ['communityCounsel'],
  read: ['mediator', 'communityDirector', 'communityCounsel'],
}

export function may(deed: Deed, standing: StandingOf, actor: Actor): boolean {
  return standpointFor({ who: who[deed] } as unknown as Step, standing, actor) !== null
}

/** @throws Refusal notYours */
export function requireMay(deed: Deed, standing: StandingOf, actor: Actor): void {
  if (!may(deed, standing, actor))
    throw new Refusal('notYours', {
      what: `agreement${deed[0]!.toUpperCase()}${deed.slice(1)}`,
      roles: named[deed],
    })
}

/** Where an agreement may be worked on: once mediation was accepted, and where an oral one is put in writing. */
export const draftable: readonly string[] = [
  'accepted',
  'scheduled',
  'mediating',
  'adjourned',
  'agreedOral',
  'performing',
]
/** Where the declared act that records it is lawful. */
export const signable: readonly string[] = ['mediating', 'agreedOral', 'performing']
/** Where both sides may ask the court together. */
export const bound: readonly string[] = mediationProcedure.steps.fileConfirmation!.from
