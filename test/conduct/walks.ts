/** Walks of one procedure as tests, and what must hold after any of them: nothing that persons told is in an answer, an act or a notice; it is read on a reason and on record; acts replay to their rows. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { declaredProcedures } from '../../src/procedures.ts'
import { rulesOf } from '../../src/proceedings/declared.ts'
import { verifyAll } from '../../src/proceedings/index.ts'
import { secretMark } from '../support/form.ts'
import type { TestServer, Visitor } from '../support/server.ts'
import type { Walk, Walker } from '../support/walk.ts'
import type { Row } from '../support/walk-table.ts'

/** A walk asks more in a minute than a person does. */
export const quick = {
  AILI_RATE_REQUESTS: '100000',
  AILI_RATE_SIGN_INS: '1000',
  AILI_RATE_UPLOADS: '10000',
}

/**
 * One test a walk; after the first, what was told in it is read on a reason.
 * @param who a reader whose unit took part, and somebody who may not read it
 */
export function tellWalks(
  walker: Walker,
  procedure: string,
  walks: ReadonlyMap<string, readonly Row[]>,
  who: { readonly reader: string; readonly stranger: string },
): void {
  let first: Walk | null = null
  for (const [title, rows] of walks)
    test(`${procedure}: ${title}`, async () => {
      const walk = await walker.walk(procedure, rows)
      if (walk.secrets.size > 0) first ??= walk
    })
  test(`${procedure}: what was told is read on a reason, and the reading is on record`, async () => {
    assert.ok(first, 'nobody told anything')
    await reveals(walker.server, first, await walker.fresh(who.reader), await walker.fresh(who.stranger))
  })
}

export function afterWalks(server: TestServer, walker: Walker): void {
  test('what persons told is in no answer, no act, no notice', () => tellsNobody(server, walker))
  test('every walk replays to its row', () => replays(server))
}

async function tellsNobody({ db }: TestServer, walker: Walker): Promise<void> {
  assert.ok(walker.answers.length > 20)
  for (const answer of walker.answers) assert.ok(!leaks(answer), answer.slice(0, 2000))
  for (const table of ['act', 'notice', 'list_line', 'delivery', 'proceeding']) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(table)} t`.execute(
      db.owner,
    )
    for (const { row } of rows) assert.ok(!leaks(row), `${table}: ${row.slice(0, 2000)}`)
  }
  const kept = await db.owner.selectFrom('privateInput').select('inputs').execute()
  assert.ok(kept.length > 0)
  for (const { inputs } of kept) assert.ok(!leaks(inputs.toString('utf8')), 'kept in clear')
}

const leaks = (text: string) => text.includes(secretMark) || /1990000\d{4}/.test(text)

async function replays({ db, aili }: TestServer): Promise<void> {
  const differences: unknown[] = []
  const sums = await verifyAll({
    owner: db.owner,
    files: aili.kernel.files,
    procedures: Object.fromEntries(declaredProcedures.map(one => [one.id, { ground: rulesOf(one) }])),
    tell: difference => differences.push(difference),
  })
  assert.deepEqual(differences, [])
  assert.ok(sums.proceedings > 0)
}

/** On a reason it is shown to whoever's unit took part, and the reading is on record; to others it is not. */
async function reveals({ db }: TestServer, walk: Walk, reader: Visitor, stranger: Visitor): Promise<void> {
  const act = walk.last.body.acts.find((one: { secret: boolean }) => one.secret)
  assert.ok(act, `${walk.procedure}: nobody told anything`)
  const path = `/api/proceedings/${walk.id}/reveal`
  const count = async () => (await db.owner.selectFrom('accessEntry').select('what').execute()).length
  const before = await count()
  const unasked = await reader.post(path, { actId: act.id, reason: ' ' })
  assert.equal(unasked.status, 400, 'without a reason')
  const refused = await stranger.post(path, { actId: act.id, reason: '核对情况' })
  assert.ok([403, 404].includes(refused.status), String(refused.status))
  assert.equal(await count(), before)
  const shown = await reader.post(path, { actId: act.id, reason: '核对情况' })
  assert.equal(shown.status, 200, JSON.stringify(shown.body))
  const told = Object.values(shown.body.inputs) as unknown[]
  assert.ok(told.length > 0 && told.every(value => typeof value !== 'string' || walk.secrets.has(value)))
  const entries = await db.owner
    .selectFrom('accessEntry')
    .select(['what', 'reason', 'proceedingId'])
    .execute()
  assert.equal(entries.length, before + 1)
  assert.deepEqual(entries.at(-1), { what: `act ${act.id}`, reason: '核对情况', proceedingId: walk.id })
}
