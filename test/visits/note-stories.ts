/** What was said at a door: read one at a time by the people of the place, each reading on record; nowhere else, in no table, list, search or ledger. */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { sql } from 'kysely'
import { newId } from '../../src/kernel/ids.ts'
import { entry, fresh, here, owner, server, visitors, worker } from './world.ts'

const heard = '孙女下月回来住想要加装门铃'
const advice = '建议找物业登记窗口办理'

const home = fresh()
const matterId = newId()
const sent = entry(home.id, {
  ...{ consented: true, heard, advice },
  matters: [{ id: matterId, text: '单元门锁坏了', place: { buildingId: home.buildingId } }],
})
const readsOf = async () =>
  (
    await sql<{ residentIds: string[] }>`select resident_ids from registry_read where what = 'visitNote'
      and resident_ids && ${home.people.map(it => it.id)}::uuid[]`.execute(owner)
  ).rows

export function noteReaders() {
  test('who may read one, and what is written down of it', async () => {
    assert.equal((await worker.post('/api/visits', sent)).status, 200)
    const stories = [
      ['grid1', 200],
      ['community1', 200],
      ['branch1', 200],
      ['community2', 404],
      ['secretary', 403],
      ['dispatch', 403],
      ['supervise', 403],
      ['admin', 403],
    ] as const
    for (const [name, status] of stories) {
      const before = (await readsOf()).length
      const { status: got, body } = await visitors[name].get(`/api/visits/${sent.id}/note`)
      assert.equal(got, status, name)
      assert.equal((await readsOf()).length - before, status === 200 ? 1 : 0, `${name}: on record`)
      if (status === 200) assert.deepEqual(body, { heard, advice })
      else assert.ok(!JSON.stringify(body).includes(heard))
    }
    assert.equal((await server.resident.get(`/api/visits/${sent.id}/note`)).status, 401)
    const [read] = await readsOf()
    assert.deepEqual(
      [...read!.residentIds].sort(),
      home.people.map(it => it.id).sort(),
      'everybody of the household sees it',
    )
  })

  test('goes, with photos, at the moment the consent is taken back; from then on only whether somebody was met is kept', async () => {
    const other = fresh()
    const [person] = other.people
    const photo = await worker.photo()
    const visit = entry(other.id, { consented: true, heard, photos: [photo] })
    assert.equal((await worker.post('/api/visits', visit)).status, 200)
    for (const purpose of ['visitRecord', 'photo'])
      await sql`insert into consent (jurisdiction_id, id, resident_id, given_by, purpose, version, text_hash, how, given_at, withdrawn_at)
        select jurisdiction_id, gen_random_uuid(), ${person!.id}, ${person!.id}, ${purpose}, 1, '', 'spoken', '2026-01-01', null
        from household where id = ${other.id}`.execute(owner)
    await sql`update consent set withdrawn_at = now() where resident_id = ${person!.id} and purpose in ('visitRecord', 'photo')`.execute(
      owner,
    )
    assert.equal((await worker.get(`/api/visits/${visit.id}/note`)).status, 404)
    const { rows } = await sql<{
      recordId: string | null
    }>`select record_id from file where id = ${photo}`.execute(owner)
    assert.equal(rows[0]!.recordId, null)
    const said = await worker.post('/api/visits', entry(other.id, { consented: true, heard }))
    assert.equal(said.body.error.facts.reason, 'noteWithdrawn')
    const shown = await worker.post('/api/visits', entry(other.id, { consented: true, photos: [photo] }))
    assert.equal(shown.body.error.facts.reason, 'photoWithdrawn')
    assert.equal((await worker.post('/api/visits', entry(other.id))).status, 200)
  })
}

/** Once somebody has said something at a door. */
export function noteNowhere() {
  test('is in no table: not in the clear, in no index of words, no act, no notice, no log', async () => {
    const { rows: tables } = await sql<{ name: string }>`
      select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`.execute(owner)
    assert.ok(tables.length > 50)
    for (const { name } of tables) {
      const { rows } = await sql<{
        n: number
      }>`select count(*)::int as n from (select t::text as row from ${sql.raw(name)} t) u
        where ${sql.join(
          [heard, advice, heard.slice(2, 6)]
            .flatMap(words => [words, Buffer.from(words).toString('hex')])
            .map(words => sql`strpos(row, ${words}) > 0`),
          sql` or `,
        )}`.execute(owner)
      assert.equal(rows[0]!.n, 0, name)
    }
  })

  test('is in no answer of any list, page, search or ledger', async () => {
    const { paths } = JSON.parse(readFileSync('openapi.json', 'utf8')) as {
      paths: Record<string, { get?: object }>
    }
    const asked = `community=${here.communityId}&grid=${home.gridId}&q=${encodeURIComponent(heard.slice(0, 4))}&ledger=visits&from=2026-01-01&to=2026-11-23`
    const ids = [sent.id, home.id, matterId, home.people[0]!.id]
    const gets = Object.keys(paths).filter(
      path => paths[path]!.get && !path.endsWith('/note') && !/live|stream|events/.test(path),
    )
    assert.ok(gets.length > 40)
    const seen: number[] = []
    for (const path of gets)
      for (const id of path.includes('{') ? ids : ['']) {
        const { status, body } = await visitors.community1.get(`${path.replaceAll(/\{\w+\}/g, id)}?${asked}`)
        seen.push(status)
        for (const words of [heard, advice])
          assert.ok(!JSON.stringify(body).includes(words), `${path} tells a note`)
      }
    assert.ok(seen.filter(status => status === 200).length > 20, 'most of them answer')
  })

  test('is touched by one file alone', () => {
    const table =
      /\b(?:from|join|update|into)\s+visit\b|(?:selectFrom|updateTable|insertInto|leftJoin|innerJoin)\('visit[' ]/i
    const column = /\b\w+\.note\b(?! *[=!]==)|\bset note\b|'note'|\bv\.\*|selectAll\(|visit\.note/
    const touching = globSync(['src/**/*.ts', 'tools/*.ts', 'bench/*.ts'])
      .filter(path => !/personal-fields|\.gen\.ts$/.test(path))
      .filter(path => /visit\.note'/.test(read(path)) || (table.test(read(path)) && column.test(read(path))))
    assert.deepEqual(touching, ['src/visits/note.ts'])
  })
}

const read = (path: string) => readFileSync(path, 'utf8')
