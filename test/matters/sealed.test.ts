/** What must not be kept on the desk: sealed at intake and from every open state, looked for in the whole database. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { sql } from 'kysely'
import { newId } from '../../src/kernel/ids.ts'
import { startTown, type Visitor } from '../support/server.ts'
import { must, type Opened, personOf, report } from './story.ts'

const server = await startTown({ env: { AILI_RATE_REPORTS: '1000', AILI_RATE_QUERIES: '1000' } })
const { db } = server
const leader = await server.signIn('grid1')
const dispatcher = await server.signIn('dispatch')
const secretary = await server.signIn('secretary')
const handler = await server.signIn('housing')
const member = await server.signIn('member1')
const { unitId: unit } = await personOf(server, 'housing')
const words = '已到现场查看'
const secret = { text: '某某局干部甄不移收了物业的钱', name: '隋怀瑾', phone: '19912348765' }

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

  test('its photos are gone for the office', async () => {
    const photo = await server.resident.photo()
    const matter = await report(server, { photos: [photo] })
    assert.equal((await leader.get(`/api/files/${photo}/view`)).status, 200)
    await leader.post(`/api/matters/${matter.id}/acts`, {
      id: newId(),
      step: 'seal',
      seq: 1,
      inputs: { reason: words },
    })
    for (const who of [leader, dispatcher, secretary])
      assert.equal((await who.get(`/api/files/${photo}/view`)).status, 404)
  })

  test('after all that nothing of it is left in the clear', () =>
    assertNowhere(secret.text, '甄不移', secret.name, secret.phone))
})
