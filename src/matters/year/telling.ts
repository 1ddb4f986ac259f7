/** What a year's matters are about, where, by whom and through which channel: a few grids are hot, every channel is used. */
import type { Actor } from '../../proceedings/procedure.ts'
import { inventedNames } from '../../territory/demo-names.ts'
import type { Random } from '../../territory/demo-random.ts'
import type { GridRow } from '../../territory/store.ts'
import type { PathName } from '../demo/paths.ts'
import type { Telling } from '../demo/run.ts'
import type { DemoStory } from '../demo/stories.ts'
import { resident, storiesFor } from '../demo/telling.ts'
import type { World } from '../demo/world.ts'
import { detailsFrom } from './details.ts'

type Channel = Telling['channel']

export interface Teller {
  tell(world: World, path: PathName, at: Date, i: number): Telling
}

const system: Actor = { kind: 'system', id: null, posts: [] }
const channels: readonly (readonly [Channel, number])[] = [
  ['resident', 0.56],
  ['phone', 0.69],
  ['hotline', 0.83],
  ['counter', 0.89],
  ['grid', 1],
]
const urgentWords = /燃气味|水管爆|制氧机|敲门没人应|搭在电线上|上吐下泻/
const names = inventedNames()

/** @param order the random order in which grids are hot, the same for all matters of a year */
export function tellerOf(world: Omit<World, 'random'>, matters: number, order: Random): Teller {
  const grids = hotGrids(
    order.shuffled([...world.territory.grids].sort((a, b) => a.code.localeCompare(b.code))),
  )
  const buildings = Map.groupBy(world.town.buildings, building => building.gridId)
  const people = Math.max(300, Math.round(matters * 0.3))
  const stories = storyBook()
  return {
    tell(world, path, at, i) {
      const { random } = world
      const story = stories(world, path, at)
      const grid = grids(random)
      const channel = channelFor(story, random)
      const own = buildings.get(grid.id) ?? []
      const building = own[Math.floor(random.next() ** 1.5 * own.length)]
      const nobody = channel === 'patrol' || random.next() < 0.08
      return {
        story,
        at,
        channel,
        communityId: grid.communityId,
        buildingId: !building || random.next() < 0.03 ? null : building.id,
        urgent: urgentWords.test(story.text) && ['unit', 'onSpot'].includes(path),
        reporter: nobody ? null : reporter(random, people),
        teller: tellerOn(world, channel, grid),
        photos: channel === 'patrol' || channel === 'grid' ? 1 : photoCount(random),
        more: detailsFrom(random),
        ...(channel === 'hotline' ? { externalNumber: `HL${String(i + 1).padStart(9, '0')}` } : {}),
      }
    },
  }
}

/** Of 420 grids the hottest has some thirty times the matters of one in the middle. */
function hotGrids(grids: readonly GridRow[]): (random: Random) => GridRow {
  const upTo: number[] = []
  for (const [rank] of grids.entries()) upTo.push((upTo[rank - 1] ?? 0) + 1 / (rank + 4) ** 0.85)
  return random => {
    const wanted = random.next() * upTo.at(-1)!
    return grids[upTo.findIndex(one => one >= wanted)] ?? grids[0]!
  }
}

/** In the heating season heat is what people call about. */
function storyBook() {
  const known = new Map<string, readonly DemoStory[]>()
  return (world: World, path: PathName, at: Date): DemoStory => {
    const month = new Date(at.getTime() + 8 * 3_600_000).getUTCMonth() + 1
    const winter = month >= 11 || month <= 3
    const key = `${path} ${winter}`
    const fitting = known.get(key) ?? storiesFor(world, path, at, undefined)
    known.set(key, fitting)
    const heating = winter ? fitting.filter(story => story.category === 'heating') : []
    return world.random.pick(heating.length > 0 && world.random.next() < 0.3 ? heating : fitting)
  }
}

function channelFor(story: DemoStory, random: Random): Channel {
  if (story.nature === 'report') return random.next() < 0.7 ? 'patrol' : 'grid'
  const at = random.next()
  return channels.find(([, upTo]) => at < upTo)![0]
}

function tellerOn(world: World, channel: Channel, grid: GridRow): Actor {
  switch (channel) {
    case 'patrol':
      return world.inRole('gridMember', { gridId: grid.id })[0]!
    case 'grid':
      return world.inRole('gridLeader', { gridId: grid.id })[0]!
    case 'counter':
      return world.inRole('communityDirector', { communityId: grid.communityId })[0]!
    case 'phone':
      return world.named('dispatch')
    case 'hotline':
      return system
    default:
      return resident
  }
}

/** Some report often, most once. */
function reporter(random: Random, people: number): { name: string; phone: string } {
  const number = 1 + Math.floor(random.next() ** 2 * people)
  return { name: names[(number * 37) % names.length]!, phone: `1990${String(number).padStart(7, '0')}` }
}

function photoCount(random: Random): number {
  const at = random.next()
  return at < 0.6 ? 0 : at < 0.93 ? 1 : random.whole(2, 4)
}
