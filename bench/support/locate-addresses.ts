/** Addresses in words to buildings in a town of 100,000 buildings: the time of the first, of each, and of one with a wrong character. */
import { resolveAddress } from '../../src/territory/address-resolve.ts'
import { demoPlan } from '../../src/territory/demo.ts'
import { compoundPrefixes, compoundSuffixes } from '../../src/territory/demo-names.ts'
import { buildTerritory } from '../../src/territory/territory.ts'
import { type Times, timesOf } from './bench.ts'

const compounds = 10_000
const buildingsEach = 10

export function measureAddresses(log: (line: string) => void) {
  const plan = demoPlan()
  const grid = plan.grids[0]!
  const names = Array.from({ length: compounds }, (_, i) => nameOf(i))
  const rows = {
    ...plan,
    grids: plan.grids.map(one => ({
      ...one,
      kind: 'general',
      setting: 'urban',
      version: 1,
      validFrom: '2025-01-01',
    })),
    compounds: names.map((name, i) => ({ id: `c${i}`, communityId: grid.communityId, name, kind: 'estate' })),
    buildings: names.flatMap((_, i) =>
      Array.from({ length: buildingsEach }, (_unused, k) => ({
        id: `b${i}-${k}`,
        compoundId: `c${i}`,
        gridId: grid.id,
        name: `${k + 1}号楼`,
        households: 30,
        units: null,
        lng: 121.4 + (i % 100) * 1e-3,
        lat: 45 + Math.floor(i / 100) * 1e-3 + k * 1e-5,
      })),
    ),
  }
  const timed = <T>(work: () => T): [T, number] => {
    const from = performance.now()
    const made = work()
    return [made, Math.round((performance.now() - from) * 100) / 100]
  }
  const [territory, pictureMs] = timed(() => buildTerritory(rows as never, 'bench'))
  const [, nearestMs] = timed(() => territory.nearestBuilding(121.45, 45.05))
  const [, firstMs] = timed(() => resolveAddress(territory, `${names[0]}3号楼`))
  const [, firstWrongMs] = timed(() => resolveAddress(territory, `鼎${names[0]!.slice(1)}3号楼`))
  const written = times(1000, i => {
    const { best } = resolveAddress(
      territory,
      `我家住在${names[(i * 7) % compounds]}${(i % 10) + 1}号楼2单元501室`,
    )
    if (!best?.building) throw new Error(`not found: ${names[(i * 7) % compounds]}`)
  })
  const wrong = times(1000, i => {
    resolveAddress(
      territory,
      `我家住在鼎${names[(i * 7) % compounds]!.slice(1)}${(i % 10) + 1}号楼2单元501室，楼道灯坏了`,
    )
  })
  log(
    `100,000 buildings: picture ${pictureMs} ms, address ${written.p50} ms, with a wrong character ${wrong.p50} ms`,
  )
  return { buildings: compounds * buildingsEach, pictureMs, nearestMs, firstMs, firstWrongMs, written, wrong }
}

function times(count: number, ask: (turn: number) => void): Times {
  for (let warm = 0; warm < 50; warm++) ask(warm)
  return timesOf(
    Array.from({ length: count }, (_, turn) => {
      const from = performance.now()
      ask(turn)
      return performance.now() - from
    }),
  )
}

/** Two beginnings, a number in characters where they repeat, and an ending. */
function nameOf(i: number): string {
  const [a, b] = [compoundPrefixes[i % 32]!, compoundPrefixes[(Math.floor(i / 32) * 5 + 1) % 32]!]
  const again = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'][Math.floor(i / 1024)]!
  return `${a}${b}${again}${compoundSuffixes[i % 3]!}`
}
