/** The demo's half-year: every state and step is there, everyone has something to do, and each matter replays to its row. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { fixedClock } from '../../src/kernel/clock.ts'
import { loadConfig } from '../../src/kernel/config.ts'
import { openFileStore } from '../../src/kernel/files.ts'
import { openVault } from '../../src/kernel/vault.ts'
import { noticeRows } from '../../src/matters/demo/notices.ts'
import { liveThrough } from '../../src/matters/demo/schedule.ts'
import { worldOf } from '../../src/matters/demo/world.ts'
import { matterProcedure, matterRules, verifyContents, writeDemoMatters } from '../../src/matters/index.ts'
import { makeCalendar } from '../../src/proceedings/calendar.ts'
import { verifyAll } from '../../src/proceedings/index.ts'
import { demoPlan } from '../../src/territory/demo.ts'
import { buildTerritory } from '../../src/territory/territory.ts'
import { freshDatabase } from '../support/database.ts'
import { mondayMorning, town } from '../support/town.ts'

const { db } = await freshDatabase({ seed: town })
const folder = mkdtempSync(join(tmpdir(), 'aili-demo-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const config = loadConfig(['--data', folder], {})
const kernel = {
  config,
  db,
  clock: fixedClock(mondayMorning),
  vault: openVault(config.secret, folder),
  files: openFileStore(folder),
}
const plan = demoPlan()
const passing = ['draft', 'handled']
let written = 0

before(async () => {
  written = await writeDemoMatters(kernel, plan)
})

const count = async (condition: string) => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from proceeding p
    join matter m on m.jurisdiction_id = p.jurisdiction_id and m.proceeding_id = p.id
    where ${sql.raw(condition)}`.execute(db.owner)
  return rows[0]!.n
}

test('a few hundred matters, most closed, some open, few late', async () => {
  assert.ok(written >= 400 && written <= 450, String(written))
  assert.equal(await count('true'), written)
  const open = await count('closed_at is null')
  assert.ok(open >= 60 && open <= 88, `${open} open`)
  const overdue = await count('closed_at is null and overdue')
  assert.ok(overdue >= 4 && overdue <= 10, `${overdue} overdue`)
  assert.ok(
    (await count(`closed_at is null and next_due_at between '2026-11-23T02:00Z' and '2026-11-23T16:00Z'`)) >=
      8,
  )
  assert.ok((await count('closed_at is null and handler_id is null')) >= 15)
  const closed = await count(`state = 'closed'`)
  assert.ok((await count(`state = 'closed' and m.satisfied >= 4`)) > closed / 4)
  const late = await count(
    `state = 'closed' and exists (select from act a where a.proceeding_id = p.id and a.step = 'markOverdue')`,
  )
  assert.ok(late > 5 && late < closed / 10, `${late} of ${closed} were late`)
})

test('every state and every step is there', async () => {
  const states = await db.owner.selectFrom('proceeding').select('state').distinct().execute()
  const seen = new Set(states.map(row => row.state))
  assert.deepEqual(
    Object.keys(matterProcedure.states).filter(state => !seen.has(state)),
    passing,
  )
  const steps = await db.owner.selectFrom('act').select('step').distinct().execute()
  const taken = new Set(steps.map(row => row.step))
  assert.deepEqual(
    Object.keys(matterProcedure.steps).filter(step => !taken.has(step)),
    ['recordOutcome', 'takeBack', 'recomputeTerms', 'changeGrid'],
  )
})

test('whoever signs in with a printed name finds something that waits', async () => {
  const unitOf = (user: string) => postOf(user).unitId
  const postOf = (user: string) => {
    const person = plan.people.find(one => one.user === user)!
    return plan.posts.find(post => post.personId === person.id)!
  }
  const waits = (role: string, more = 'true') =>
    count(`closed_at is null and waits_role = '${role}' and ${more}`)
  assert.ok((await waits('gridLeader', `grid_id = '${postOf('grid1').gridId}'`)) >= 2)
  assert.ok((await waits('communityDirector', `community_id = '${postOf('community1').communityId}'`)) >= 2)
  assert.ok((await waits('workCommitteeDispatcher')) >= 5)
  assert.ok((await waits('workCommitteeSecretary')) >= 3)
  assert.ok((await waits('supervisor')) >= 2)
  for (const user of ['water', 'housing', 'city'])
    assert.ok((await waits('departmentHandler', `owner_unit_id = '${unitOf(user)}'`)) >= 1, user)
  assert.ok((await count(`closed_at is null and handler_id = '${postOf('member1').personId}'`)) >= 1)
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from notice where read_at is null and told <> 'held'
    group by person_id order by 1 desc limit 1`.execute(db.owner)
  assert.equal(rows[0]!.n, 1, 'one morning list a person')
})

test('each matter replays to its row, its chain holds, its text and photos are there', async () => {
  const differences: unknown[] = []
  const sums = await verifyAll({
    owner: db.owner,
    files: kernel.files,
    procedures: { matter: { ground: matterRules, beside: verifyContents } },
    tell: difference => differences.push(difference),
  })
  assert.deepEqual(differences.slice(0, 3), [])
  assert.equal(sums.proceedings, written)
  assert.ok(sums.photos > 300)
})

test('nothing is left for the ladder to catch up with, nothing lies in the future', async () => {
  assert.equal(await count(`next_rung_at <= '${mondayMorning}'`), 0)
  assert.equal(await count(`last_act_at > '${mondayMorning}'`), 0)
})

test('query codes open, reporters are readable only through the vault', async () => {
  const rows = await db.owner
    .selectFrom('matter')
    .select(['proceedingId', 'queryIndex', 'reporterName', 'reporterPhone'])
    .where('reporterPhone', 'is not', null)
    .limit(20)
    .execute()
  assert.equal(rows.length, 20)
  for (const row of rows) {
    assert.ok(
      kernel.vault.index('query', kernel.vault.code('query', row.proceedingId)).equals(row.queryIndex),
    )
    assert.match(kernel.vault.decrypt('reporter', row.reporterPhone!), /^1990000\d{4}$/)
  }
})

test('the same hour gives the same half-year; any day of the year has every state', () => {
  const { jurisdiction, units, communities, grids, compounds, buildings } = plan
  const rows = { jurisdiction, units, communities, grids, compounds, buildings }
  const territory = buildTerritory(rows as never, 'demo')
  const at = (now: string) =>
    liveThrough(worldOf(territory, makeCalendar(), plan, new Date(now), 5), 335).map(({ run }) => run)
  const sunday = '2026-10-04T13:00:00.000Z'
  const said = (now: string) => at(now).map(run => [run.id, run.text, run.standing])
  assert.deepEqual(said(sunday), said(sunday))
  for (const now of [sunday, '2027-02-10T01:00:00.000Z']) {
    const states = new Set(at(now).map(run => run.standing.state))
    assert.deepEqual(
      Object.keys(matterProcedure.states).filter(state => !states.has(state)),
      passing,
      now,
    )
  }
  for (const now of [mondayMorning, '2026-11-24T00:49:40.000Z', '2026-11-27T10:00:00.000Z']) {
    const told = noticeRows(at(now), run => run.id) as { personId: string; dedupeKey: string }[]
    assert.equal(new Set(told.map(one => one.personId + one.dedupeKey)).size, told.length, now)
  }
})
