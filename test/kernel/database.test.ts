/** The database as domains use it: one transaction per piece of work, within the sight of its actor. */
import assert from 'node:assert/strict'
import { connect, createServer, type Socket } from 'node:net'
import { suite, test } from 'node:test'
import { sql } from 'kysely'
import { everythingOf, openDatabase } from '../../src/kernel/database.ts'
import { freshDatabase } from '../support/database.ts'

const jurisdictionId = 152202
const all = everythingOf(jurisdictionId)

suite('database', async () => {
  const { db, url } = await freshDatabase()
  await db.owner
    .insertInto('jurisdiction')
    .values({ id: jurisdictionId, name: 'A', settings: JSON.stringify({ snake_key: { inner_key: 1 } }) })
    .execute()

  test('work runs as the application role with the settings of its sight, and leaves none behind', async () => {
    const sight = { ...all, reach: 'scoped', personId: '01936f5e-0000-7000-8000-000000000001' } as const
    const inside = sql<{ user: string; reach: string; person: string }>`select current_user as user,
      current_setting('aili.reach') as reach, current_setting('aili.person') as person`
    const { rows } = await db.within(sight, tx => inside.execute(tx))
    assert.deepEqual(rows, [{ user: 'aili_app', reach: 'scoped', person: sight.personId }])
    const outside = await sql<{ user: string; reach: string }>`select current_user as user,
      coalesce(current_setting('aili.reach', true), '') as reach`.execute(db.owner)
    assert.deepEqual(outside.rows, [{ user: 'aili', reach: '' }])
  })

  test('types: int8 is a number, a civil day its text, an instant a Date, JSON keys stay as written', async () => {
    const { rows } =
      await sql`select 9007199254740991::int8 as big, date '2026-10-01' as day, array[1,2]::int8[] as bigs,
      array['2026-10-01']::date[] as days, timestamptz '2026-10-01 00:00+08' as at`.execute(db.owner)
    const at = new Date('2026-09-30T16:00:00Z')
    assert.deepEqual(rows, [
      { big: 9007199254740991, day: '2026-10-01', bigs: [1, 2], days: ['2026-10-01'], at },
    ])
    const row = await db.owner.selectFrom('jurisdiction').select('settings').executeTakeFirstOrThrow()
    assert.deepEqual(row.settings, { snake_key: { inner_key: 1 } })
  })

  test('a sight cannot smuggle SQL', async () => {
    const sight = { ...all, personId: `'; drop table jurisdiction; --` }
    await db.within(sight, async () => {})
    await db.owner.selectFrom('jurisdiction').select('id').execute()
  })

  test('what throws leaves nothing; a swallowed database error is not committed as success', async () => {
    const add = (id: number) => db.owner.insertInto('jurisdiction').values({ id, name: 'B' }).compile()
    const failing = db.within(all, async tx => {
      await tx.executeQuery(add(152201))
      throw new Error('no')
    })
    await assert.rejects(failing, /no/)
    const swallowing = db.within(all, async tx => {
      await sql`select 1/0`.execute(tx).catch(() => {})
    })
    await assert.rejects(swallowing, /had failed/)
    const rows = await db.owner.selectFrom('jurisdiction').select('id').execute()
    assert.deepEqual(rows, [{ id: jurisdictionId }])
  })

  test('work is repeated once after a deadlock or serialization failure, not after other errors', async () => {
    const runs = { serialization: 0, other: 0 }
    const fail = (code: string) =>
      sql.raw(`do $$ begin raise exception 'x' using errcode = '${code}'; end $$`)
    await assert.rejects(
      db.within(all, tx => {
        runs.serialization++
        return fail('40001').execute(tx)
      }),
    )
    await assert.rejects(
      db.within(all, tx => {
        runs.other++
        return fail('23505').execute(tx)
      }),
    )
    assert.deepEqual(runs, { serialization: 2, other: 1 })
  })

  test('acts can be neither changed nor removed by the application, jobs only be added', async () => {
    for (const statement of [
      "update act set reason = 'x'",
      'delete from act',
      'truncate act',
      'select * from sealed_content',
      'delete from proceeding',
      'select * from graphile_worker.jobs',
    ]) {
      await assert.rejects(
        db.within(all, tx => sql.raw(statement).execute(tx)),
        /permission denied/,
        statement,
      )
    }
    await db.within(all, tx => sql`select aili_add_job('none', '{}'::json)`.execute(tx))
  })

  test('what works past row-level security is for the program alone, not for every role that can connect', async () => {
    const { rows } =
      await db.pool.query(`select p.oid::regprocedure::text as name from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
      where p.prosecdef and a.grantee = 0 and p.prorettype <> 'trigger'::regtype and p.pronamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)`)
    assert.deepEqual(rows, [])
  })

  test('long reading has a quarter of the connections: the others are free for intake', async () => {
    const few = openDatabase(url, { max: 4 })
    const held = Promise.withResolvers<void>()
    try {
      const begun: number[] = []
      const reading = [1, 2, 3].map(n =>
        few.aside(all, async () => {
          begun.push(n)
          await held.promise
        }),
      )
      while (begun.length === 0) await few.within(all, tx => sql`select 1`.execute(tx))
      for (let n = 0; n < 3; n++) await few.within(all, tx => sql`select 1`.execute(tx))
      assert.deepEqual(begun, [1])
      held.resolve()
      await Promise.all(reading)
      assert.deepEqual(begun, [1, 2, 3])
      const [slow] = (await few.aside(all, tx => sql<{ it: string }>`show statement_timeout`.execute(tx)))
        .rows
      assert.deepEqual(slow, { statementTimeout: '15s' })
    } finally {
      // Whatever failed, closing waits for those who read.
      held.resolve()
      await few.close()
    }
  })

  test('whatever is looked up as owner within a sight waits for no other sight', async () => {
    const few = openDatabase(url, { max: 3 })
    try {
      let within = 0
      const allIn = Promise.withResolvers<void>()
      const looking = Array.from({ length: 3 }, () =>
        few.within(all, async () => {
          within += 1
          if (within === 3) allIn.resolve()
          await allIn.promise
          await sql`select 1`.execute(few.owner)
        }),
      )
      await Promise.all(looking)
    } finally {
      await few.close()
    }
  })

  test('a snapshot is of one moment and writes nothing', async () => {
    const count = sql<{ n: number }>`select count(*)::int as n from jurisdiction`
    await db.snapshot(everythingOf(152209), async tx => {
      const before = await count.execute(tx)
      await db.owner.insertInto('jurisdiction').values({ id: 152209, name: 'D' }).execute()
      assert.deepEqual((await count.execute(tx)).rows, before.rows)
    })
    const writing = db.snapshot(all, tx => sql`delete from jurisdiction`.execute(tx))
    await assert.rejects(writing, { code: '25006' })
  })

  test('prompt statements follow each other without waiting, and one that fails fails by itself', async () => {
    const said = await Promise.allSettled([
      db.prompt<{ at: Date }>('select pg_sleep(0.05), clock_timestamp() as at', []),
      db.prompt('/* prepared none */ select 1 / $1::integer', [0]),
      db.prompt<{ at: Date; pid: number }>('select clock_timestamp() as at, pg_backend_pid() as pid', []),
    ])
    assert.deepEqual(
      said.map(one => one.status),
      ['fulfilled', 'rejected', 'fulfilled'],
    )
    const [first, , last] = said.map(one => (one as PromiseFulfilledResult<{ at: Date }[]>).value?.[0])
    assert.ok(first!.at <= last!.at, 'in the order given')
    const again = await db.prompt('/* prepared none */ select 1 / $1::integer', [1])
    assert.deepEqual(again, [{ '?column?': 1 }])
  })

  test('who says nothing any more is taken for gone: work and intake are refused in time, and a new connection goes on', async () => {
    let isSilent = false
    const line = await lineTo(url, () => !isSilent)
    const through = openDatabase(line.url, { statementTimeoutSeconds: 0.4 })
    const one = () => through.within(all, tx => sql`select 1`.execute(tx))
    try {
      await Promise.all([one(), through.prompt('select 1', [])])
      isSilent = true
      await Promise.all([
        assert.rejects(one(), { code: 'unavailable' }),
        assert.rejects(through.prompt('select 1', []), { code: 'unavailable', facts: { what: 'unknown' } }),
      ])
      // What was given to nobody was not written, and is told as what all others meet: not tried one by one.
      await assert.rejects(through.prompt('select 1', []), { code: 'unavailable', facts: {} })
      isSilent = false
      await Promise.all([one(), through.prompt('select 1', [])])
    } finally {
      isSilent = false
      await through.close()
      line.close()
    }
  })

  test('lost while it commits, nobody knows whether it was written, and that is said; lost before, nothing was', async () => {
    const line = await lineTo(url, part => !/commit\0|into the void/.test(part.toString('latin1')))
    const through = openDatabase(line.url, { statementTimeoutSeconds: 0.4 })
    try {
      const work = through.within(all, tx => sql`select 1`.execute(tx))
      await assert.rejects(work, { code: 'unavailable', facts: { what: 'unknown' } })
      const before = through.within(all, tx => sql`select 'into the void'`.execute(tx))
      await assert.rejects(before, { code: 'unavailable', facts: {} })
    } finally {
      await through.close()
      line.close()
    }
  })
})

/** A line to the database that lets through what it may. */
async function lineTo(url: string, mayPass: (part: Buffer) => boolean) {
  const { hostname, port } = new URL(url)
  const ends: Socket[] = []
  const line = createServer(near => {
    const far = connect(Number(port), hostname)
    ends.push(near, far)
    near.on('data', part => mayPass(part) && far.write(part)).on('error', () => {})
    far.on('data', part => mayPass(part) && near.write(part)).on('error', () => {})
  })
  await new Promise<void>(resolve => line.listen(0, '127.0.0.1', resolve))
  const way = new URL(url)
  way.host = `127.0.0.1:${(line.address() as { port: number }).port}`
  const close = () => {
    for (const end of ends) end.destroy()
    line.close()
  }
  return { url: way.href, close }
}
