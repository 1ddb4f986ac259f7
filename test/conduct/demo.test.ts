/** The demo's proceedings: every procedure that is on, all along the way, due soon, late, set aside, lengthened; each replays to its row. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { demoStories } from '../../src/conduct/demo/all.ts'
import { live } from '../../src/conduct/demo/run.ts'
import { worldOf } from '../../src/conduct/demo/world.ts'
import { openRegistry, writeDemoProceedings } from '../../src/conduct/index.ts'
import { fixedClock } from '../../src/kernel/clock.ts'
import { loadConfig } from '../../src/kernel/config.ts'
import { openFileStore } from '../../src/kernel/files.ts'
import { openVault } from '../../src/kernel/vault.ts'
import { declaredProcedures } from '../../src/procedures.ts'
import { makeCalendar } from '../../src/proceedings/calendar.ts'
import { rulesOf } from '../../src/proceedings/declared.ts'
import { calendarOf, verifyAll } from '../../src/proceedings/index.ts'
import type { OpenTerm } from '../../src/proceedings/procedure.ts'
import { demoPlan } from '../../src/territory/demo.ts'
import { freshDatabase } from '../support/database.ts'
import { mondayMorning, town } from '../support/town.ts'

const { db } = await freshDatabase({ seed: town })
const folder = mkdtempSync(join(tmpdir(), 'aili-demo-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const vault = openVault(loadConfig(['--data', folder], {}).secret, folder)
const kernel = { clock: fixedClock(mondayMorning), vault, files: openFileStore(folder) }
const plan = demoPlan()
const registry = openRegistry(declaredProcedures)
const rules = new Map(declaredProcedures.map(procedure => [procedure.id, rulesOf(procedure)]))
const ways = { rules: (id: string) => rules.get(id)! }
const livesAt = (now: string) => {
  const world = worldOf(plan, { calendar: makeCalendar(), vault, now: new Date(now) }, 5)
  return demoStories.map(story => live(world, ways, story))
}

before(async () => {
  await db.owner.transaction().execute(async tx => {
    const calendar = await calendarOf(tx, plan.jurisdiction.id)
    await writeDemoProceedings(kernel, tx, plan, { registry, calendar })
  })
})

const count = async (condition: string) => {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from proceeding p where ${sql.raw(condition)}`.execute(db.owner)
  return rows[0]!.n
}

test('every procedure that is on is there, open and closed; what is off is not', async () => {
  const { rows } = await sql<{
    procedure: string
    open: number
  }>`select procedure, count(*) filter (where closed_at is null)::int as open
    from proceeding group by 1`.execute(db.owner)
  const on = declaredProcedures.filter(one => !one.offByDefault).map(one => one.id)
  assert.deepEqual(rows.map(row => row.procedure).sort(), on.sort())
  for (const { procedure, open } of rows) assert.ok(open >= 1, `${procedure}: ${open} open`)
  assert.equal(await count('true'), demoStories.length)
  assert.ok((await count('closed_at is not null')) >= 20)
  assert.equal(await count(`restricted <> (procedure in ('judicialAid', 'enforcementCase', 'clue'))`), 0)
})

test('some are due soon, some late, some set aside, some lengthened, some end on a provisional day', async () => {
  const soon = await count(
    `closed_at is null and next_due_at between '${mondayMorning}' and '2026-11-25T16:00Z'`,
  )
  assert.ok(soon >= 8, `${soon} due soon`)
  const late = await count('closed_at is null and overdue')
  assert.ok(late >= 5 && late <= 14, `${late} late`)
  assert.ok((await count('suspended')) >= 2)
  assert.ok((await count('next_due_provisional')) >= 3)
  assert.ok((await count(`closed_at is null and handler_id is null`)) >= 10)
  const lives = livesAt(mondayMorning)
  const terms = lives.flatMap((life): OpenTerm[] => [...life.standing.terms, ...life.standing.closedTerms])
  assert.ok(terms.filter(term => term.extensions.length > 0).length >= 3, 'lengthened')
  assert.ok(
    terms.filter(term => term.pausedAt && term.pauses.some(pause => pause.cause)).length >= 2,
    'left out',
  )
  const moved = lives.filter(({ standing, rules: { procedure } }) =>
    Object.entries(standing.tracks).some(([name, state]) => procedure.tracks?.[name]?.initial !== state),
  )
  assert.ok(moved.length >= 10, `${moved.length} with tracks moved`)
})

test('each replays to its row, its chain holds, its papers are there', async () => {
  const differences: unknown[] = []
  const sums = await verifyAll({
    owner: db.owner,
    files: kernel.files,
    procedures: Object.fromEntries([...rules].map(([id, ground]) => [id, { ground }])),
    tell: difference => differences.push(difference),
  })
  assert.deepEqual(differences.slice(0, 3), [])
  assert.equal(sums.proceedings, demoStories.length)
  assert.ok(sums.photos > 20)
})

test('nothing is left for the ladder to catch up with, nothing lies in the future', async () => {
  assert.equal(await count(`next_rung_at <= '${mondayMorning}'`), 0)
  assert.equal(await count(`last_act_at > '${mondayMorning}'`), 0)
})

test('what persons told is in no act; the vault opens it', async () => {
  const { rows } = await sql<{
    text: string
  }>`select inputs::text || coalesce(reason, '') as text from act`.execute(db.owner)
  for (const { text } of rows) assert.ok(!/1990000\d{4}/.test(text), text)
  const kept = await db.owner.selectFrom('privateInput').select('inputs').execute()
  assert.ok(kept.length > 100)
  const opened = kept.map(row => vault.decrypt('private', row.inputs)).join('\n')
  assert.match(opened, /1990000\d{4}/)
  assert.ok(!/\{(resident|phone|home|compound|number)\}/.test(opened))
})

test('units and persons named are of the kind asked for', () => {
  const kinds = new Map(plan.units.map(unit => [unit.id, unit.kind]))
  for (const {
    acts,
    rules: { procedure },
  } of livesAt(mondayMorning))
    for (const act of acts)
      for (const input of procedure.steps[act.step]?.inputs ?? []) {
        const value = act.inputs[input.name] as string
        if (value === undefined || !input.of) continue
        const where = `${procedure.id} ${act.step} ${input.name}`
        if (input.kind === 'unit') assert.ok(input.of.includes(kinds.get(value)!), where)
        if (input.kind === 'person')
          assert.ok(
            plan.posts.some(post => post.personId === value && input.of!.includes(post.role)),
            where,
          )
      }
})

test('the stories hold on any day of the year, at any hour; only a law not yet in force ends one early', () => {
  const nows = [
    '2026-11-24T00:49:40Z',
    '2026-10-04T13:00:00Z',
    '2027-02-10T01:00:00Z',
    '2026-05-03T20:00:00Z',
    '2027-06-21T08:00:00Z',
    '2026-12-31T15:59:00Z',
  ]
  for (const now of [mondayMorning, ...nows]) {
    const lives = livesAt(now)
    const refused = lives.flatMap(life =>
      life.refused && !life.refused.includes('ruleNotInForce') ? [life.refused] : [],
    )
    assert.deepEqual(refused, [], now)
    assert.ok(lives.filter(life => life.standing.closedAt).length >= 18, now)
  }
})

test('whoever signs in with a printed name finds something that waits', async () => {
  const of = (user: string) => {
    const person = plan.people.find(one => one.user === user)!
    return { person: person.id, unit: plan.posts.find(post => post.personId === person.id)!.unitId }
  }
  const roles = {
    petition1: 'petitionOfficer',
    mediator1: 'mediator',
    legalaid1: 'justiceOfficer',
    court1: 'courtFilingOfficer',
    judge1: 'enforcementJudge',
    procurator1: 'procurator',
    politics1: 'politicalLegalOfficer',
    politicshead: 'politicalLegalHead',
    volunteerlead1: 'volunteerLead',
  }
  for (const [user, role] of Object.entries(roles)) {
    const { person, unit } = of(user)
    const waiting = await count(
      `closed_at is null and (handler_id = '${person}' or (waits_role = '${role}' and owner_unit_id = '${unit}'))`,
    )
    assert.ok(waiting >= 1, user)
  }
})
