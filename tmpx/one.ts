import { listMatters } from '../src/matters/lists/store.ts'
import { worklistQueryShape } from '../src/matters/shape.ts'
import { openListGround } from '../bench/support/list-ground.ts'
import { questions, readersOf } from '../bench/support/readers.ts'
import { plainList } from '../bench/support/plain-list.ts'
const at = await openListGround({ flags: { year: true }, dataDir: '/work/year', log: () => {}, fresh: false } as any)
const { bench, ground, now } = at
const [who, name] = [process.argv[2]!, process.argv[3]!]
const reader = (readersOf(ground) as any)[who]
const query = questions(ground).find(([n]) => n === name)![1]
const page = await bench.db.within(reader.asker.sight, tx => listMatters(tx, ground.jurisdictionId, reader.asker, worklistQueryShape.parse(query), now))
const { text, values } = plainList({ jurisdictionId: ground.jurisdictionId, query, now, ...reader.plain })
const plain = (await bench.db.pool.query(text, values)).rows
for (let i = 0; i < 50; i++) { const r = page.rows[i]; if (r?.id !== plain[i]?.id) { console.log(i, r?.id, r?.nextDueAt, r?.openedAt, r?.lastActAt, r?.handlerId === ground.person, '|', plain[i]); if (i > 3) break } }
console.log(page.total, page.totalIsLowerBound)
await bench.close()
