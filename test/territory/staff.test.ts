/** Who sees what: sight from posts, deputies, and row-level security as the second fence. */
import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { createAccount, hashPassword } from '../../src/kernel/auth.ts'
import type { App } from '../../src/kernel/http.ts'
import { hasWord, languages } from '../../src/kernel/i18n.ts'
import type { Kernel } from '../../src/kernel/kernel.ts'
import { roles, scopeOf } from '../../src/territory/roles.ts'
import { authenticate, forgetStaff, type Staff } from '../../src/territory/staff.ts'
import { staffRoutes } from '../../src/territory/staff-routes.ts'
import { browserOf, morning, officeApp, officeKernel, password } from '../kernel/auth-desk.ts'
import { freshDatabase } from '../support/database.ts'
import { buildTown, jurisdictionId, ofUnits } from './staff-town.ts'

const { db } = await freshDatabase()
const town = await buildTown(db)
const hash = await hashPassword(password)
const office = officeKernel(db)
const app = await officeApp(office.kernel, staffRoutes, staffRoute)
let number = 0
let latest: Staff | undefined

await town.matter('at e1', { unit: 'east office', community: 'east', grid: 'e1' })
await town.matter('at e2 with water', {
  unit: 'water',
  community: 'east',
  grid: 'e2',
  involved: ['east office'],
})
await town.matter('at w1', { unit: 'west office', community: 'west', grid: 'w1' })
await town.matter('at w1 taken by the east', { unit: 'east office', community: 'west', grid: 'w1' })
await town.matter('nowhere', { unit: 'centre' })
await town.matter('sealed at e1', { unit: 'east office', community: 'east', grid: 'e1', sealed: true })

after(() => app.close())
beforeEach(() => {
  office.clock.set(morning)
  forgetStaff(office.kernel)
})

function staffRoute(router: App, kernel: Kernel) {
  router.get('/staff', async request => {
    latest = await authenticate(kernel, request)
    return {}
  })
}

async function newcomer() {
  const name = `staff${++number}`
  const accountId = await createAccount(db.owner, { username: name, name, passwordHash: hash })
  await town.person(name, accountId)
  const browser = browserOf(app)
  await browser.post('/api/auth/sign-in', { username: name, password })
  const staff = async () => {
    forgetStaff(office.kernel)
    const answer = await browser.get('/staff')
    assert.equal(answer.status, 200, answer.code)
    return latest!
  }
  return { name, accountId, browser, staff }
}

async function seenBy({ sight }: Staff): Promise<string[]> {
  const rows = await db.within(sight, tx =>
    tx.selectFrom('proceeding').select('id').orderBy('number').execute(),
  )
  return rows.map(row => town.name(row.id))
}

const east = ['at e1', 'at e2 with water']
const everywhere = ['at e1', 'at e2 with water', 'at w1', 'at w1 taken by the east', 'nowhere']

test('each role sees what its post reaches and nothing else', async () => {
  const e1 = { unit: 'east office', community: 'east', grid: 'e1' }
  const stories = [
    ['gridLeader', e1, ['at e1']],
    ['gridMember', e1, ['at e1']],
    ['communitySecretary', { unit: 'east office', community: 'east' }, [...east, 'at w1 taken by the east']],
    ['communityDirector', { unit: 'west office', community: 'west' }, ['at w1', 'at w1 taken by the east']],
    ['communityWorker', e1, ['at e1']],
    ['communityWorker', e1, ['at e1']],
    ['communityPolice', { unit: 'station', community: 'east', grid: 'e2' }, ['at e2 with water']],
    ['communityPolice', { unit: 'station', community: 'east' }, east],
    [
      'enforcementOfficer',
      { unit: 'bureau', community: 'west', grid: 'w1' },
      ['at w1', 'at w1 taken by the east'],
    ],
    ['communityCounsel', { unit: 'lawyers', community: 'east', grid: 'e1' }, east],
    ['departmentHandler', { unit: 'water' }, ['at e2 with water']],
    ['departmentHead', { unit: 'housing' }, []],
    ['workCommitteeDispatcher', { unit: 'centre' }, everywhere],
    ['workCommitteeSecretary', { unit: 'centre' }, everywhere],
    ['supervisor', { unit: 'centre' }, everywhere],
    ['dutyOfficer', { unit: 'centre' }, everywhere],
    ['disciplineOfficer', { unit: 'housing' }, []],
    ['councilConvenor', { unit: 'east office', community: 'east' }, east],
    ['oversightMember', { unit: 'east office', community: 'east' }, east],
    ...ofUnits.map(role => [role, { unit: 'water' }, ['at e2 with water']] as const),
    ['systemAdmin', { unit: 'centre' }, []],
    ['securityAdmin', { unit: 'centre' }, []],
    ['auditAdmin', { unit: 'centre' }, []],
    ['an unknown role', { unit: 'centre' }, []],
  ] as const
  for (const [role, at, seen] of stories) {
    const { name, staff } = await newcomer()
    await town.post(name, role, at)
    assert.deepEqual(await seenBy(await staff()), seen, role)
  }
  const told = new Set<string>(stories.map(([role]) => role))
  assert.deepEqual(
    roles.filter(role => !told.has(role)),
    [],
    'every role has a story',
  )
})

test('a guess of an id finds nothing: the proceeding, its matter and its acts', async () => {
  const { name, staff } = await newcomer()
  await town.post(name, 'gridMember', { unit: 'west office', community: 'west', grid: 'w1' })
  const { sight } = await staff()
  const stories = [
    ['at w1', 1],
    ['at e1', 0],
    ['sealed at e1', 0],
  ] as const
  await db.within(sight, async tx => {
    for (const [matter, count] of stories)
      for (const [table, key] of [
        ['proceeding', 'id'],
        ['matter', 'proceeding_id'],
        ['act', 'proceeding_id'],
      ] as const) {
        const found = sql`select 1 from ${sql.table(table)} where jurisdiction_id = ${jurisdictionId}
          and ${sql.ref(key)} = ${town.id(matter)}`
        assert.equal((await found.execute(tx)).rows.length, count, `${table} of ${matter}`)
      }
    const changed = await sql`update proceeding set state = 'closed' where id = ${town.id('at e1')}`.execute(
      tx,
    )
    assert.equal(changed.numAffectedRows, 0n)
  })
})

test('posts count on the days they are held, several add up, an administrator sees nothing whatever else is held', async () => {
  const { name, staff } = await newcomer()
  await town.post(name, 'gridMember', {
    unit: 'west office',
    community: 'west',
    grid: 'w1',
    to: '2026-11-23',
  })
  await town.post(name, 'gridMember', {
    unit: 'east office',
    community: 'east',
    grid: 'e1',
    to: '2026-11-24',
  })
  await town.post(name, 'departmentHandler', { unit: 'water', from: '2026-11-25' })
  assert.deepEqual(await seenBy(await staff()), ['at e1'])
  office.clock.set('2026-11-24T16:05:00Z') // already 25 November here, and the session has ended
  const browser = browserOf(app)
  await browser.post('/api/auth/sign-in', { username: name, password })
  await browser.get('/staff')
  assert.deepEqual(await seenBy(latest!), ['at e2 with water'])
  await town.post(name, 'auditAdmin', { unit: 'centre' })
  forgetStaff(office.kernel)
  await browser.get('/staff')
  assert.deepEqual(await seenBy(latest!), [])
})

test('a deputy sees and acts for the absent on the days of absence, but is lent no administration', async () => {
  const [absent, deputy] = [await newcomer(), await newcomer()]
  await town.post(absent.name, 'gridLeader', { unit: 'east office', community: 'east', grid: 'e1' })
  await town.post(absent.name, 'systemAdmin', { unit: 'centre' })
  await town.post(deputy.name, 'departmentHandler', { unit: 'water' })
  await town.away(absent.name, deputy.name, '2026-11-25', '2026-11-26')
  const before = await deputy.staff()
  assert.deepEqual([before.actor.deputyFor, await seenBy(before)], [[], ['at e2 with water']])
  office.clock.set('2026-11-25T01:00:00Z')
  await deputy.browser.post('/api/auth/sign-in', { username: deputy.name, password })
  const during = await deputy.staff()
  assert.deepEqual(await seenBy(during), east)
  assert.deepEqual(during.actor.deputyFor, [
    {
      id: town.id(absent.name),
      posts: [
        {
          role: 'gridLeader',
          unitId: town.id('east office'),
          communityId: town.id('east'),
          gridId: town.id('e1'),
        },
      ],
    },
  ])
  assert.deepEqual(during.roles, ['departmentHandler', 'gridLeader'])
})

test('an account without an active person is not signed in', async () => {
  const { name, browser, staff } = await newcomer()
  await town.post(name, 'supervisor', { unit: 'centre' })
  await staff()
  await sql`update person set active = false where id = ${town.id(name)}`.execute(db.owner)
  forgetStaff(office.kernel)
  assert.equal((await browser.get('/staff')).code, 'notSignedIn')
})

test('GET /api/me tells who one is, in the language asked for', async () => {
  const { name, browser } = await newcomer()
  await town.post(name, 'gridLeader', { unit: 'east office', community: 'east', grid: 'e1' })
  await town.post(name, 'supervisor', { unit: 'centre', from: '2026-02-01' })
  const [unit, community, grid, centre] = ['east office', 'east', 'e1', 'centre'].map(place => ({
    id: town.id(place),
    name: place,
  }))
  assert.deepEqual((await browser.get('/api/me?lang=en')).body, {
    person: { id: town.id(name), name },
    roles: ['gridLeader', 'supervisor'],
    posts: [
      { role: 'gridLeader', roleLabel: 'Grid leader', unit, community, grid },
      { role: 'supervisor', roleLabel: 'Supervisor', unit: centre, community: null, grid: null },
    ],
    deputyFor: [],
    twoFactor: false,
    idleMinutes: 30,
  })
  assert.equal((await browser.get('/api/me')).body.posts[0].roleLabel, '网格长')
  assert.equal((await browserOf(app).get('/api/me')).code, 'notSignedIn')
})

test('every role has a word in every language, and no posts see nothing', () => {
  for (const role of roles)
    for (const language of languages) assert.ok(hasWord(language, `auth:role.${role}`), role)
  assert.deepEqual(scopeOf([]), { reach: 'scoped', units: [], communities: [], grids: [] })
})
