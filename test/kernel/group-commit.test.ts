/** Group commit: every caller hears of its own item, one bad item never fails a neighbour, and a crowd shares few writes. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises'
import fc from 'fast-check'
import { groupCommit, type Writing } from '../../src/kernel/group-commit.ts'

class Away extends Error {}

/** A table that refuses a whole group because of one item; `written` is what was committed, in groups. */
function table(setting: Partial<Writing<number, string>> & { bad?: (item: number) => boolean } = {}) {
  const written: number[][] = []
  let underWay = 0
  let mostUnderWay = 0
  const line = groupCommit<number, string>({
    most: setting.most ?? 8,
    lanes: setting.lanes ?? 2,
    fewest: setting.fewest ?? 8,
    mostWaiting: setting.mostWaiting ?? 1000,
    patience: setting.patience ?? 60_000,
    full: ahead => new Error(`full ${ahead}`),
    isCommon: error => error instanceof Away,
    write:
      setting.write ??
      (async items => {
        mostUnderWay = Math.max(mostUnderWay, ++underWay)
        await turn()
        underWay -= 1
        const bad = items.find(item => setting.bad?.(item))
        if (bad !== undefined) throw new Error(`bad ${bad}`)
        written.push([...items])
        return items.map(item => `row ${item}`)
      }),
  })
  return { line, written, mostUnderWay: () => mostUnderWay }
}

suite('group commit', () => {
  test('whoever asks at the same time shares a write; groups and lanes keep their bounds', async () => {
    const { line, written, mostUnderWay } = table()
    const items = Array.from({ length: 100 }, (_, n) => n)
    assert.deepEqual(
      await Promise.all(items.map(item => line.add(item))),
      items.map(item => `row ${item}`),
    )
    assert.equal(written.length, Math.ceil(100 / 8))
    assert.ok(written.every(group => group.length <= 8))
    assert.equal(mostUnderWay(), 2)
    assert.deepEqual(written.flat(), items, 'in the order they came')
  })

  test('all that are on their way are shared among the lanes', async () => {
    const { line, written, mostUnderWay } = table({ most: 64, lanes: 3, fewest: 4 })
    await Promise.all(Array.from({ length: 31 }, (_, n) => line.add(n)))
    assert.deepEqual([written.map(group => group.length), mostUnderWay()], [[10, 10, 11], 3])
    await Promise.all(Array.from({ length: 7 }, (_, n) => line.add(n)))
    assert.deepEqual(
      written.slice(3).map(group => group.length),
      [7],
      'too few for two',
    )
  })

  test('another group begins beside one only when it is large enough', async () => {
    const { line, written, mostUnderWay } = table()
    const first = line.add(0)
    await turn()
    const half = [1, 2, 3].map(item => line.add(item))
    await Promise.all([first, ...half])
    assert.deepEqual(written, [[0], [1, 2, 3]])
    assert.equal(mostUnderWay(), 1)
  })

  test('the next group is given to the database before the last is answered', async () => {
    const said: string[] = []
    const { line } = table({
      write: async items => {
        said.push(`write ${items}`)
        await turn()
        return items.map(item => `row ${item}`)
      },
    })
    const first = line.add(1).then(() => said.push('answer 1'))
    await turn()
    await Promise.all([first, line.add(2).then(() => said.push('answer 2'))])
    assert.deepEqual(said, ['write 1', 'write 2', 'answer 1', 'answer 2'])
  })

  test('one that comes alone is written alone, at once', async () => {
    const { line, written } = table()
    assert.equal(await line.add(7), 'row 7')
    assert.equal(await line.add(8), 'row 8')
    assert.deepEqual(written, [[7], [8]])
  })

  test('whatever is bad among them, the others are written once and each hears of its own', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 0, max: 500 }), { maxLength: 60 }),
        fc.func(fc.boolean()),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 8 }),
        async (items, bad, most, lanes, fewest) => {
          const { line, written } = table({ bad, most, lanes, fewest })
          const outcomes = await Promise.allSettled(items.map(item => line.add(item)))
          for (const [at, outcome] of outcomes.entries())
            if (bad(items[at]!))
              assert.equal((outcome as PromiseRejectedResult).reason.message, `bad ${items[at]}`)
            else assert.equal((outcome as PromiseFulfilledResult<string>).value, `row ${items[at]}`)
          assert.deepEqual(
            written.flat().sort((a, b) => a - b),
            items.filter(item => !bad(item)).sort((a, b) => a - b),
          )
        },
      ),
      { numRuns: 60 },
    )
  })

  test('when the database is away nobody is tried one by one, and the line goes on when it is back', async () => {
    let tries = 0
    let away = true
    const { line } = table({
      write: async items => {
        tries += 1
        if (away) throw new Away('away')
        return items.map(item => `row ${item}`)
      },
    })
    const outcomes = await Promise.allSettled([1, 2, 3, 4].map(item => line.add(item)))
    assert.ok(outcomes.every(one => one.status === 'rejected' && one.reason instanceof Away))
    assert.equal(tries, 1)
    away = false
    assert.equal(await line.add(5), 'row 5')
  })

  test('while the database hardly moves, so many wait and no more, and nobody longer than there is sense in', async () => {
    const moves = Promise.withResolvers<void>()
    const written: number[] = []
    const { line } = table({
      lanes: 1,
      most: 2,
      mostWaiting: 3,
      patience: 5,
      write: async items => {
        written.push(...items)
        await moves.promise
        return items.map(item => `row ${item}`)
      },
    })
    const first = line.add(0)
    await turn()
    const others = Promise.allSettled([1, 2, 3, 4].map(item => line.add(item)))
    await pause(10)
    moves.resolve()
    assert.equal(await first, 'row 0')
    const said = (await others).map(one => (one as PromiseRejectedResult).reason.message)
    assert.deepEqual([said, written], [['full 0', 'full 0', 'full 0', 'full 3'], [0]])
    assert.equal(await line.add(5), 'row 5', 'and the line goes on')
  })

  test('nobody is left without an answer, whatever the writing forgets or throws', async () => {
    let tries = 0
    const { line } = table({
      write: items => {
        tries += 1
        if (items[0] === 9) throw new Error('at once')
        return Promise.resolve(items.slice(1).map(item => `row ${item}`))
      },
    })
    const outcomes = await Promise.allSettled([1, 2, 3].map(item => line.add(item)))
    assert.deepEqual(
      [outcomes.map(one => one.status), tries],
      [['rejected', 'rejected', 'rejected'], 1],
      'nor written twice',
    )
    await assert.rejects(line.add(9), /at once/)
  })
})
