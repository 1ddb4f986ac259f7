/** Personal data: every column that holds some is in the register, every look at a reporter is on record, and logs, acts and notices know neither name nor phone. */
import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { suite, test } from 'node:test'
import { sql } from 'kysely'
import pino from 'pino'
import { conductFields } from '../../src/conduct/index.ts'
import { counselFields } from '../../src/counsel/personal-fields.ts'
import { fieldworkFields } from '../../src/fieldwork/personal-fields.ts'
import { accountFields } from '../../src/kernel/personal-fields.ts'
import { matterFields } from '../../src/matters/personal-fields.ts'
import { agreementFields } from '../../src/mediation/agreements/fields.ts'
import { mediationFields } from '../../src/mediation/parties/personal-fields.ts'
import { sittingFields } from '../../src/mediation/sittings/personal-fields.ts'
import { outsideFields } from '../../src/notices/index.ts'
import { paperFields } from '../../src/papers/personal-fields.ts'
import { patrolFields } from '../../src/patrols/personal-fields.ts'
import { registryFields } from '../../src/registry/personal-fields.ts'
import { rosterFields } from '../../src/roster/personal-fields.ts'
import { subjectFields } from '../../src/subjects/personal-fields.ts'
import { surveyFields } from '../../src/survey/index.ts'
import { territoryFields } from '../../src/territory/personal-fields.ts'
import { visitFields } from '../../src/visits/personal-fields.ts'
import { startTown } from '../support/server.ts'
import { must, report, take } from './story.ts'

let logged = ''
const log = pino(
  { level: 'trace' },
  new Writable({
    write: (line, _encoding, done) => {
      logged += String(line)
      done()
    },
  }),
)
const server = await startTown({ log })
const { db } = server
const fields = [
  ...accountFields,
  ...territoryFields,
  ...matterFields,
  ...conductFields,
  ...paperFields,
  ...mediationFields,
  ...sittingFields,
  ...agreementFields,
  ...outsideFields,
  ...surveyFields,
  ...registryFields,
  ...rosterFields,
  ...subjectFields,
  ...visitFields,
  ...patrolFields,
  ...fieldworkFields,
  ...counselFields,
]
const reporter = { name: '上官问渠', phone: '19987654321' }

/** Columns that look as if they held something of a person and do not, each with its reason. */
const notPersonal: Readonly<Record<string, string>> = {
  'act.hash': 'digest of an act',
  'act.prev_hash': 'digest of an act',
  'account_user.two_factor_enabled': 'a switch',
  'agreement_link.code_index': 'digest of a code that is good for minutes',
  'agreement_signature.sha256': 'digest of the text that was signed',
  'agreement_version.sha256': 'digest of a text',
  'barrier.name': 'of a road or a river',
  'building.lat': 'where a building stands',
  'building.lng': 'where a building stands',
  'building.name': 'of a building',
  'calendar_change.facts': 'days, years and office hours only',
  'community.name': 'of a place',
  'compound.name': 'of a place',
  'counsel_opinion.basis': 'articles of law',
  'counsel_opinion.given_said': 'digest of an opinion',
  'counsel_opinion.said': 'digest of a text of the community',
  'division.name': 'of a place',
  'file.sha256': 'digest of a picture',
  'grid_plan.name': 'of a plan',
  'grid.name': 'of a place',
  'intake_run.file_name': 'of a file',
  'intake_run.file_sha256': 'digest of a file',
  'jurisdiction.name': 'of a place',
  'ledger_template.form': 'a blank form of an office',
  'ledger_template.name': 'of a template',
  'list_line.facts': 'number, term and state only; tested below',
  'backup_run.name': 'of a backup: the instant it was made at',
  'backup_run.outcome': 'made or failed',
  'matter.content_hash': 'digest that holds an id nobody can guess',
  'mediation_committee.name': 'of an organisation',
  'mediation_round.outcome': 'how a mediation ended: agreed, failed, stopped',
  'notice.facts': 'number, term and state only; tested below',
  'outside_message.facts': 'days, numbers and the name of an office; the number is another column',
  'paper.says': 'digest of a paper',
  'paper.sha256': 'digest of a paper',
  'paper_office.short_name': 'of an organisation',
  'paper_template.file': 'a blank form of an office',
  'paper_template.name': 'of a form',
  'patrol_plan.name': 'of a plan',
  'proceeding.last_hash': 'digest of an act',
  'publicity_item.said': 'digest of a line of a plan',
  'publicity_prompt.said': 'digest of a prompt',
  'publicity_session.said': 'digest of a record of an occasion',
  'roster_run.file_name': 'of a file',
  'roster_run.file_sha256': 'digest of a file',
  'schema_migration.name': 'of a file',
  'statute_article.text': 'of a law',
  'survey_run.file_name': 'of a file',
  'signed_copy.sha256': 'digest of a paper as it was signed',
  'survey_run.file_sha256': 'digest of a file',
  'unit.name': 'of an organisation',
  'unit.phone': 'of an organisation',
}
const suspicious =
  /(^|_)(name|username|phone|e?mail|address|agent|text|search|lng|lat|reason|inputs|facts|image|password|secret|basis|outcome|born\w*|birth\w*|gender|sex)$/

suite('the register', () => {
  test('every column that holds personal data is in it', async () => {
    const { rows } = await sql<{ at: string; name: string; type: string }>`
      select table_name || '.' || column_name as at, column_name as name, data_type as type
      from information_schema.columns where table_schema = 'public'`.execute(db.owner)
    const known = new Set([...fields.map(field => field.column), ...Object.keys(notPersonal)])
    const unknown = rows.filter(
      row => (row.type === 'bytea' || suspicious.test(row.name)) && !known.has(row.at),
    )
    assert.deepEqual(
      unknown.map(row => row.at),
      [],
      'enter it in personal-fields.ts of its domain, or say here why it holds nothing of a person',
    )
    const columns = new Set(rows.map(row => row.at))
    assert.deepEqual(
      [...known].filter(column => !columns.has(column)),
      ['schema_migration.name'].filter(column => !columns.has(column)),
      'entered and not there',
    )
  })

  test('states purpose, basis, retention and readers, each column once', () => {
    for (const field of fields)
      for (const words of Object.values(field)) assert.ok(words.length > 3, field.column)
    assert.equal(new Set(fields.map(field => field.column)).size, fields.length)
  })

  test('what it calls encrypted or a digest lies as bytes', async () => {
    const { rows } = await sql<{ at: string; type: string }>`
      select table_name || '.' || column_name as at, data_type as type
      from information_schema.columns where table_schema = 'public'`.execute(db.owner)
    const typeOf = new Map(rows.map(row => [row.at, row.type]))
    for (const field of [...territoryFields, ...matterFields])
      assert.equal(typeOf.get(field.column) === 'bytea', field.kept !== 'clear', field.column)
  })
})

suite('a reporter', () => {
  test('is masked until somebody says why, and every look is on record', async () => {
    const matter = await report(server, reporter)
    const leader = await server.signIn('grid1')
    const seen = await leader.get(`/api/matters/${matter.id}`)
    assert.deepEqual(seen.body.reporter, {
      anonymous: false,
      name: '上***',
      phone: '199****4321',
      revealable: true,
    })
    const reveal = (who: typeof leader, reason: string) =>
      who.post(`/api/matters/${matter.id}/reveal`, { reason })
    assert.equal((await reveal(leader, ' ')).status, 400)
    assert.equal((await reveal(await server.signIn('grid60'), '联系反映人')).status, 404)
    assert.equal((await reveal(server.resident, '联系反映人')).status, 401)
    assert.deepEqual(await entries(matter.id), [])
    assert.deepEqual((await reveal(leader, '联系反映人约定上门')).body, reporter)
    const [entry, ...others] = await entries(matter.id)
    assert.deepEqual(others, [])
    const me = (await leader.get('/api/me')).body.person
    assert.deepEqual([entry?.personId, entry?.what, entry?.reason], [me.id, 'reporter', '联系反映人约定上门'])
    await assert.rejects(db.owner.deleteFrom('accessEntry').execute(), /append-only/)
    await assert.rejects(db.owner.updateTable('accessEntry').set({ reason: '无' }).execute(), /append-only/)
  })

  test('who stays anonymous is kept nowhere, whatever was typed', async () => {
    const matter = await report(server, { ...reporter, anonymous: true })
    const row = await db.owner
      .selectFrom('matter')
      .select(['reporterName', 'reporterPhone', 'reporterIndex'])
      .where('proceedingId', '=', matter.id)
      .executeTakeFirstOrThrow()
    assert.deepEqual(row, { reporterName: null, reporterPhone: null, reporterIndex: null })
  })

  test('appears in no act, notice, log line or list', async () => {
    const matter = await report(server, reporter)
    const leader = await server.signIn('grid1')
    await must(leader, matter.id, 'file', { category: '01037' })
    await must(leader, matter.id, 'escalate', { attempts: '已上门', whyNotHere: '无权处理' })
    await take(leader, matter.id, 'dispatch')
    await server.resident.get(`/api/public/matters/${matter.number}?code=WRONG`)
    await server.resident.get(`/api/public/matters/${matter.number}?code=${matter.code}`)
    server.clock.advance(3 * 86_400_000)
    await server.aili.sweeper.round()
    const tables = [
      'act',
      'notice',
      'list_line',
      'delivery',
      'proceeding',
      'dossier',
      'access_entry',
      'matter',
    ]
    for (const table of tables) {
      const { rows } = await sql<{ all: string | null }>`
        select string_agg(t::text, ' ') as all from ${sql.raw(table)} t`.execute(db.owner)
      none(rows[0]?.all ?? '', table)
    }
    server.aili.kernel.log.warn({ matter: matter.number }, 'the log is read')
    assert.ok(logged.includes('the log is read'))
    none(logged, 'log')
    assert.ok(!logged.includes(matter.code), 'no query code in the log')
    const dispatcher = await server.signIn('dispatch')
    none(JSON.stringify((await dispatcher.get('/api/worklist?list=all')).body), 'list')
  })
})

function none(text: string, where: string): void {
  for (const word of Object.values(reporter)) {
    assert.ok(!text.includes(word), `${word} in ${where}`)
    assert.ok(!text.includes(Buffer.from(word).toString('hex')), `${word} in ${where} as bytes`)
  }
}

function entries(matterId: string) {
  return db.owner
    .selectFrom('accessEntry')
    .select(['personId', 'what', 'reason'])
    .where('proceedingId', '=', matterId)
    .execute()
}
