/** What must not be kept on the desk, and what residents read: sealing from every open state, merging, referring, reasons; looked for in the whole database. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { sql } from 'kysely'
import { newId } from '../../src/kernel/ids.ts'
import { startTown, type Visitor } from '../support/server.ts'
import { asReporter, must, type Opened, report, take, unitNamed } from './story.ts'

const server = await startTown({ env: { AILI_RATE_REPORTS: '1000', AILI_RATE_QUERIES: '1000' } })
const { db } = server
const leader = await server.signIn('grid1')
const dispatcher = await server.signIn('dispatch')
const secretary = await server.signIn('secretary')
const handler = await server.signIn('housing')
const member = await server.signIn('member1')
const unit = await unitOf('housing')
const words = '已到现场查看'
const secret = { text: '某某局干部甄不移收了物业的钱', name: '隋怀瑾', phone: '19912348765' }

async function unitOf(username: string): Promise<string> {
  const row = await db.owner
    .selectFrom('post as o')
    .innerJoin('person as p', 'p.id', 'o.personId')
    .innerJoin('accountUser as u', 'u.id', 'p.accountId')
    .select('o.unitId')
    .where('u.username', '=', username)
    .executeTakeFirstOrThrow()
  return row.unitId
}

/** Every row of every table as text, but the columns that are ciphertext or digests come out as hex. */
async function wholeDatabase(): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`.execute(db.owner)
  const texts = []
  for (const { name } of tables) {
    const { rows } = await sql<{ all: string | null }>`
      select string_agg(t::text, E'\\n') as all from ${sql.raw(name)} t`.execute(db.owner)
    texts.push(`${name} ${rows[0]?.all ?? ''}`)
  }
  return texts.join('\n')
}
const hex = (text: string) => Buffer.from(text).toString('hex')
async function assertNowhere(...texts: string[]): Promise<void> {
  const all = await wholeDatabase()
  for (const text of texts) {
    assert.ok(!all.includes(text), `${text} is in the clear`)
    assert.ok(!all.includes(hex(text)), `${text} is in the clear, as bytes`)
  }
}

const read = (matter: Opened) =>
  server.resident.get(`/api/public/matters/${matter.number}?code=${matter.code}`)

suite('sealed', () => {
  test('accusing an official at intake writes nothing in the clear anywhere; the reporter still gets an answer', async () => {
    const matter = await report(server, { ...secret, nature: 'report', accusesOfficial: true })
    await assertNowhere(secret.text, '甄不移', secret.name, secret.phone)
    for (const who of [leader, dispatcher, secretary, member]) {
      assert.equal((await who.get(`/api/matters/${matter.id}`)).status, 404)
      const { rows } = (await who.get('/api/worklist?list=all&q=甄不移')).body
      assert.deepEqual(rows, [])
    }
    const { status, body } = await read(matter)
    assert.equal(status, 200)
    assert.equal(body.state, 'sealed')
    assert.ok(!JSON.stringify(body).includes('甄不移'))
    assert.ok(!JSON.stringify(body).includes('accusesOfficial'), 'the reason is not for residents')
    assert.deepEqual(body.next, [])
  })

  test('text, place and reporter go under the key', async () => {
    const matter = await report(server, { ...secret, accusesOfficial: true })
    const row = await db.owner
      .selectFrom('sealedContent')
      .select('ciphertext')
      .where('proceedingId', '=', matter.id)
      .executeTakeFirstOrThrow()
    const bare = await report(server, { text: '甲乙', accusesOfficial: true })
    const other = await db.owner
      .selectFrom('sealedContent')
      .select('ciphertext')
      .where('proceedingId', '=', bare.id)
      .executeTakeFirstOrThrow()
    // Only the key outside can open it; that the reporter is in it shows in its length.
    const more = Buffer.byteLength(secret.text) - Buffer.byteLength('甲乙')
    const named = Buffer.byteLength(`"${secret.name}""${secret.phone}"`) - Buffer.byteLength('nullnull')
    assert.equal(row.ciphertext.length - other.ciphertext.length, more + named)
    const asApplication = db.within(
      {
        jurisdictionId: 152222,
        reach: 'all',
        personId: null,
        units: [],
        communities: [],
        grids: [],
      },
      tx => tx.selectFrom('sealedContent').selectAll().execute(),
    )
    await assert.rejects(asApplication, /permission denied/)
  })

  type Way = (id: string) => Promise<unknown>
  const file = (id: string) => must(dispatcher, id, 'file', { category: '01037' })
  const dispatch: Way = async id => {
    await file(id)
    await must(dispatcher, id, 'dispatch', { unit, askedResult: words })
  }
  const handling: Way = async id => {
    await dispatch(id)
    await must(handler, id, 'signIn')
    await must(handler, id, 'startHandling', { contact: words, plan: words })
  }
  const recheck = { cause: 'season', reason: words, recheckOn: '2026-12-01' }
  const ways: Record<string, Way> = {
    reported: async () => undefined,
    filed: file,
    dispatched: dispatch,
    signedIn: async id => {
      await dispatch(id)
      await must(handler, id, 'signIn')
    },
    returned: async id => {
      await dispatch(id)
      await must(handler, id, 'return', { reason: words })
    },
    handling,
    suspended: async id => {
      await handling(id)
      await must(secretary, id, 'suspend', recheck)
    },
    escalated: async id => {
      await must(leader, id, 'file', { category: '01037' })
      await must(leader, id, 'escalate', { attempts: words, whyNotHere: words })
    },
    verifying: async id => {
      await handling(id)
      const after = [await handler.photo()]
      await must(handler, id, 'handle', { result: words, contact: words, after })
    },
    referred: async id => {
      await file(id)
      await must(dispatcher, id, 'refer', { target: 'police110', reason: words })
    },
  }
  for (const [state, way] of Object.entries(ways))
    test(`from ${state}: gone from text, search, lists and API, for everyone`, async () => {
      const matter = await report(server, secret)
      await way(matter.id)
      assert.equal((await dispatcher.get(`/api/matters/${matter.id}`)).body.state, state)
      const id = newId()
      const { seq } = (await leader.get(`/api/matters/${matter.id}`)).body
      const seal = () =>
        leader.post(`/api/matters/${matter.id}/acts`, { id, step: 'seal', seq, inputs: { reason: words } })
      assert.deepEqual([(await seal()).status, (await seal()).status], [410, 410])
      for (const who of [leader, dispatcher, secretary, handler, member]) await assertUnseen(who, matter)
      const row = await db.owner
        .selectFrom('matter')
        .selectAll()
        .where('proceedingId', '=', matter.id)
        .executeTakeFirstOrThrow()
      assert.deepEqual(
        [
          row.text,
          row.placeText,
          row.lng,
          row.reporterName,
          row.reporterPhone,
          row.reporterIndex,
          row.search,
        ],
        ['sealed', '', null, null, null, null, ''],
      )
      const { body } = await read(matter)
      assert.equal(body.state, 'sealed')
      assert.ok(!JSON.stringify(body).includes('甄不移'))
    })

  async function assertUnseen(who: Visitor, matter: Opened): Promise<void> {
    assert.equal((await who.get(`/api/matters/${matter.id}`)).status, 404)
    assert.equal((await who.get(`/api/matters/${matter.id}/duplicates`)).body.rows?.length ?? 0, 0)
    assert.equal((await who.post(`/api/matters/${matter.id}/reveal`, { reason: words })).status, 404)
    for (const query of ['list=all&q=甄不移', 'list=sight', `list=all&q=${matter.number}`]) {
      const { rows } = (await who.get(`/api/worklist?limit=200&${query}`)).body
      assert.ok(!rows.some((row: { id: string }) => row.id === matter.id), query)
    }
  }

  test('after all that nothing of it is left in the clear', () =>
    assertNowhere(secret.text, '甄不移', secret.name, secret.phone))
})

suite('what the reporter reads', () => {
  test('merged: the number of the other matter', async () => {
    const [one, two] = [await report(server), await report(server)]
    await must(leader, two.id, 'merge', { primary: one.id, reason: '同一盏路灯' })
    const { body } = await read(two)
    assert.deepEqual([body.state, body.mergedInto], ['merged', one.number])
    assert.equal(body.acts.at(-1).reason, '同一盏路灯')
    const again = await report(server)
    const merged = await take(leader, again.id, 'merge', { primary: two.id })
    assert.equal(merged.body.error.facts.problem, 'merged')
  })

  test('not filed: the right way', async () => {
    const matter = await report(server)
    const rightWayDetail = '到旗法院立案庭,带上合同'
    await must(leader, matter.id, 'notFile', { reason: '属合同纠纷', rightWay: 'court', rightWayDetail })
    const { body } = await read(matter)
    const details = body.acts.at(-1).details.map((one: { value: string }) => one.value)
    assert.ok(details.includes(rightWayDetail))
    assert.ok(details.includes('人民法院'))
  })

  test('reasons meant for colleagues, names, plans, costs and contacts stay inside', async () => {
    const matter = await report(server)
    const inner = '内部说明勿外传'
    await must(leader, matter.id, 'file', { category: '01037', remark: inner })
    await must(leader, matter.id, 'comment', { words: inner })
    const supervisor = await server.signIn('supervise')
    await must(supervisor, matter.id, 'urge', { reason: inner })
    await must(supervisor, matter.id, 'orderSupervision', { reason: inner })
    await must(leader, matter.id, 'answerSupervision', { answer: inner })
    await must(leader, matter.id, 'proposeVoid', { reason: inner })
    await must(leader, matter.id, 'undertake', { plan: inner })
    await must(leader, matter.id, 'requestExtension', { days: '3', reason: inner })
    await must(dispatcher, matter.id, 'refuseExtension', { reason: inner })
    const after = [await leader.photo()]
    await must(leader, matter.id, 'handle', { result: '已修好', contact: inner, after, cost: 12_345 })
    const { body } = await read(matter)
    const shown = JSON.stringify(body)
    assert.ok(
      !shown.includes(inner),
      shown.slice(Math.max(0, shown.indexOf(inner) - 200), shown.indexOf(inner)),
    )
    assert.ok(!shown.includes('123.45'))
    const { name } = (await leader.get('/api/me')).body.person
    assert.ok(!shown.includes(name), 'no name of staff')
    assert.equal(body.answer.result, '已修好')
    const reworked = await must(member, matter.id, 'rework', { reason: '灯又灭了' })
    assert.equal(reworked.state, 'handling')
    assert.equal((await read(matter)).body.answer, null, 'a result sent back is no answer')
  })

  test('rating and reopening, each in its window, with the code alone', async () => {
    const matter = await report(server)
    const photos = async (who: Visitor) => [await who.photo()]
    const [before, after] = [await photos(leader), await photos(leader)]
    await must(leader, matter.id, 'solveOnSpot', { result: '已修好', before, after })
    const evidence = await photos(member)
    await must(member, matter.id, 'verify', { onSite: words, evidence, residentAnswer: 'solved' })
    const unhappy = await asReporter(server, matter, 'rate', { solved: 'no', satisfied: 1, words: '还是黑' })
    assert.deepEqual([unhappy.status, unhappy.body.state], [200, 'callback'])
    const reopened = await asReporter(server, matter, 'reopen', { stillWrong: '路灯又灭了' })
    assert.deepEqual([reopened.status, reopened.body.state], [200, 'handling'])
    const own = (await leader.get('/api/worklist?list=handling')).body
    assert.ok(
      own.rows.some((row: { id: string }) => row.id === matter.id),
      'back with who solved it',
    )
    const dispatched = await asReporter(server, matter, 'dispatch', {
      unit: await unitNamed(server, 'department'),
    })
    assert.notEqual(dispatched.status, 200)
  })
})
