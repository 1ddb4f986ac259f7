/** The parts of live updates that need no database: who is told of what, which act a snapshot sees, what memory still knows. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Sight } from '../../src/kernel/database.ts'
import { openAudiences, type Placed, sees } from '../../src/proceedings/live-audiences.ts'
import { openMemory } from '../../src/proceedings/live-memory.ts'
import { below, covers, isVisible, readSnapshot } from '../../src/proceedings/live-snapshot.ts'

const ids = (kind: string) => fc.subarray([1, 2, 3].map(number => `${kind}${number}`))
const jurisdictionId = fc.constantFrom(152222, 152223)
const maybe = (kind: string) => fc.option(fc.constantFrom(`${kind}1`, `${kind}2`, `${kind}3`))
const sight: fc.Arbitrary<Sight> = fc.record(
  {
    jurisdictionId,
    reach: fc.constantFrom('all', 'jurisdiction', 'scoped'),
    personId: fc.constant(null),
    units: ids('unit'),
    communities: ids('community'),
    grids: ids('grid'),
    proceedingId: fc.constantFrom('p1', 'p2'),
  },
  { requiredKeys: ['jurisdictionId', 'reach', 'personId', 'units', 'communities', 'grids'] },
)
const placed: fc.Arbitrary<Placed> = fc.record({
  jurisdictionId,
  proceedingId: fc.constantFrom('p1', 'p2', 'p3'),
  gridId: maybe('grid'),
  communityId: maybe('community'),
  unitIds: ids('unit'),
  sealed: fc.boolean(),
  restricted: fc.boolean(),
})

test('whoever may see it is found, and nobody else, also after others left', () => {
  fc.assert(
    fc.property(fc.array(sight, { maxLength: 12 }), fc.array(placed, { maxLength: 8 }), (sights, places) => {
      const audiences = openAudiences<number>()
      const leaves = sights.map((one, number) => audiences.join(one, number))
      const check = (present: (number: number) => boolean) => {
        for (const place of places) {
          const found = [...audiences.of(place)].flatMap(audience => [...audience.members])
          const right = sights.flatMap((one, number) => (present(number) && sees(one, place) ? [number] : []))
          assert.deepEqual(found.sort(), right.sort())
        }
      }
      check(() => true)
      for (let number = 0; number < sights.length; number += 2) leaves[number]!()
      check(number => number % 2 === 1)
    }),
    { numRuns: 300 },
  )
})

/** Snapshots in the order they were taken, of transactions that begin and end in any order. */
const history = fc.array(fc.tuple(fc.constantFrom('begin', 'end', 'look'), fc.nat(20)), { maxLength: 40 })

function live(steps: readonly (readonly [string, number])[]) {
  let next = 10
  const open: number[] = []
  const ended: number[] = []
  const looks = []
  for (const [step, pick] of [...steps, ['look', 0] as const]) {
    if (step === 'begin') open.push(next++)
    if (step === 'end' && open.length > 0) ended.push(...open.splice(pick % open.length, 1))
    if (step === 'look')
      looks.push({
        snapshot: readSnapshot(
          `${Math.min(next, ...open)}:${next}:${open.toSorted((a, b) => a - b).join()}`,
        )!,
        visible: new Set(ended),
      })
  }
  return { looks, all: Array.from({ length: next - 10 }, (_, i) => 10 + i) }
}

test('a snapshot sees what had ended; a later one covers an earlier one; memory gives exactly what is new', () => {
  fc.assert(
    fc.property(history, steps => {
      const { looks, all } = live(steps)
      const first = looks[0]!
      const memory = openMemory(first.snapshot, 5)
      const told = new Set(first.visible)
      for (const { snapshot, visible } of looks) {
        assert.deepEqual(
          all.filter(xact => isVisible(xact, snapshot)),
          [...visible].sort((a, b) => a - b),
        )
        assert.ok(covers(snapshot, first.snapshot))
        const fresh = [...visible].filter(xact => !told.has(xact))
        for (const xact of fresh) told.add(xact)
        memory.add({ snapshot, acts: fresh.map(xact => ({ xact }) as never) })
      }
      const last = looks.at(-1)!
      for (const { snapshot, visible } of looks) {
        const since = memory.since(snapshot)
        const right = [...last.visible].filter(xact => !visible.has(xact))
        // It forgets the oldest, and then says that it does not know.
        if (since === null) assert.ok(last.visible.size - first.visible.size > 5)
        else
          assert.deepEqual(
            since.map(act => act.xact).sort((a, b) => a - b),
            right.sort((a, b) => a - b),
          )
      }
    }),
    { numRuns: 300 },
  )
})

test('memory reaches back before the start; what is no snapshot is none', () => {
  const start = readSnapshot('100:104:101,102')!
  const memory = openMemory(start)
  assert.equal(memory.since(readSnapshot('95:95:')!), null)
  memory.reachBack(
    below(90),
    [92, 96, 101, 103].map(xact => ({ xact }) as never),
  )
  memory.add({ snapshot: readSnapshot('102:106:102')!, acts: [101, 105].map(xact => ({ xact }) as never) })
  const numbers = (text: string) => memory.since(readSnapshot(text)!)?.map(act => act.xact)
  assert.deepEqual(numbers('95:95:'), [96, 103, 101, 105])
  assert.deepEqual(numbers('100:104:101,102'), [101, 105])
  assert.equal(numbers('80:80:'), undefined)
  for (const text of ['', 'nonsense', '0:0:', '5:4:', '4:9:3', '4:9:9', '1:2', `${'9'.repeat(20)}:1:`])
    assert.equal(readSnapshot(text), null, text)
})

test('of what was sealed memory tells nothing that was told before', () => {
  const memory = openMemory(readSnapshot('100:100:')!)
  const act = (xact: number, proceedingId: string, sealed = false) =>
    ({ xact, proceedingId, sealed }) as never
  memory.add({ snapshot: readSnapshot('103:103:')!, acts: [act(101, 'p1'), act(102, 'p2')] })
  memory.add({ snapshot: readSnapshot('104:104:')!, acts: [act(103, 'p1', true)] })
  const told = memory.since(readSnapshot('100:100:')!)!.filter(one => !one.sealed)
  assert.deepEqual(
    told.map(one => one.xact),
    [102],
  )
})
