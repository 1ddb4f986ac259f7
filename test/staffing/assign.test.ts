/** Who gets which grid: beside the best of all ways on small towns, fixed posts, one leader each, and what is said when it cannot be. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { assign, type StaffingAsk } from '../../src/staffing/assign.ts'
import { type PartsAsk, triedParts } from '../../src/staffing/connected-parts.ts'
import { grownParts } from '../../src/staffing/grown-parts.ts'
import { staffHeads } from '../../src/staffing/heads.ts'
import { lackingFor } from '../../src/staffing/lacking.ts'
import { type Candidate, gapOf, type HeadsAsk } from '../../src/staffing/problem.ts'
import { bestOfAll, bestParts, isInOnePiece, isLawful, loadOfHolder, worthOf } from './brute-force.ts'

const runs = { numRuns: 300, seed: 4 } as const

const someTown: fc.Arbitrary<HeadsAsk> = fc
  .record({
    workloads: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 3 }),
    persons: fc.array(
      fc.record({
        may: fc.constantFrom('lead', 'work', 'work', 'both'),
        share: fc.constantFrom(100, 100, 50),
        home: fc.integer({ min: 0, max: 1 }),
        today: fc.option(fc.tuple(fc.constantFrom('lead', 'work'), fc.nat(2)), { nil: null }),
        fixed: fc.integer({ min: 0, max: 5 }),
      }),
      { minLength: 2, maxLength: 5 },
    ),
    memberEach: fc.boolean(),
  })
  .map(({ workloads, persons, memberEach }) => ({
    grids: workloads.map((workload, i) => ({ id: `g${i}`, communityId: `c${i % 2}`, workload })),
    candidates: persons.map((it, i): Candidate => {
      const mayLead = it.may !== 'work'
      const mayWork = it.may !== 'lead'
      const today =
        it.today && (it.today[0] === 'lead' ? mayLead : mayWork) && it.today[1] < workloads.length
          ? {
              role: it.today[0] === 'lead' ? ('gridLeader' as const) : ('gridMember' as const),
              gridId: `g${it.today[1]}`,
            }
          : null
      const fixed = today !== null && it.fixed === 0
      return { id: `p${i}`, homeId: `c${it.home}`, mayLead, mayWork, share: it.share, today, fixed }
    }),
    slack: 0,
    memberEach,
    centres: new Map(),
    seconds: 10,
  }))

const someParts: fc.Arbitrary<PartsAsk> = fc
  .record({
    workloads: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 6 }),
    links: fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 6 }),
    holders: fc.array(
      fc.record({ share: fc.constantFrom(100, 50), today: fc.array(fc.nat(5), { maxLength: 3 }) }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ workloads, links, holders }) => {
    const count = workloads.length
    const pairs = [
      ...workloads.slice(1).map((_, i) => [i, i + 1]),
      ...links.map(it => it.map(n => n % count)),
    ]
    const neighbours = workloads.map((_, i) =>
      pairs.flatMap(([a, b]) => (a === i && b !== i ? [b!] : b === i && a !== i ? [a!] : [])),
    )
    const today = (it: (typeof holders)[number]) => [...new Set(it.today.map(n => n % count))]
    const full = holders.map((it, j) => ({
      id: `h${j}`,
      share: it.share,
      most: count,
      today: today(it),
      fixed: [],
    }))
    return { workloads, neighbours, holders: full, slack: 0 }
  })

suite('beside the best of all ways', () => {
  test('leaders and members: least load, most stay, fewest away, evenly spread', async () => {
    let [solved, impossible] = [0, 0]
    await fc.assert(
      fc.asyncProperty(someTown, async ask => {
        const best = bestOfAll(ask)
        const found = await staffHeads(ask)
        assert.equal(found === null, best === null)
        if (!best || !found) {
          impossible++
          return
        }
        solved++
        assert.ok(isLawful(ask, found.posts))
        const worth = worthOf(ask, found.posts)
        assert.deepEqual([worth.stays, worth.away], [best.stays, best.away])
        assert.ok(Math.abs(worth.load - best.load) < 1e-6, `${worth.load} against ${best.load}`)
        assert.ok(gapOf(found) < 1e-9 && found.staysProven)
        if (ask.candidates.every(it => it.share === 100))
          assert.ok(worth.unevenness < best.unevenness + 0.01, `${worth.unevenness} ${best.unevenness}`)
        const placed = [...found.posts.map(it => it.personId), ...found.spare].sort()
        assert.deepEqual(placed, ask.candidates.map(it => it.id).sort())
      }),
      runs,
    )
    assert.ok(solved > 60 && impossible > 60, `${solved} solved, ${impossible} impossible`)
  })

  test('what words count as missing is missing', () => {
    fc.assert(
      fc.property(someTown, ask => {
        const lacking = lackingFor(ask, null)
        if (lacking.length > 0) assert.equal(bestOfAll(ask), null, JSON.stringify(lacking))
      }),
      runs,
    )
  })

  test('duty holders: least load with grids in one piece; more places than can be tried are shared out lawfully', () => {
    fc.assert(
      fc.property(someParts, ask => {
        const found = triedParts(ask)
        const best = bestParts(ask)!
        assert.ok(found && Math.abs(found.load - best) < 1e-9 && found.bound === found.load)
        const grown = grownParts(ask)
        assert.ok(grown && grown.load >= best - 1e-9 && grown.bound <= best + 1e-9)
        for (const { holderOf, load } of [found, grown]) {
          assert.ok(ask.holders.every((_, j) => isInOnePiece(ask, holderOf, j)))
          assert.equal(load, Math.max(...ask.holders.map((_, j) => loadOfHolder(ask, holderOf, j))))
        }
      }),
      runs,
    )
  })
})

/** The page's town: 70 grids in 13 communities, 70 leaders, 112 members; here members stand unevenly. */
function pageTown(changes: Partial<StaffingAsk> = {}): StaffingAsk {
  const grids = Array.from({ length: 70 }, (_, i) => ({
    id: `g${i}`,
    communityId: `c${Math.floor((i * 13) / 70)}`,
    workload: 338 + ((i * 37) % 160),
  }))
  const person = (id: string, grid: number, role: 'gridLeader' | 'gridMember'): Candidate => ({
    id,
    homeId: grids[grid]!.communityId,
    mayLead: role === 'gridLeader',
    mayWork: role === 'gridMember',
    share: 100,
    today: { role, gridId: `g${grid}` },
    fixed: false,
  })
  const leaders = grids.map((_, i) => person(`l${i}`, i, 'gridLeader'))
  const members = Array.from({ length: 112 }, (_, i) => person(`m${i}`, i % 70, 'gridMember'))
  const beside = (i: number) => [i - 1, i + 1].filter(j => j >= 0 && j < 70).map(j => `g${j}`)
  return {
    grids,
    candidates: [...leaders, ...members],
    duties: [],
    neighbours: new Map(grids.map((it, i) => [it.id, beside(i)])),
    centres: new Map(grids.map((it, i) => [it.communityId, [121 + i / 100, 45] as const])),
    deputiesToday: new Map(),
    mayCross: true,
    slack: 0,
    memberEach: true,
    mostGrids: 100,
    mostDeputies: 1,
    seconds: 10,
    ...changes,
  }
}

suite('the town of the page', () => {
  test('70 leaders and 112 members: proven, one leader each, a deputy for each, the same every time', async () => {
    const ask = pageTown()
    const { heads, deputies } = await assign(ask)
    const found = heads[0]!.found!
    assert.equal(gapOf(found), 0)
    assert.ok(found.staysProven && found.stays > 140, `${found.stays} stay`)
    const leaders = found.posts.filter(it => it.role === 'gridLeader')
    assert.equal(new Set(leaders.map(it => it.gridId)).size, 70)
    assert.equal(new Set(found.posts.map(it => it.personId)).size, 182)
    assert.equal(deputies.size, 70)
    assert.equal(new Set(deputies.values()).size, 70, 'nobody stands in for two')
    for (const { gridId, personId } of leaders) assert.notEqual(deputies.get(gridId), personId)
    const again = await assign({ ...ask, candidates: ask.candidates!.toReversed() })
    assert.deepEqual(sorted(again.heads[0]!.found!.posts), sorted(found.posts))
    const roomy = (await assign(pageTown({ slack: 0.1 }))).heads[0]!.found!
    assert.ok(roomy.stays >= found.stays && gapOf(roomy) <= 0.1 / 1.1 + 1e-9, 'fewer move for a known price')
  })

  test('a fixed post stays, whatever it costs; without crossing everybody stays in the community', async () => {
    const ask = pageTown({ mayCross: false })
    const candidates = ask.candidates!.map(it => ({ ...it, fixed: it.today!.gridId === 'g0' }))
    const { heads } = await assign({ ...ask, candidates })
    assert.equal(heads.length, 13)
    const posts = heads.flatMap(it => it.found!.posts)
    const byId = new Map(candidates.map(it => [it.id, it]))
    const communityOf = new Map(ask.grids.map(it => [it.id, it.communityId]))
    for (const it of posts) assert.equal(communityOf.get(it.gridId), byId.get(it.personId)!.homeId)
    for (const { id, today, fixed } of candidates)
      if (fixed)
        assert.deepEqual(
          posts.filter(it => it.personId === id),
          [{ ...today, personId: id }],
        )
  })

  test('fewer leaders than grids, fewer members, two leaders fixed in one grid: said with figures', async () => {
    const ask = pageTown({ mayCross: false })
    const lacking = async (candidates: readonly Candidate[]) =>
      (await assign({ ...ask, candidates })).heads.flatMap(it =>
        it.lacking.map(({ what, communityId, have, need }) => `${what} ${communityId} ${have}/${need}`),
      )
    const all = ask.candidates!
    assert.deepEqual(await lacking(all.filter(it => it.id !== 'l0')), ['leaders c0 5/6'])
    assert.deepEqual(await lacking(all.filter(it => it.mayLead || it.homeId !== 'c0')), ['members c0 0/6'])
    const crowd = all.map(it => (it.id === 'l1' ? { ...it, today: all[0]!.today, fixed: true } : it))
    assert.deepEqual(await lacking(crowd.map(it => (it.id === 'l0' ? { ...it, fixed: true } : it))), [
      'twoFixedLeaders c0 2/1',
    ])
  })
})

function sorted(posts: readonly { personId: string; gridId: string; role: string }[]): string[] {
  return posts.map(it => `${it.personId} ${it.role} ${it.gridId}`).sort()
}
