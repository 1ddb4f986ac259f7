import { sql } from 'kysely'
import { openListGround } from '../bench/support/list-ground.ts'
import { readersOf } from '../bench/support/readers.ts'
import { rowsOf as neu } from '../src/matters/lists/store.ts'
import { rowsOf as old } from '/work/main/src/matters/lists/store.ts'
const at = await openListGround({ flags: { year: true }, dataDir: '/work/year', log: () => {}, fresh: false } as any)
const { bench, ground } = at
const ids = (await bench.db.pool.query('select id from proceeding where closed_at is null and jurisdiction_id=$1 order by opened_at desc limit 3000', [ground.jurisdictionId])).rows.map(r => r.id)
for (const who of ['supervisor', 'department', 'director']) {
  const reader = (readersOf(ground) as any)[who]
  await bench.db.within(reader.asker.sight, async tx => {
    const t: any = {}
    const time = async (k: string, f: any) => { const a = performance.now(); await f(); (t[k] ??= []).push(performance.now() - a) }
    for (let i = 0; i < 120; i++) {
      const some = ids.slice((i % 60) * 50, (i % 60) * 50 + 50)
      await time('new', () => neu(tx, ground.jurisdictionId, some))
      await time('old', () => old(tx, ground.jurisdictionId, some))
      await time('count', () => sql`/* prepared cnt */ select count(*) from matter_rows(${ground.jurisdictionId}, ${some}::uuid[])`.execute(tx))
      await time('json', async () => { const { rows } = await sql<any>`/* prepared js */ select json_agg(r)::text as r from matter_rows(${ground.jurisdictionId}, ${some}::uuid[]) r`.execute(tx); const x = JSON.parse(rows[0].r ?? '[]'); for (const o of x) { o.nextDueAt = o.nextDueAt && new Date(o.nextDueAt); o.openedAt = new Date(o.openedAt); o.closedAt = o.closedAt && new Date(o.closedAt); o.lastActAt = new Date(o.lastActAt); o.reportedAt = new Date(o.reportedAt) } })
      await time('empty', () => sql`/* prepared emp */ select 1`.execute(tx))
      await time('begin', () => bench.db.pool.query('select 1'))
    }
    for (const [k, v] of Object.entries<number[]>(t)) { const s = v.slice(60).sort((a, b) => a - b); console.log(who, k, s[10]!.toFixed(2), s[30]!.toFixed(2), s[55]!.toFixed(2)) }
  })
}
await bench.close()
