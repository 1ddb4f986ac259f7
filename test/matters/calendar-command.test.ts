/** `npm run calendar` on a real database: what an office types, what it reads, and what becomes of running terms. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, suite, test } from 'node:test'
import { everythingOf } from '../../src/kernel/database.ts'
import { newId } from '../../src/kernel/ids.ts'
import { matterProcedure, matterRules } from '../../src/matters/index.ts'
import { dueAt } from '../../src/proceedings/clock.ts'
import { calendarOf, lockProceeding, recordAct } from '../../src/proceedings/index.ts'
import type { Act, TermEffect, TermRule } from '../../src/proceedings/procedure.ts'
import { standing, after as standingAfter } from '../../src/proceedings/standing.ts'
import { startTown } from '../support/server.ts'
import { must, report } from './story.ts'

const server = await startTown()
const { kernel } = server.aili
const folder = mkdtempSync(join(tmpdir(), 'aili-calendar-'))
after(() => rmSync(folder, { recursive: true, force: true }))
server.clock.set('2026-11-30T02:00:00Z')
const dispatcher = await server.signIn('dispatch')
const matter = await report(server, { nature: 'complaint' })
await must(dispatcher, matter.id, 'file', { category: '01037' })

/** Runs the command as an office does; what it said, and the JSON of its last line. */
function calendar(...words: string[]) {
  const run = spawnSync(process.execPath, ['src/cli/calendar.ts', ...words, '--data', folder], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: server.url, LANG: 'zh_CN.UTF-8', LC_ALL: '' },
  })
  const last = run.stdout.trimEnd().split('\n').at(-1)!
  return { ...run, json: last.startsWith('{') ? JSON.parse(last) : null }
}

/** Two terms of two months from 30 November 2026, one of which rolls forward: opened by an act like any other. */
async function openTwoMonths(): Promise<void> {
  await kernel.db.within(everythingOf(152222), async tx => {
    const locked = (await lockProceeding(tx, 152222, matter.id))!
    const before = standing(matterProcedure, locked.acts)
    const days = await calendarOf(tx, 152222)
    const at = kernel.clock.now()
    const opened = [termOf('callback', false), termOf('redispatching', true)].map(effect => {
      const due = dueAt(effect.rule!, at, days)
      return { ...effect, dueAt: due.at.toISOString(), provisional: due.provisional }
    })
    const act: Act = {
      id: newId(at.getTime()),
      seq: before.actCount + 1,
      step: 'comment',
      from: before.state,
      to: before.state,
      actorKind: 'system',
      actorId: null,
      actorRole: 'system',
      at: at.toISOString(),
      onDay: '2026-11-30',
      inputs: {},
      effects: { opened },
      ruleVersion: 1,
    }
    const now = standingAfter(matterProcedure, before, act)
    await recordAct(tx, locked, matterRules, act, now, days)
  })
}

function termOf(term: string, roll: boolean): TermEffect {
  const basis = { article: '试用条款', mark: 'D', force: 'default' } as const
  const rule: TermRule = { amount: 2, unit: 'month', roll, version: 1, basis, loaded: true }
  return { term, rule, ruleVersion: 1, startsAt: '2026-11-30T02:00:00.000Z', dueAt: '', provisional: true }
}

/** Last day and whether provisional, of the term that stays on its day and of the one that rolls forward. */
async function bothTerms(): Promise<[string, boolean][]> {
  const { body } = await dispatcher.get(`/api/matters/${matter.id}`)
  return ['callback', 'redispatching'].map(name => {
    const { dueAt, provisional } = body.terms.find((one: { term: string }) => one.term === name)
    // 16:00 UTC is the midnight with which the civil day ends.
    return [new Date(Date.parse(dueAt) - 1 + 8 * 3_600_000).toISOString().slice(0, 10), provisional]
  })
}

async function actsOf(step: string): Promise<number> {
  const { body } = await dispatcher.get(`/api/matters/${matter.id}`)
  return body.acts.filter((act: { step: string }) => act.step === step).length
}

function noticeFile(off: boolean): string {
  const path = join(folder, 'notice.json')
  const days = [
    { date: '2027-01-01', name: '元旦', isOffDay: true },
    { date: '2027-01-30', name: '春节', isOffDay: off },
  ]
  writeFileSync(path, JSON.stringify({ year: 2027, papers: ['https://www.gov.cn/example'], days }))
  return path
}

suite('two months from 30 November 2026', async () => {
  await openTwoMonths()
  test('end on Saturday 30 January 2027, provisionally; rolling forward, on the Monday after', async () => {
    assert.deepEqual(await bothTerms(), [
      ['2027-01-30', true],
      ['2027-02-01', true],
    ])
  })

  test('a notice that works that Saturday confirms the one and moves the other', async () => {
    const run = calendar('load', noticeFile(false))
    assert.equal(run.status, 0, run.stderr)
    assert.deepEqual([run.json.moved, run.json.confirmed, run.json.finished], [1, 1, true])
    assert.match(run.stdout, /期限变动 1 个，确认不变 1 个/)
    assert.deepEqual(await bothTerms(), [
      ['2027-01-30', false],
      ['2027-01-30', false],
    ])
    assert.equal(await actsOf('recomputeTerms'), 1)
  })

  test('a second notice that has it off moves the other back, by one more act', async () => {
    const run = calendar('load', noticeFile(true))
    assert.deepEqual([run.status, run.json.moved, run.json.confirmed], [0, 1, 0], run.stderr)
    assert.deepEqual(run.json.touched, { from: '2027-01-30', to: '2027-01-30' })
    assert.deepEqual(await bothTerms(), [
      ['2027-01-30', false],
      ['2027-02-01', false],
    ])
    assert.equal(await actsOf('recomputeTerms'), 2)
  })

  test('a holiday of the region moves it on, taking it out moves it back', async () => {
    const added = calendar('rest-day', '2027-02-01', '--name', '那达慕', '--to', '2027-02-02')
    assert.deepEqual([added.status, added.json.moved], [0, 1], added.stderr)
    assert.deepEqual((await bothTerms())[1], ['2027-02-03', false])
    const shown = calendar('show', '2027')
    assert.match(shown.stdout, /2027-02-01 {2}本地放假 {2}那达慕\n/)
    assert.match(shown.stdout, /来源：https:\/\/www\.gov\.cn\/example/)
    assert.equal(calendar('remove-rest-day', '2027-02-01', '--to', '2027-02-02').json.moved, 1)
    assert.deepEqual((await bothTerms())[1], ['2027-02-01', false])
  })
})

suite('the command', () => {
  test('shows a year as JSON', () => {
    const run = spawnSync(
      process.execPath,
      ['src/cli/calendar.ts', 'show', '2028', '--json', '--data', folder],
      { encoding: 'utf8', env: { ...process.env, DATABASE_URL: server.url } },
    )
    const { year, source, provisional, officeHours } = JSON.parse(run.stdout)
    assert.deepEqual([year, source, provisional, officeHours], [2028, null, true, '08:30-12:00,14:30-17:30'])
  })

  test('sets office hours of a unit by its name, and back', async () => {
    const { name } = await kernel.db.owner
      .selectFrom('unit')
      .select('name')
      .where('kind', '=', 'department')
      .orderBy('name')
      .executeTakeFirstOrThrow()
    assert.equal(calendar('hours', '09:00-12:00,13:00-17:00', '--unit', name).status, 0)
    assert.match(calendar('show', '2026').stdout, new RegExp(`${name}：办公时间 09:00-12:00,13:00-17:00`))
    assert.equal(calendar('hours', 'default', '--unit', name).status, 0)
    const { officeHours } = await kernel.db.owner
      .selectFrom('unit')
      .select('officeHours')
      .where('name', '=', name)
      .executeTakeFirstOrThrow()
    assert.equal(officeHours, null)
  })

  const table: [story: string, words: string[], status: number, said: RegExp][] = [
    ['without words', [], 2, /用法/],
    ['a day that does not exist', ['rest-day', '2026-02-29', '--name', '那达慕'], 1, /没有这一天/],
    ['a unit that is not there', ['hours', '09:00-12:00', '--unit', '无此单位'], 1, /没有叫“无此单位”的单位/],
    ['a file that is not there', ['load', 'nowhere.json'], 1, /nowhere\.json/],
  ]
  for (const [story, words, status, said] of table)
    test(`refuses ${story}`, () => {
      const run = calendar(...words)
      assert.equal(run.status, status, run.stderr)
      assert.match(run.stdout + run.stderr, said)
    })
})
