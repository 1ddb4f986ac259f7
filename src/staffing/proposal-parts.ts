/** How good a proposal is, part by part: the largest load before and after, what nothing lies below, what is missing, in words. */
import type { z } from 'zod'
import type { Translate } from '../kernel/i18n.ts'
import type { StaffingFound } from './assign.ts'
import type { Picture } from './picture.ts'
import { gapOf, type Lacking } from './problem.ts'
import type { partShape } from './shape.ts'
import { headsAt } from './workload.ts'

type PartView = z.infer<typeof partShape>

export function partsOf(picture: Picture, found: StaffingFound, t: Translate): PartView[] {
  return [...headParts(picture, found, t), ...dutyParts(picture, found, t)]
}

function headParts(picture: Picture, found: StaffingFound, t: Translate): PartView[] {
  const heads = headsAt(picture.posts)
  return found.heads.map(({ communityId, found: solved, lacking }) => {
    const grids = picture.grids.filter(it => communityId === null || it.grid.communityId === communityId)
    const loads = grids.map(it => it.workload / (heads.get(it.grid.id) ?? 0))
    const moves = solved ? solved.posts.length - solved.stays : 0
    return {
      role: 'heads',
      community: named(picture, communityId),
      before: finite(Math.max(0, ...loads.filter(it => !Number.isNaN(it)))),
      after: solved && finite(solved.load),
      bound: solved && finite(solved.bound),
      gap: solved && gapOf(solved),
      stays: solved?.stays ?? 0,
      moves,
      staysProven: solved?.staysProven ?? false,
      lacking: lacking.map(it => ({ what: it.what, words: wordsOf(picture, it, t) })),
    }
  })
}

function dutyParts(picture: Picture, { duties }: StaffingFound, t: Translate): PartView[] {
  return duties.map(({ role, load, bound, stays, holderOf, without }) => {
    const grids = without.map(id => picture.territory.grid(id)?.name ?? '')
    return {
      role,
      community: null,
      before: finite(largestToday(picture, role)),
      after: holderOf.size > 0 ? finite(load) : null,
      bound: holderOf.size > 0 ? finite(bound) : null,
      gap: holderOf.size > 0 ? gapOf({ load, bound }) : null,
      stays,
      moves: holderOf.size - stays,
      staysProven: false,
      lacking: grids.length > 0 ? [{ what: 'holders', words: holderWords(role, grids, t) }] : [],
    }
  })
}

function holderWords(role: string, grids: readonly string[], t: Translate): string {
  const facts = { role: t(`auth:role.${role}`), grids: listed(grids, t), count: grids.length }
  return t('staffing:lacking.holders', facts)
}

/** The largest sum of work that one holder of a role has today. */
function largestToday({ posts, grids }: Picture, role: string): number {
  const work = new Map(grids.map(it => [it.grid.id, it.workload]))
  const held = Map.groupBy(
    posts.filter(it => it.role === role && it.gridId !== null),
    it => it.personId,
  )
  const sums = [...held.values()].map(of => of.reduce((sum, it) => sum + (work.get(it.gridId!) ?? 0), 0))
  return Math.max(0, ...sums)
}

function wordsOf(picture: Picture, { what, communityId, gridId, have, need }: Lacking, t: Translate): string {
  return t(`staffing:lacking.${what}`, {
    where: named(picture, communityId)?.name ?? t('staffing:everywhere'),
    grid: gridId === null ? '' : (picture.territory.grid(gridId)?.name ?? ''),
    have,
    need,
    missing: need - have,
  })
}

function named({ territory }: Picture, communityId: string | null) {
  const community = communityId === null ? null : territory.community(communityId)
  return community && { id: community.id, name: community.name }
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

function listed(words: readonly string[], t: Translate): string {
  return words.join(t('common:listSeparator'))
}
