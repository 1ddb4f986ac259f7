/** The town in which the demo's proceedings happen: who signs in under which name, at which posts; and what one of them came to. */
import type { Vault } from '../../kernel/vault.ts'
import type { Calendar } from '../../proceedings/calendar.ts'
import type { Rules } from '../../proceedings/judge.ts'
import type { Act, Actor, StandingOf } from '../../proceedings/procedure.ts'
import type { DemoPlan } from '../../territory/demo.ts'
import { inventedNames } from '../../territory/demo-names.ts'
import { type Random, seededRandom } from '../../territory/demo-random.ts'
import type { DemoStory } from './story.ts'

export type Town = Pick<DemoPlan, 'people' | 'posts' | 'communities' | 'compounds'>
export type Worker = Actor & { readonly id: string }

export interface Ways {
  rules(procedure: string): Rules<unknown>
}

export interface World {
  readonly now: Date
  readonly calendar: Calendar
  readonly vault: Vault
  readonly random: Random
  /** By the name of a sign-in, or `#role` for whoever holds it for the community (1 to 13). */
  user(name: string, community: number): Worker
  community(number: number): { readonly id: string; readonly name: string }
  compound(number: number): string
  /** Somebody who lives here and works at no post. */
  resident(): string
}

export interface PaperUse {
  readonly id: string
  readonly proceedingId: string
  readonly actId: string
  readonly purpose: string
  readonly at: Date
  readonly personId: string
}

export interface Life {
  readonly id: string
  readonly story: DemoStory
  readonly rules: Rules<unknown>
  readonly acts: Act[]
  readonly secrets: { readonly actId: string; readonly secret: Readonly<Record<string, unknown>> }[]
  readonly papers: PaperUse[]
  standing: StandingOf
  /** A move that the rules refused: none, or the story is wrong. */
  refused: string | null
}

export function worldOf(
  town: Town,
  { calendar, vault, now }: Pick<World, 'calendar' | 'vault' | 'now'>,
  seed: number,
): World {
  const random = seededRandom(seed)
  const ids = new Map(town.people.map(person => [person.user, person.id]))
  const posts = Map.groupBy(town.posts, post => post.personId)
  const staff = new Set(town.people.map(person => person.name))
  const residents = random.shuffled(inventedNames().filter(name => !staff.has(name)))
  const worker = (id: string): Worker => ({ kind: 'staff', id, posts: posts.get(id) ?? [] })
  const atCommunity = (role: string, number: number) => {
    const { id } = town.communities[number - 1]!
    const held = town.posts.filter(post => post.role === role && post.communityId === id)
    return (held.find(post => post.gridId === null) ?? held[0])?.personId
  }
  return {
    now,
    calendar,
    vault,
    random,
    user: (name, community) => {
      const id = name.startsWith('#') ? atCommunity(name.slice(1), community) : ids.get(name)
      if (id === undefined) throw new Error(`nobody is ${name} in community ${community}`)
      return worker(id)
    },
    community: number => town.communities[number - 1]!,
    compound: number => {
      const own = town.compounds.filter(compound => compound.communityId === town.communities[number - 1]!.id)
      return random.pick(own).name
    },
    resident: () => residents.pop()!,
  }
}
