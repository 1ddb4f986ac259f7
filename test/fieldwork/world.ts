/** The town phones are tested in: a leader and a member of one grid with a phone each, households, a plan of patrol; what they do, and sending it. */
import { sql } from 'kysely'
import { newId } from '../../src/kernel/ids.ts'
import { fillHouseholds } from '../../src/registry/demo-residents.ts'
import { type Answer, startTown, type Visitor } from '../support/server.ts'
import { townPassword } from '../support/town.ts'

export const server = await startTown({
  env: {
    AILI_RATE_SYNCS: '1000000',
    AILI_RATE_REQUESTS: '1000000',
    AILI_RATE_QUERIES: '1000000',
    AILI_SESSION_IDLE_MINUTES: '1000',
    AILI_SESSION_HOURS: '100',
  },
})
export const { owner } = server.db
export const { kernel } = server.aili
export const { clock } = server
export const [leader, member, neighbour, director, farDirector, admin, dispatch] = (await Promise.all(
  ['grid1', 'member1', 'grid2', 'community1', 'community2', 'admin', 'dispatch'].map(user =>
    server.signIn(user),
  ),
)) as [Visitor, Visitor, Visitor, Visitor, Visitor, Visitor, Visitor]
export const me = (await leader.get('/api/me')).body
export const gridId: string = me.posts[0].grid.id
export const { id: jurisdictionId } = await owner
  .selectFrom('jurisdiction')
  .select('id')
  .executeTakeFirstOrThrow()
export const communityId: string = me.posts[0].community.id
export const households = (await fillHouseholds(kernel, [gridId], 60)).filter(
  household => household.visits === 'welcome' && household.people.length > 0,
)

const stop = {
  id: newId(),
  name: '1号楼楼道',
  kind: 'stairwell',
  items: [
    { id: newId(), text: '通道畅通' },
    { id: newId(), text: '灯亮' },
  ],
}
export const plan = {
  id: newId(),
  communityId,
  gridId,
  name: '楼道巡查',
  stops: [stop],
  everyDays: 7,
  validFrom: '2026-11-10',
}
const planned = await director.post('/api/patrols/plans', plan)
if (planned.status !== 200) throw new Error(JSON.stringify(planned.body))

export interface Entry {
  readonly id: string
  readonly kind: string
  readonly at: string
  readonly claim?: string | null
  readonly body: Record<string, unknown>
}
const now = () => clock.now().toISOString()

/** Something done on a phone; `at` by the phone's clock. */
export const entry = (kind: string, body: Record<string, unknown>, over: Partial<Entry> = {}): Entry => ({
  id: newId(),
  kind,
  at: now(),
  body,
  ...over,
})

export const done = {
  report: (over = {}) =>
    entry('report', {
      text: '楼道灯不亮。',
      nature: 'complaint',
      place: { buildingId: households[0]!.buildingId },
      ...over,
    }),
  act: (matterId: string, step: string, seq: number, inputs: object = {}) =>
    entry('act', { matterId, step, seq, inputs }),
  visit: (householdId: string, over = {}) =>
    entry('visit', {
      householdId,
      purpose: 'routine',
      outcome: 'met',
      consented: true,
      heard: '家里都好。',
      ...over,
    }),
  hazard: () => {
    const id = newId()
    return entry(
      'hazard',
      { id, kind: 'passage', what: '楼道堆物', buildingId: households[0]!.buildingId },
      { id },
    )
  },
  event: (hazardId: string, kind = 'stillThere') => entry('hazardEvent', { hazardId, kind }),
  change: (subjectId: string, set: object, seen: object = {}) =>
    entry('change', { subject: 'resident', subjectId, set, seen }),
  household: (number: string) => {
    const { buildingId } = households[0]!
    const residents = [{ id: newId(), name: '新来的', relation: 'head' }]
    return entry('household', {
      id: newId(),
      dwelling: { id: newId(), buildingId, number },
      kind: 'family',
      residents,
    })
  },
  patrol: () =>
    entry('patrol', {
      planId: plan.id,
      revision: 1,
      startedAt: now(),
      endedAt: now(),
      checks: stop.items.map(item => ({
        id: newId(),
        stopId: stop.id,
        itemId: item.id,
        result: 'ok',
        at: now(),
      })),
    }),
}

export function send(
  who: Visitor,
  entries: readonly Entry[],
  over: { deviceId?: string | null; phoneNow?: string; waiting?: number } = {},
): Promise<Answer> {
  return who.post('/api/field/sync', { deviceId: null, phoneNow: now(), entries, ...over })
}

/** What became of each, in order. */
export const outcomes = ({ body }: Answer): string[] =>
  body.results.map((result: { outcome: string; error?: { code: string } }) =>
    result.error ? `${result.outcome} ${result.error.code}` : result.outcome,
  )

export async function count(query: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${query}`.execute(owner)
  return rows[0]!.n
}

/** For requests with headers of their own. */
export async function cookieOf(username: string): Promise<{ cookie: string }> {
  const answer = await server.aili.app.inject({
    method: 'POST',
    url: '/api/auth/sign-in',
    payload: { username, password: townPassword },
    headers: { origin: server.origin },
  })
  return { cookie: answer.cookies.map(one => `${one.name}=${one.value}`).join('; ') }
}
