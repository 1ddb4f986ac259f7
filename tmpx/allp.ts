import { writeFileSync } from 'node:fs'
import { listMatters } from '../src/matters/lists/store.ts'
import { worklistQueryShape } from '../src/matters/shape.ts'
import { plainList } from '../bench/support/plain-list.ts'
import { openListGround } from '../bench/support/list-ground.ts'
import { questions, readersOf } from '../bench/support/readers.ts'
const [every, runs, only, out] = [Number(process.argv[2] ?? 1), Number(process.argv[3] ?? 4), process.argv[4] ?? '', process.argv[5] ?? '/tmp/all.json']
const at = await openListGround({ flags: { year: true }, dataDir: '/work/year', log: () => {}, fresh: false, rows: undefined } as any)
const { bench, ground, now } = at
const told: any[] = []
const samples: number[] = []
const refs: number[] = []
for (const [who, reader] of Object.entries(readersOf(ground))) {
  const asked = questions(ground).filter(([n], i) => i % every === 0 && `${who}: ${n}`.includes(only))
  for (const [name, query] of asked) {
    const parsed = worklistQueryShape.parse(query)
    const all: number[] = []; const finds: number[] = []; const rowsT: number[] = []; const within: number[] = []
    const pl = plainList({ jurisdictionId: ground.jurisdictionId, query, now, ...reader.plain }); for (let k = 0; k < 2; k++) await bench.db.pool.query(pl.text, pl.values)
    for (let t = -1; t < runs; t++) {
      const parts: number[] = []
      let inner = 0
      const from = performance.now()
      await bench.db.within(reader.asker.sight, async tx => {
        const ex = (tx as any).getExecutor()
        const was = ex.executeQuery
        ex.executeQuery = async (...a: any[]) => { const f = performance.now(); try { return await was.apply(ex, a) } finally { parts.push(performance.now() - f) } }
        const f = performance.now()
        try { await listMatters(tx, ground.jurisdictionId, reader.asker, parsed, now) } finally { ex.executeQuery = was }
        inner = performance.now() - f
      })
      const took = performance.now() - from
      if (t < 0) continue
      all.push(took); samples.push(took); within.push(took - inner)
      rowsT.push(parts.at(-1) ?? 0); finds.push(parts.slice(0, -1).reduce((a, b) => a + b, 0))
    }
    if (told.length % 10 === 0) { for (let k = 0; k < 2; k++) { const f = performance.now(); await bench.db.pool.query('select count(*) from (select opened_at from proceeding where jurisdiction_id = $1 and closed_at is null and procedure = \'matter\' order by opened_at desc, id limit 5000) x', [ground.jurisdictionId]); if (k) refs.push(performance.now() - f) } }
    const med = (x: number[]) => x.toSorted((a, b) => a - b)[Math.floor(x.length / 2)]!
    told.push({ name: `${who}: ${name}`, min: Math.min(...all), p50: med(all), max: Math.max(...all), find: med(finds), rows: med(rowsT), within: med(within) })
  }
}
samples.sort((a, b) => a - b)
const q = (p: number) => samples[Math.min(samples.length - 1, Math.ceil(p * samples.length) - 1)]!.toFixed(2)
console.log(samples.length, 'p50', q(0.5), 'p90', q(0.9), 'p95', q(0.95), 'p99', q(0.99), 'max', q(1))
told.sort((a, b) => b.p50 - a.p50)
for (const t of told.slice(0, Number(process.argv[6] ?? 60))) console.log(t.name.padEnd(70), t.min.toFixed(1), t.p50.toFixed(1), t.max.toFixed(1), 'find', t.find.toFixed(1), 'rows', t.rows.toFixed(1), 'within', t.within.toFixed(1))
const mean = (k: string) => (told.reduce((a, t) => a + t[k], 0) / told.length).toFixed(2)
refs.sort((a, b) => a - b); console.log('ref p50', refs[refs.length >> 1]!.toFixed(2), 'p90', refs[Math.floor(refs.length * 0.9)]!.toFixed(2))
console.log('mean find', mean('find'), 'rows', mean('rows'), 'within', mean('within'), 'p50', mean('p50'))
writeFileSync(out, JSON.stringify(told))
await bench.close()
