/** Who may plan, walk, find, look again and see: a table over HTTP, every command by every kind of post. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../../src/kernel/ids.ts'
import {
  checkOf,
  communityId,
  countOf,
  found,
  grid,
  hazardFound,
  must,
  planAsk,
  planMade,
  server,
  visitors,
  walkOf,
} from './world.ts'

const who = {
  nobody: server.resident,
  member: visitors.member1,
  leader: visitors.grid1,
  neighbour: visitors.grid2,
  director: visitors.community1,
  secretary: visitors.branch1,
  otherDirector: visitors.community2,
  committee: visitors.secretary,
  dispatcher: visitors.dispatch,
  supervisor: visitors.supervise,
  admin: visitors.admin,
}
type Who = keyof typeof who
const all = Object.keys(who) as Who[]

/** command | who may; everybody else is refused, or does not find it. */
const table = `
  plans        | member leader neighbour director secretary otherDirector committee dispatcher supervisor admin
  plan         | member leader director secretary committee dispatcher supervisor admin
  makePlan     | director secretary committee admin
  changePlan   | director secretary committee admin
  endPlan      | director secretary committee admin
  copyPlan     | director secretary committee admin
  walk         | member leader director secretary
  patrol       | member leader director secretary committee dispatcher supervisor
  track        | member
  forget       | member
  coverage     | member leader neighbour director secretary otherDirector committee dispatcher supervisor admin
  find         | member leader neighbour director secretary otherDirector
  hazards      | member leader neighbour director secretary otherDirector committee dispatcher supervisor admin
  hazard       | member leader director secretary committee dispatcher supervisor
  fixed        | member leader director secretary
  stillThere   | member leader director secretary
  closed       | member leader director secretary
  postponed    | member leader director secretary
  putOffSerious | director secretary
  lowered      | director secretary
  raised       | member leader director secretary
  photo        | member leader director secretary committee dispatcher supervisor
  places       | member leader neighbour director secretary otherDirector committee dispatcher supervisor admin
`

export function whoMayStories(): void {
  test('who may: a table', whoMay)
  test('supervisors see places, not persons', placesNotPersons)
}

async function whoMay(): Promise<void> {
  const plan = await planMade()
  const photo = await who.member.photo()
  const walk = walkOf(plan, {
    track: [[121.4, 45, Date.parse('2026-11-23T01:01:00Z')]],
    checks: [checkOf(plan, 0, 0, { photos: [photo] })],
  })
  must(await who.member.post('/api/patrols', walk))
  const hazard = await found()
  const events = (id: string, event: object) =>
    [`/api/hazards/${id}/events`, { id: newId(), ...event }] as const
  const fresh = (over: object = {}) => found(over)
  const asks: Readonly<Record<string, (visitor: Who) => Promise<readonly [string, object?]>>> = {
    plans: async () => ['/api/patrols/plans'],
    plan: async () => [`/api/patrols/plans/${plan.id}`],
    makePlan: async () => ['/api/patrols/plans', planAsk()],
    changePlan: async () => {
      const { id, communityId: _c, gridId: _g, ...rest } = await planMade()
      return [`/api/patrols/plans/${id}/revisions`, { seen: 1, ...rest, name: 'Anew' }]
    },
    endPlan: async () => [
      `/api/patrols/plans/${(await planMade()).id}/end`,
      { seen: 1, endedOn: '2026-11-23' },
    ],
    copyPlan: async () => [
      `/api/patrols/plans/${plan.id}/copies`,
      { into: [{ id: newId(), gridId: grid.id }], validFrom: '2026-11-23' },
    ],
    walk: async () => ['/api/patrols', walkOf(plan)],
    patrol: async () => [`/api/patrols/${walk.id}`],
    track: async () => [`/api/patrols/${walk.id}/track`],
    forget: async () => [`/api/patrols/${walk.id}/track/forget`, {}],
    coverage: async () => [`/api/patrols/coverage?community=${communityId}`],
    find: async () => ['/api/hazards', hazardFound()],
    hazards: async () => ['/api/hazards'],
    hazard: async () => [`/api/hazards/${hazard}`],
    fixed: async () => events(await fresh(), { kind: 'fixed' }),
    stillThere: async () => events(await fresh(), { kind: 'stillThere' }),
    closed: async visitor =>
      events(await fresh(), {
        kind: 'closed',
        photos: visitor === 'nobody' ? [] : [await who[visitor].photo()],
      }),
    postponed: async () => events(await fresh(), { kind: 'postponed', note: 'ice', recheckOn: '2026-12-01' }),
    putOffSerious: async () =>
      events(await fresh({ grade: 'serious' }), { kind: 'postponed', note: 'ice', recheckOn: '2026-11-28' }),
    lowered: async () =>
      events(await fresh({ grade: 'serious' }), { kind: 'regraded', note: 'small', grade: 'ordinary' }),
    raised: async () => events(await fresh(), { kind: 'regraded', note: 'large', grade: 'serious' }),
    photo: async () => [`/api/patrols/files/${photo}/thumb`],
    places: async () => ['/api/hazards/places'],
  }
  await asked(asks)
  assert.equal(await countOf('patrol'), 5)
}

async function asked(
  asks: Readonly<Record<string, (visitor: Who) => Promise<readonly [string, object?]>>>,
): Promise<void> {
  const lines = table.trim().split('\n')
  assert.deepEqual(
    lines.map(line => line.split('|')[0]!.trim()),
    Object.keys(asks),
  )
  for (const line of lines) {
    const [command, may] = line.split('|').map(part => part.trim()) as [string, string]
    const did: Who[] = []
    // The owner of the track last: it is gone afterwards.
    for (const one of [...all.filter(it => it !== 'member'), 'member' as const]) {
      const [path, body] = await asks[command]!(one)
      const answer = await (body === undefined ? who[one].get(path) : who[one].post(path, body))
      if (answer.status === 200) did.push(one)
      else
        assert.ok(
          [401, 403, 404].includes(answer.status),
          `${command} by ${one}: ${JSON.stringify(answer.body)}`,
        )
    }
    assert.deepEqual(did.sort(), may.split(' ').sort(), command)
  }
}

async function placesNotPersons(): Promise<void> {
  const id = await found()
  const seen = async (one: Who) => (await who[one].get(`/api/hazards/${id}`)).body.events[0].by
  assert.equal(typeof (await seen('leader')), 'string')
  assert.equal(await seen('supervisor'), null)
  const walkedBy = async (one: Who) => (await who[one].get('/api/patrols')).body.rows[0].by
  assert.equal(typeof (await walkedBy('director')), 'string')
  assert.equal(await walkedBy('supervisor'), null)
  const { body } = await who.supervisor.get('/api/patrols/coverage')
  assert.ok(body.rows.length > 60 && !JSON.stringify(body).includes('"by"'))
}
