/** Rosters taken in: looked at first, written once, gone on with after a break, and only by the people of the community. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { sql } from 'kysely'
import { newId } from '../../src/kernel/ids.ts'
import { idNumberPurpose, phonePurpose } from '../../src/registry/index.ts'
import { rostersOf } from '../../src/roster/rosters.ts'
import { startTown } from '../support/server.ts'
import { communityId, lookedAt, send, written } from './run.ts'
import { csvOf, plainHeadings, plan, rosterRows, workbookOf } from './sheets.ts'

const server = await startTown()
const { db } = server
const { kernel } = server.aili
const director = await server.signIn('community1')
const rosters = rostersOf(kernel)

async function registered() {
  const { rows } = await sql<Record<string, number>>`
    select (select count(*) from dwelling) as dwellings, (select count(*) from household) as households,
      (select count(*) from resident) as residents, (select count(*) from consent) as consents,
      (select count(*) from guardianship) as guardians, (select count(*) from tenure) as tenures,
      (select count(*) from registry_change) as changes, (select count(*) from roster_batch) as batches`.execute(
    db.owner,
  )
  return rows[0]!
}

const rows = rosterRows(0, 2000)
const bytes = await workbookOf([plainHeadings, ...rows])
const half = rows.slice(0, 900)

suite('a roster of two thousand', { concurrency: false }, () => {
  test('is looked at, and nothing is written by that', async () => {
    const run = await lookedAt(server, director, bytes)
    assert.deepEqual([run.state, run.failure, run.share], ['looked', null, 1])
    assert.deepEqual(run.report.counts, {
      entered: 2000,
      changed: 0,
      same: 0,
      aside: 0,
      households: run.report.counts.households,
    })
    const { residents, households, changes, batches } = await registered()
    assert.deepEqual([residents, households, changes], [0, 0, 0])
    assert.ok(batches! > 4)
    const { rows: read } = await sql<{ what: string; communityId: string }>`
      select what, community_id as "communityId" from registry_read`.execute(db.owner)
    assert.deepEqual(read, [{ what: 'list', communityId }], 'laying it beside the registry is a read')
    assert.equal((await deleted(run.id)).status, 200)
    assert.equal((await registered()).batches, 0)
  })

  test('killed in the middle of writing goes on where it stopped, and nobody is half a household', async () => {
    const run = await lookedAt(server, director, bytes)
    const { batches } = await registered()
    await failSomewhere(async () => {
      await director.post(`/api/rosters/${run.id}/write`)
      await rosters.idle()
    })
    const broken = (await director.get(`/api/rosters/${run.id}`)).body
    assert.deepEqual([broken.state, broken.resumable], ['failed', true])
    const between = await registered()
    assert.ok(between.residents! > 0 && between.residents! < 2000)
    const { rows: torn } = await sql<{ count: number }>`select count(*) as count from household h
      where not exists (select from resident r where r.household_id = h.id)`.execute(db.owner)
    assert.equal(torn[0]!.count, 0)
    assert.equal((await director.post(`/api/rosters/${run.id}/write`)).status, 200)
    await rosters.idle()
    const done = (await director.get(`/api/rosters/${run.id}`)).body
    assert.deepEqual([done.state, done.taken, done.report.written.entered], ['done', 2000, 2000])
    const after = await registered()
    assert.equal(after.residents, 2000)
    assert.equal(after.changes, 2000 + after.households!, 'a line of the log for each person and household')
    assert.equal(after.batches, 0)
    assert.ok(batches! > 4)
  })

  test('sent again enters nobody, and says that it was written before', async () => {
    const before = await registered()
    const run = await written(server, director, bytes)
    assert.ok(run.report.writtenAt)
    assert.deepEqual(run.report.written, { entered: 0, changed: 0, same: 2000, aside: 0, households: 0 })
    assert.deepEqual({ ...(await registered()), batches: 0 }, before)
  })

  test('leaves what entering by hand leaves: numbers encrypted beside their digests, sources, consents of adults and guardians', async () => {
    const { rows: people } = await sql<Record<string, never>>`
      select r.name, r.phone, r.phone_index as "phoneIndex", r.id_number as "idNumber", r.id_number_index as "idIndex",
        r.sources, r.versions, r.born_on as "bornOn" from resident r where phone is not null and id_number is not null limit 20`.execute(
      db.owner,
    )
    for (const { phone, phoneIndex, idNumber, idIndex, sources, bornOn } of people as never as {
      phone: Buffer
      phoneIndex: Buffer
      idNumber: Buffer
      idIndex: Buffer
      sources: object
      bornOn: string
    }[]) {
      const plain = kernel.vault.decrypt(idNumberPurpose, idNumber)
      assert.ok(kernel.vault.index(idNumberPurpose, plain).equals(idIndex))
      assert.ok(
        kernel.vault.index(phonePurpose, kernel.vault.decrypt(phonePurpose, phone)).equals(phoneIndex),
      )
      assert.equal(bornOn.replaceAll('-', ''), plain.slice(6, 14))
      assert.deepEqual(Object.values(sources)[0], { by: 'import', on: '2026-11-23' })
    }
    const { rows: gaps } = await sql<Record<string, number>>`
      select (select count(*) from resident r where r.phone is not null and not exists (select from consent c
          where c.resident_id = r.id and c.purpose = 'contact')) as phones,
        (select count(*) from resident r where age(date '2026-11-23', r.born_on) < interval '14 years' and not exists (
          select from consent c join guardianship g on g.ward_id = c.resident_id and g.guardian_id = c.given_by
          where c.resident_id = r.id and c.purpose = 'minor')) as children`.execute(db.owner)
    assert.deepEqual(gaps, [{ phones: 0, children: 0 }])
  })
})

suite('a later roster', { concurrency: false }, () => {
  test('says what changed, fills what was empty, and leaves what a person entered', async () => {
    const [first, second, third] = half
    await sql`update resident set stays = 'away', sources = sources || '{"stays":{"by":"person","on":"2026-11-20"}}'
      where name = ${third![5]}`.execute(db.owner)
    const changed = [
      plainHeadings,
      first!.map((cell, i) => (i === 8 ? '19911112222' : cell)),
      second!.map((cell, i) => (i === 9 ? '外出' : cell)),
      third!,
    ]
    const run = await written(server, director, csvOf(changed), { fileName: 'later.csv' })
    assert.equal(run.report.written.changed, 2, JSON.stringify(run.report))
    assert.deepEqual(
      run.report.notes.map((note: { code: string }) => note.code),
      ['keptNewer'],
    )
    const { rows: found } = await sql<{ versions: object; fields: string[] }>`
      select r.versions, c.fields from resident r join registry_change c on c.subject_id = r.id and c.kind = 'changed'
      where r.name = ${first![5]}`.execute(db.owner)
    assert.deepEqual(found, [{ versions: { phone: 1 }, fields: ['phone'] }])
  })

  test('of people who took back a consent brings no phone of theirs', async () => {
    const [, , , fourth] = half
    await sql`update consent set withdrawn_at = now(), withdrawn_how = 'signed' where purpose = 'contact'
      and resident_id in (select id from resident where name = ${fourth![5]})`.execute(db.owner)
    const run = await written(
      server,
      director,
      csvOf([plainHeadings, fourth!.map((cell, i) => (i === 8 ? '19933334444' : cell))]),
      { fileName: 'taken-back.csv' },
    )
    assert.equal(run.report.written.changed, 0)
    assert.deepEqual(
      run.report.notes.map((note: { code: string }) => note.code),
      ['phoneNoConsent'],
    )
  })
})

suite('out of order', { concurrency: false }, () => {
  test('a resend is the same roster, another file under the same id is told apart', async () => {
    const id = newId()
    const file = csvOf([plainHeadings, half[10]!])
    const first = await send(director, file, { id, fileName: 'one.csv' })
    const again = await send(director, file, { id, fileName: 'one.csv' })
    assert.deepEqual([first.status, again.status, again.body.id], [200, 200, id])
    const other = await send(director, csvOf([plainHeadings, half[11]!]), { id, fileName: 'one.csv' })
    assert.deepEqual([other.status, other.body.error.code], [409, 'actReused'])
    await rosters.idle()
    await director.post(`/api/rosters/${id}/write`)
    await rosters.idle()
    assert.equal(
      (await director.post(`/api/rosters/${id}/write`)).status,
      200,
      'written once more is written',
    )
    const gone = await deleted(id)
    assert.deepEqual([gone.status, gone.body.error?.code], [409, 'rosterState'])
    assert.equal((await deleted(newId())).status, 200, 'what is not there is put away')
  })

  test('what cannot be read says why in words and can be put away', async () => {
    const run = await lookedAt(server, director, Buffer.from('经度,纬度\n121,45\n'), {
      fileName: 'places.csv',
    })
    assert.deepEqual([run.state, run.resumable], ['failed', false])
    assert.match(run.failure, /姓名/)
    const early = await director.post(`/api/rosters/${run.id}/write`)
    assert.deepEqual([early.status, early.body.error.code], [409, 'rosterState'])
    assert.equal((await deleted(run.id)).status, 200)
    const broken = await lookedAt(server, director, Buffer.from([0x50, 0x4b, 3, 4, 1, 2, 3]), {
      fileName: 'broken.xlsx',
    })
    assert.equal(broken.state, 'failed')
    assert.ok(broken.failure.length > 5)
  })

  test('a break while looking is said, one while writing is gone on with by whoever comes next', async () => {
    const at = new Date(server.clock.now().getTime() - 120_000)
    const look = newId()
    const run = await lookedAt(server, director, csvOf([plainHeadings, half[12]!]), { fileName: 'break.csv' })
    await sql`update roster_run set state = 'writing', changed_at = ${at} where id = ${run.id}`.execute(
      db.owner,
    )
    await sql`insert into roster_run (jurisdiction_id, id, community_id, file_name, file_sha256, state, wishes, at, changed_at)
      values (${plan.jurisdiction.id}, ${look}, ${communityId}, 'x', '\\x00', 'looking', '{"columns":{},"place":null,"phones":true,"children":true}', ${at}, ${at})`.execute(
      db.owner,
    )
    await rosters.resume()
    await rosters.idle()
    assert.equal((await director.get(`/api/rosters/${run.id}`)).body.state, 'done')
    const { state, failure } = (await director.get(`/api/rosters/${look}`)).body
    assert.equal(state, 'failed')
    assert.match(failure, /重新上传/)
  })
})

async function deleted(id: string) {
  const { headers } = director
  const reply = await server.aili.app.inject({ method: 'DELETE', url: `/api/rosters/${id}`, headers })
  return { status: reply.statusCode, body: JSON.parse(reply.body) }
}

/** The third batch meets a fault, as when the process ends there. */
async function failSomewhere(work: () => Promise<unknown>): Promise<void> {
  await sql`create function break_here() returns trigger language plpgsql as $$ begin
    if (select count(*) from roster_batch where content is null) >= 2 then raise 'broken here'; end if; return new; end $$`.execute(
    db.owner,
  )
  await sql`create trigger break_here before update on roster_batch for each row execute function break_here()`.execute(
    db.owner,
  )
  try {
    await work()
  } finally {
    await sql`drop function break_here cascade`.execute(db.owner)
  }
}
