/** `npm run rules` on a real database: what an office types, what it reads, and what is on record afterwards. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { wallClock } from '../../src/kernel/clock.ts'
import { Refusal } from '../../src/kernel/errors.ts'
import { translator } from '../../src/kernel/i18n.ts'
import { wordsOf } from '../../src/kernel/refusal-words.ts'
import { allProcedures } from '../../src/procedures.ts'
import { civilDay } from '../../src/proceedings/clock.ts'
import { addDays } from '../../src/proceedings/days.ts'
import { loadRules } from '../../src/proceedings/index.ts'
import { freshDatabase } from '../support/database.ts'
import { town } from '../support/town.ts'
import { basis } from './rule-given.ts'

const { db, url } = await freshDatabase({ seed: town })
const folder = mkdtempSync(join(tmpdir(), 'aili-rules-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const today = civilDay(new Date())
const tomorrow = addDays(today, 1)
const deciding = {
  procedure: 'judicialAid',
  term: 'deciding',
  amount: 8,
  unit: 'working-day',
  basis,
  validFrom: tomorrow,
}
const source = '某某办〔2026〕12号'

/** Runs the command as an office does. */
function rules(words: readonly string[], language = 'zh_CN.UTF-8') {
  return spawnSync(process.execPath, ['src/cli/rules.ts', ...words, '--data', folder], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: url, LANG: language, LC_ALL: '' },
  })
}
function load(content: unknown, ...words: string[]) {
  const file = join(folder, 'rules.json')
  writeFileSync(file, JSON.stringify(content))
  return rules(['load', file, '--source', source, ...words])
}
const onRecord = async () =>
  (await db.pool.query('select procedure, term, version, source, loaded_by from deadline_rule')).rows

test('help, and what is no command', () => {
  const { status, stdout } = rules(['--help'])
  assert.match(stdout, /load 文件\.json --source/)
  assert.equal(status, 0)
  assert.equal(rules(['load', 'rules.json']).status, 2)
})

test('a bad file changes nothing and says why, in both languages', async () => {
  const table: [rules: unknown[], said: RegExp, inEnglish: RegExp][] = [
    [
      [{ ...deciding, validFrom: today }],
      /施行日期不能是“.*”；应为：>= /,
      /the first day cannot be “.*”; lawful: >= /,
    ],
    [
      [{ ...deciding, procedure: 'lottery' }],
      /程序不能是“lottery”/,
      /the procedure cannot be “lottery”; lawful: matter/,
    ],
    [
      [{ ...deciding, term: 'waiting' }],
      /期限不能是“waiting”；应为：/,
      /the term cannot be “waiting”; lawful: /,
    ],
    [
      [{ ...deciding, unit: 'fortnight' }],
      /单位不能是“fortnight”；应为：calendar-day, working-day/,
      /unit cannot be/,
    ],
    [
      [{ ...deciding, validFrom: '2027-02-29' }],
      /施行日期不能是“2027-02-29”；应为：YYYY-MM-DD/,
      /first day cannot be/,
    ],
    [[{ ...deciding, basis: undefined }], /没有写明依据/, /the basis is missing/],
    [[{ ...deciding, amount: -1 }], /数量不能是“-1”；应为：>= 0/, /amount cannot be “-1”/],
    [[{ ...deciding, ammount: 3 }], /应为：amount, unit, procedure/, /lawful: amount, unit/],
    [[deciding, { ...deciding, amount: 9 }], /重叠/, /overlap/],
    [[null], /“rules”不能是“null”；应为：{"procedure", "term"/, /“rules” cannot be “null”/],
  ]
  for (const [given, said, inEnglish] of table) {
    const loaded = loadRules({ db, clock: wallClock }, 152222, allProcedures, given, {
      source,
      personId: null,
    })
    const refusal: unknown = await loaded.catch(error => error)
    assert.ok(refusal instanceof Refusal)
    const words = wordsOf(refusal, translator('zh-CN'))
    assert.match(words, said)
    assert.doesNotMatch(words, /\{\{|errors:|undefined|object Object/)
    assert.match(wordsOf(refusal, translator('en')), inEnglish)
  }
  for (const [content, said] of [
    [{ rules: [] }, /不是期限规则的列表/],
    [[{ ...deciding, validFrom: today }], /施行日期不能是“.*”；应为：>= /],
  ] as const) {
    const { status, stderr } = load(content)
    assert.equal(status, 1)
    assert.match(stderr, said)
  }
  assert.deepEqual(await onRecord(), [])
})

test('a dry run checks and leaves everything as it is', async () => {
  const { status, stdout } = load([deciding], '--dry-run')
  assert.equal(status, 0)
  assert.match(stdout, /deciding 第2版 · 8个工作日/)
  assert.match(stdout, /检查通过：1 条期限规则可以载入；尚未载入/)
  assert.deepEqual(await onRecord(), [])
})

test('loaded, shown with its document, the one before ends the day before', async () => {
  assert.match(load([deciding]).stdout, /已载入 1 条期限规则/)
  assert.deepEqual(await onRecord(), [
    { procedure: 'judicialAid', term: 'deciding', version: 2, source, loaded_by: null },
  ])
  const { stdout } = rules(['show', 'judicialAid', '--json'])
  const rows = JSON.parse(stdout).filter((row: { term: string }) => row.term === 'deciding')
  assert.deepEqual(
    rows.map(({ rule, source }: { rule: Record<string, unknown>; source: string }) => [
      rule.version,
      rule.validTo,
      source,
    ]),
    [
      [1, today, null],
      [2, undefined, source],
    ],
  )
  assert.match(
    rules(['show', 'judicialAid']).stdout,
    /第2版 · 8个工作日 · .* 起 · 某某办法第三条（政策规定） · 来源：某某办/,
  )
  assert.match(
    rules(['show', 'judicialAid'], 'en_US.UTF-8').stdout,
    /version 2 · 8 working days · from .* \(by policy\) · source:/,
  )
})

test('every procedure is shown, one that is not there is named', () => {
  const { stdout } = rules(['show'])
  for (const id of ['matter', 'petition', 'mediation']) assert.match(stdout, new RegExp(` ${id}\\n`))
  const { status, stderr } = rules(['show', 'lottery'])
  assert.equal(status, 1)
  assert.match(stderr, /没有程序“lottery”；可写：matter, /)
})
