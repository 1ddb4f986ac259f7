/** Staffing: leaders, members and duty holders shared out over the grids of a county; the reference is the load below which nothing exists, proven in the same run. */
import { assign, type StaffingAsk } from '../src/staffing/assign.ts'
import type { DutyHolder } from '../src/staffing/duties.ts'
import { type Candidate, gapOf, type HeadsFound, headsOf, largestLoad } from '../src/staffing/problem.ts'
import { seededRandom } from '../src/territory/demo-random.ts'
import { type BenchOptions, type BenchResult, round } from './support/bench.ts'

/** --rows=70: grids; a leader each, 1.6 members a grid, as many communities as thirteen are to seventy. */
export async function run({ rows, log }: BenchOptions): Promise<BenchResult> {
  // Loading and compiling the solver once is nobody's proposal.
  await staffed(townOf(20, 0, true))
  const grids = rows ?? 70
  const towns = []
  for (const [count, partTime, mayCross] of [
    [grids, 0, false],
    [grids, 0, true],
    [grids, 15, false],
    [grids, 15, true],
    [grids * 10, 0, false],
    [grids * 10, 0, true],
    [grids * 10, 15, false],
  ] as const) {
    const town = await staffed(townOf(count, partTime, mayCross))
    towns.push({ grids: count, partTime, mayCross, ...town })
    log(
      `${count} grids, ${partTime} % part-time, ${mayCross ? 'crossing' : 'each community for itself'}: ${town.seconds} s`,
    )
  }
  const main = towns[1]!
  return {
    figure: main.load,
    unit: 'households for one head at the worst grid',
    reference: main.bound,
    ratio: round(main.load / main.bound),
    n: main.persons,
    p50: main.seconds,
    p99: main.seconds,
    towns,
  }
}

async function staffed(ask: StaffingAsk) {
  const before = largestLoad(
    ask.grids,
    headsOf(
      ask.candidates!,
      ask.candidates!.map(it => ({ ...it.today!, personId: it.id })),
    ),
  )
  // The processor's seconds: a machine that others share says little by the clock.
  const started = process.cpuUsage()
  const { heads, duties, deputies } = await assign(ask)
  const { user, system } = process.cpuUsage(started)
  const found = heads.flatMap(it => it.found ?? [])
  const most = (of: (it: HeadsFound) => number) => Math.max(...found.map(of))
  return {
    persons: ask.candidates!.length,
    before: round(before),
    load: round(most(it => it.load)),
    bound: round(most(it => it.bound)),
    gapPercent: round(most(gapOf) * 100),
    without: heads.filter(it => !it.found).length,
    moved: found.reduce((sum, it) => sum + it.posts.length - it.stays, 0),
    fewestProven: found.every(it => it.staysProven),
    duties: duties.map(it => ({
      role: it.role,
      gapPercent: round(gapOf(it) * 100),
      without: it.without.length,
    })),
    deputies: deputies.size,
    seconds: round((user + system) / 1e6),
  }
}

/** Grids in rows of twelve; members dealt out in turn, as an office does without reckoning. */
function townOf(count: number, partTime: number, mayCross: boolean): StaffingAsk {
  const random = seededRandom(4)
  const communities = Math.round((count * 13) / 70)
  const grids = Array.from({ length: count }, (_, i) => ({
    id: `g${i}`,
    communityId: `c${Math.floor((i * communities) / count)}`,
    workload: random.whole(300, 600),
  }))
  const person = (id: string, i: number, role: 'gridLeader' | 'gridMember'): Candidate => ({
    id,
    homeId: grids[i]!.communityId,
    mayLead: role === 'gridLeader',
    mayWork: role === 'gridMember',
    share: role === 'gridMember' && random.whole(1, 100) <= partTime ? 50 : 100,
    today: { role, gridId: grids[i]!.id },
    fixed: random.whole(1, 10) === 1,
  })
  const members = Math.round(count * 1.6)
  const holder = (role: string, every: number): DutyHolder[] =>
    Array.from({ length: Math.ceil(count / every) }, (_, i) => ({
      id: `${role}${i}`,
      homeId: grids[i * every]!.communityId,
      share: 100,
      today: [],
      fixed: false,
    }))
  const beside = (i: number) =>
    [i - 12, i - 1, i + 1, i + 12].filter(j => j >= 0 && j < count).map(j => `g${j}`)
  return {
    grids,
    candidates: [
      ...grids.map((_, i) => person(`l${i}`, i, 'gridLeader')),
      ...Array.from({ length: members }, (_, i) => person(`m${i}`, i % count, 'gridMember')),
    ],
    duties: [
      { role: 'communityWorker', holders: holder('w', 2) },
      { role: 'communityPolice', holders: holder('p', 9) },
    ],
    neighbours: new Map(grids.map((it, i) => [it.id, beside(i)])),
    centres: new Map(
      grids.map((it, i) => [it.communityId, [121 + (i % 12) / 100, 45 + Math.floor(i / 12) / 100]]),
    ),
    deputiesToday: new Map(),
    mayCross,
    slack: 0,
    memberEach: true,
    mostGrids: 1000,
    mostDeputies: 1,
    seconds: 10,
  }
}
