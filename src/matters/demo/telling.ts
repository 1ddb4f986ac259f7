/** What the demo's residents and patrols report: which story, where, by whom, through which channel, and when in the year. */
import type { Actor } from '../../proceedings/procedure.ts'
import { inventedNames } from '../../territory/demo-names.ts'
import type { PathName } from './paths.ts'
import type { Telling } from './run.ts'
import { type DemoStory, demoStories } from './stories.ts'
import { weighted } from './time.ts'
import type { World } from './world.ts'

export const resident: Actor = { kind: 'resident', id: null, posts: [] }
/** Ways on which the grid or the community answers by itself. */
const byGrid: readonly PathName[] = [
  'onSpot',
  'grid',
  'community',
  'declined',
  'mediated',
  'referredBack',
  'notFiled',
  'voided',
  'withdrawn',
  'reworkedTwice',
  'committee',
]
/** Some communities are busier than others. */
const busy = [3, 1.6, 1, 1, 2.2, 0.8, 1, 1.2, 2, 0.7, 1, 1.4, 1]
const urgentWords = /燃气味|水管爆|制氧机|敲门没人应|搭在电线上|上吐下泻/

export function tell(
  world: World,
  wish: {
    path: PathName
    at: Date
    gridId?: string
    communityId?: string
    unitId?: string
    noGrid?: boolean
  },
): Telling {
  const { random, territory } = world
  const story = random.pick(storiesFor(world, wish.path, wish.at, wish.unitId))
  const community =
    wish.communityId ??
    weighted(
      world,
      territory.communities.map(({ id }, i) => ({ value: id, weight: busy[i] ?? 1 })),
    )
  const grids = territory.grids.filter(grid => grid.communityId === community)
  const gridId = wish.gridId ?? grids[Math.floor(random.next() ** 1.6 * grids.length)]!.id
  const patrol = story.nature === 'report' || (story.nature === 'help' && random.next() < 0.05)
  const channel = patrol
    ? 'patrol'
    : weighted(world, [
        { value: 'resident' as const, weight: 80 },
        { value: 'phone' as const, weight: 12 },
        { value: 'counter' as const, weight: 8 },
      ])
  return {
    story,
    at: wish.at,
    channel,
    communityId: territory.grid(gridId)!.communityId,
    buildingId: wish.noGrid
      ? null
      : random.pick(world.town.buildings.filter(building => building.gridId === gridId)).id,
    urgent: urgentWords.test(story.text) && ['unit', 'onSpot'].includes(wish.path),
    reporter: patrol || random.next() < 0.08 ? null : reporter(world),
    teller: teller(world, channel, gridId, territory.grid(gridId)!.communityId),
    photos: patrol || random.next() < 0.4 ? 1 : 0,
  }
}

function teller(world: World, channel: Telling['channel'], gridId: string, communityId: string): Actor {
  if (channel === 'patrol') return world.inRole('gridMember', { gridId })[0]!
  if (channel === 'counter') return world.inRole('communityDirector', { communityId })[0]!
  return channel === 'phone' ? world.named('dispatch') : resident
}

export function storiesFor(
  world: World,
  path: PathName,
  at: Date,
  unitId: string | undefined,
): readonly DemoStory[] {
  const month = new Date(at.getTime() + 8 * 3_600_000).getUTCMonth() + 1
  const winter = month >= 11 || month <= 3
  const inSeason = demoStories.filter(
    ({ category, text }) =>
      winter || !(category === 'heating' || category === '10001' || /雪|冰|冬天|取暖/.test(text)),
  )
  const fitting = inSeason.filter(story => {
    const unit = world.departmentFor(story.category)
    if (unitId) return unit === unitId
    if (path === 'mediated' || path === 'referredBack') return story.category === 'dispute'
    if (path === 'petitioned') return story.category === 'petitionSign'
    return byGrid.includes(path) ? story.category !== 'heating' && story.category !== 'wages' : unit !== null
  })
  if (fitting.length > 0) return fitting
  const ofUnit = demoStories.filter(story => unitId && world.departmentFor(story.category) === unitId)
  return ofUnit.length > 0 ? ofUnit : inSeason
}

const invented = inventedNames()
export function reporter(world: World): { name: string; phone: string } {
  const number = world.random.whole(1, 300)
  return {
    name: invented[(number * 37) % invented.length]!,
    phone: `1990000${String(number).padStart(4, '0')}`,
  }
}
