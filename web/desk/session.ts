/** Who is signed in, as the whole desk sees it: a small store outside React, so that a call may wait for a new sign-in. */
import { useSyncExternalStore } from 'react'
import { matterProcedure } from '../../src/matters/procedure.ts'
import { leading } from '../../src/papers/policy.ts'

interface Named {
  id: string
  name: string
}

export interface Me {
  person: Named
  posts: readonly {
    role: string
    roleLabel: string
    unit: Named
    community: Named | null
    grid: Named | null
  }[]
  roles: readonly string[]
  deputyFor: readonly Named[]
  twoFactor: boolean
  idleMinutes: number
}

interface SessionState {
  me: Me | null
  /** asking: not known yet; out: nobody; in: signed in; lapsed: was signed in, must sign in again over the page. */
  phase: 'asking' | 'out' | 'in' | 'lapsed'
}

let state: SessionState = { me: null, phase: 'asking' }
const listeners = new Set<() => void>()
let waiting: (() => void)[] = []

export const session = {
  state: () => state,
  listen(listener: () => void) {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
  signedIn(me: Me) {
    set({ me, phase: 'in' })
    const resume = waiting
    waiting = []
    for (const go of resume) go()
  },
  signedOut() {
    set({ me: null, phase: 'out' })
  },
  /** Resolves after the next sign-in; raises the overlay when somebody was at work. */
  restored(): Promise<void> {
    if (state.phase === 'in') set({ ...state, phase: 'lapsed' })
    return new Promise(resolve => waiting.push(resolve))
  },
}

function set(next: SessionState) {
  state = next
  for (const listener of listeners) listener()
}

export function useSession(): SessionState {
  return useSyncExternalStore(session.listen, session.state)
}

/** The signed-in person; only below the frame, where there is one. */
export function useMe(): Me {
  const { me } = useSession()
  if (!me) throw new Error('nobody is signed in')
  return me
}

/** The three administrators run the system and see no business content. */
const administrators = ['systemAdmin', 'securityAdmin', 'auditAdmin']

export function isAdministrator(me: Me): boolean {
  return me.roles.length > 0 && me.roles.every(role => administrators.includes(role))
}

/** Is there a step of a resident's matter that one of the person's posts may take? Others find their work among the proceedings. */
export function worksOnMatters(me: Me): boolean {
  const roles = Object.values(matterProcedure.steps).flatMap(step => step.who.map(who => who.role))
  return me.roles.some(role => roles.includes(role))
}

/** Phones that keep data: who works with one, and who answers for those of others; everybody else would find an empty page. */
export function seesPhones(me: Me): boolean {
  return holdsRole(
    me,
    'systemAdmin',
    'communityDirector',
    'communitySecretary',
    'communityWorker',
    'gridLeader',
    'gridMember',
  )
}

/** Who leads a unit decides on the forms and numbers of its papers; the administrator on those of all. */
export function keepsPaperForms(me: Me): boolean {
  return holdsRole(me, 'systemAdmin', ...leading)
}

/** Supervisors and the work committee see figures and may order supervision. */
export function holdsRole(me: Me, ...roles: readonly string[]): boolean {
  return roles.some(role => me.roles.includes(role))
}
