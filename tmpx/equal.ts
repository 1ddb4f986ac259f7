import { listMatters } from '../src/matters/lists/store.ts'
import { worklistQueryShape } from '../src/matters/shape.ts'
import { openListGround } from '../bench/support/list-ground.ts'
import { questions, readersOf } from '../bench/support/readers.ts'
import { plainList } from '../bench/support/plain-list.ts'
const [every, from, deep] = [Number(process.argv[2] ?? 7), Number(process.argv[3] ?? 0), process.argv[4] === 'deep']
const at = await openListGround({ flags: { year: true }, dataDir: '/work/year', log: () => {}, fresh: false } as any)
const { bench, ground, now } = at
let n = 0, bad = 0
for (const [who, reader] of Object.entries(readersOf(ground))) {
  for (const [name, query] of questions(ground).filter((_, i) => i % every === from)) {
    const parsed = worklistQueryShape.parse(query)
    const ask = (cursor?: string) => bench.db.within(reader.asker.sight, tx => listMatters(tx, ground.jurisdictionId, reader.asker, cursor ? { ...parsed, cursor } as any : parsed, now))
    const page = await ask()
    const ours = page.rows.map(r => r.id)
    let pages = 1, cursor = page.nextCursor
    while (deep && cursor && pages < 3) { const p = await ask(cursor); ours.push(...p.rows.map(r => r.id)); cursor = p.nextCursor; pages++ }
    const { text, values } = plainList({ jurisdictionId: ground.jurisdictionId, query, now, ...reader.plain })
    const t = text.replace(/limit\s+\d+\s*$/i, `limit ${50 * pages}`)
    const plain = (await bench.db.pool.query(t, values)).rows.map((r: any) => r.id)
    n++
    const c = (await bench.db.pool.query(((x: any) => x.text)(plainList({ jurisdictionId: ground.jurisdictionId, query, now, ...reader.plain }, true)), plainList({ jurisdictionId: ground.jurisdictionId, query, now, ...reader.plain }, true).values)).rows[0]; const total = Number(Object.values(c)[0]); if (page.totalIsLowerBound ? page.total > total : page.total !== total) { bad++; console.log('COUNT', who, name, page.total, page.totalIsLowerBound, total) }
    if (JSON.stringify(ours) !== JSON.stringify(plain.slice(0, ours.length)) || plain.length > ours.length && !cursor && plain.length !== ours.length) { bad++; console.log('DIFFERS', who, name, ours.length, plain.length, ours.findIndex((x, i) => x !== plain[i])) }
  }
}
console.log(n, 'compared', bad, 'differ')
await bench.close()
