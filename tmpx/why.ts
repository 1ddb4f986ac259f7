// One question with nested plans from the log.
import pg from 'pg'
import { readFileSync, statSync } from 'node:fs'
import { listMatters } from '../src/matters/lists/store.ts'
import { worklistQueryShape } from '../src/matters/shape.ts'
import { openListGround } from '../bench/support/list-ground.ts'
import { questions, readersOf } from '../bench/support/readers.ts'
const names = process.argv.slice(2)
const at = await openListGround({ flags: { year: true }, dataDir: '/work/year', log: () => {}, fresh: false } as any)
const { bench, ground, now } = at
const log = '/work/year/run/postgres.log'
for (const asked of names) {
  const cut = asked.indexOf(': ')
  const [who, name] = [asked.slice(0, cut), asked.slice(cut + 2)]
  const reader = (readersOf(ground) as any)[who]
  const query = questions(ground).find(([n]) => n === name)![1]
  const parsed = worklistQueryShape.parse(query)
  const run = (on: boolean) => bench.db.within(reader.asker.sight, async tx => {
    const { sql } = await import('kysely')
    return listMatters(tx, ground.jurisdictionId, reader.asker, parsed, now)
  })
  for (let i = 0; i < 3; i++) await run(false)
  const size = statSync(log).size
  await run(true)
  await new Promise(r => setTimeout(r, 300))
  console.log('=====', asked)
  const buffer = readFileSync(log)
  console.log(buffer.subarray(size).toString())
}
await bench.close()
