/** Migrations: several starters at once, a changed past, a database of a newer program. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { migrate, migrations } from '../../src/kernel/migrate.ts'
import { freshDatabase } from '../support/database.ts'

suite('migrations', async () => {
  const { db, url } = await freshDatabase()

  test('each has run once, and running them again by several at once changes nothing', async () => {
    await Promise.all([migrate(url), migrate(url), migrate(url)])
    const { rows } = await db.pool.query('select name, sha256 from schema_migration order by name')
    assert.deepEqual(
      rows,
      migrations().map(({ name, sha256 }) => ({ name, sha256 })),
    )
  })

  test('a migration changed after it had run is refused', async () => {
    await db.pool.query("update schema_migration set sha256 = 'x' where name like '0001%'")
    await assert.rejects(migrate(url), /sql\/0001_ground\.sql was changed after it had run/)
  })

  test('a database of a newer program is refused', async () => {
    await db.pool.query("insert into schema_migration (name, sha256) values ('9999_future.sql', 'x')")
    await db.pool.query("delete from schema_migration where name like '0001%'")
    await assert.rejects(migrate(url), /9999_future\.sql, which this version of Aili does not know/)
  })
})
