/** How many large pages the system is to lend a database. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pagesToAllow } from '../../src/kernel/large-pages.ts'

const meminfo = (told: Readonly<Record<string, number>>) =>
  Object.entries({
    MemTotal: 24_000_000,
    MemAvailable: 20_000_000,
    HugePages_Free: 0,
    HugePages_Rsvd: 0,
    HugePages_Surp: 0,
    Hugepagesize: 2048,
    ...told,
  })
    .map(([name, n]) => `${name}:${String(n).padStart(12)} kB`)
    .join('\n')

const asked: readonly (readonly [string, Readonly<Record<string, number>>, number, number])[] = [
  ['2 GB of buffers and what belongs to them', {}, 2048, 1127],
  ['beside those lent to another', { HugePages_Surp: 600 }, 512, 882],
  ['none where as many lie reserved', { HugePages_Free: 1200 }, 2048, 0],
  ['those reserved and promised do not count', { HugePages_Free: 1200, HugePages_Rsvd: 1000 }, 2048, 1127],
  [
    'none where the buffers would take more than a third of what is free',
    { MemAvailable: 6_000_000 },
    2048,
    0,
  ],
  ['none on a system without them', { Hugepagesize: 0 }, 2048, 0],
  ['fewer where they are larger', { Hugepagesize: 1_048_576 }, 2048, 3],
]
for (const [name, told, buffers, pages] of asked)
  test(`large pages: ${name}`, () => assert.equal(pagesToAllow(meminfo(told), buffers), pages))
