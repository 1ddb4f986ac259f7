/** What adopting a plan would do, shown before it is done: grids and their codes, what is handed over, posts that follow, what stands against it. */
import { sql } from 'kysely'
import { everythingOf } from '../kernel/database.ts'
import type { Translate } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import type { Staff } from '../territory/index.ts'
import type { AdoptedGrid, Adoption, Turn } from './adoption.ts'
import { isWeighted } from './ask.ts'
import { readablePlan } from './compare.ts'
import type { GridRow } from './ground.ts'
import { measured, type Picture, pictureOf } from './picture.ts'
import { mayAdopt } from './policy.ts'
import { type Names, namesOf, type PostsThen, postRows, postsThen } from './preview-posts.ts'
import { weigh } from './weigh.ts'
import { worded } from './worded.ts'

/** @throws Refusal notFound, notYours */
export async function previewAdoption(kernel: Kernel, staff: Staff, id: string, t: Translate) {
  const plan = await readablePlan(kernel, staff, id)
  const picture = await pictureOf(kernel, staff.jurisdictionId, plan)
  const { owner } = kernel.db
  const { adoption } = await weigh(owner, staff.jurisdictionId, picture.ground, picture.folded.division)
  const today = civilDay(kernel.clock.now())
  const posts = await postsThen(owner, staff.jurisdictionId, adoption, today)
  const open = await openAt(kernel, staff.jurisdictionId, adoption.turns)
  const versions = new Map(picture.ground.grids.map(({ code, version }) => [code, version]))
  const names = namesOf(adoption, picture.ground.grids)
  return {
    revision: plan.revision,
    mayAdopt: plan.state === 'draft' && mayAdopt(staff),
    earliestOn: earliestOn(adoption, picture.ground.grids) ?? '1900-01-01',
    latestOn: today,
    grids: adoption.grids.map(it => gridRow(it, versions, names)),
    ended: adoption.ended.map(({ from, to }) => ({
      id: from.id,
      code: from.code,
      name: from.name,
      households: picture.ground.grids.find(it => it.id === from.id)?.households ?? 0,
      to: to.map(({ key, share }) => ({ ...codeAndName(adoption, key), share })),
    })),
    handOver: adoption.turns.map(({ from }) => ({
      code: from.code,
      name: from.name,
      open: open.get(from.id) ?? 0,
    })),
    toHandOver: [...open.values()].reduce((sum, count) => sum + count, 0),
    posts: postRows(posts, names, t),
    warnings: warningsOf(picture, adoption, posts, t),
    obstacles: obstaclesOf(adoption, picture, t),
  }
}

/** No decision is older than what it changes: the day the latest of these versions began that a decision made. */
export function earliestOn(adoption: Adoption, grids: readonly GridRow[]): string | null {
  const replaced = new Set(adoption.turns.map(({ from }) => from.id))
  const days = grids.flatMap(it => (replaced.has(it.id) && it.planId !== null ? [it.validFrom] : []))
  return days.toSorted().at(-1) ?? null
}

function gridRow(
  { grid, code, fate, before, households, buildings, shared }: AdoptedGrid,
  versions: ReadonlyMap<string, number>,
  names: Names,
) {
  const version = before === null ? 1 : versions.get(before.code)! + (fate === 'changed' ? 1 : 0)
  return {
    key: grid.key,
    name: grid.name,
    kind: grid.kind,
    code: code ?? '',
    version,
    fate,
    households,
    buildings,
    from: shared.map(it => ({
      code: it.code,
      name: names.inForce.get(it.code) ?? '',
      households: it.households,
      share: share(it, households, buildings),
    })),
  }
}

function share(
  part: { households: number; buildings: number },
  households: number,
  buildings: number,
): number {
  return households > 0 ? part.households / households : part.buildings / Math.max(1, buildings)
}

function codeAndName({ grids }: Adoption, key: string) {
  const grid = grids.find(it => it.grid.key === key)
  return { code: grid?.code ?? '', name: grid?.grid.name ?? '' }
}

/** Numbers only: of all proceedings, whatever the reader sees of them. */
async function openAt(kernel: Kernel, jurisdictionId: number, turns: readonly Turn[]) {
  const ids = turns.map(it => it.from.id)
  return kernel.db.within(everythingOf(jurisdictionId), async tx => {
    const { rows } = await sql<{
      id: string
      count: number
    }>`select grid_id as id, count(*)::int as count from proceeding
      where jurisdiction_id = ${jurisdictionId} and grid_id = any (${ids}::uuid[]) and closed_at is null
      group by grid_id`.execute(tx)
    return new Map(rows.map(row => [row.id, row.count]))
  })
}

/** To be weighed by whoever decides. */
function warningsOf(picture: Picture, adoption: Adoption, { withoutLeader }: PostsThen, t: Translate) {
  const { ground, folded, plan } = picture
  const names = new Map(folded.division.grids.map(({ key, name }) => [key, name]))
  const warn = (code: string, key: string | null, facts: Readonly<Record<string, unknown>> = {}) => {
    const given = key === null ? facts : { ...facts, name: names.get(key) ?? '' }
    return { code, key, facts: given, words: worded(t, `planning:warning.${code}`, given) }
  }
  const { min, max } = plan.ask
  const unit = t(`planning:unit.${isWeighted(plan.ask) ? 'workload' : 'households'}`)
  return [
    ...measured(ground, folded.division, plan.ask).flatMap(it => [
      ...(it.isContiguous ? [] : [warn('notContiguous', it.key)]),
      ...(it.isInBounds ? [] : [warn('outOfBounds', it.key, { workload: it.workload, min, max, unit })]),
      ...(it.cutCompounds.length === 0
        ? []
        : [warn('cutsCompound', it.key, { compounds: it.cutCompounds.join(t('common:listSeparator')) })]),
    ]),
    ...withoutLeader.map(key => warn('withoutLeader', key)),
    ...(folded.added.length === 0 ? [] : [warn('buildingsAdded', null, { count: folded.added.length })]),
    ...adoption.ended
      .filter(it => !Object.values(ground.registered).includes(it.from.code))
      .map(it => warn('endsWithoutBuildings', null, { name: it.from.name })),
  ]
}

function obstaclesOf(adoption: Adoption, { folded, plan, ground }: Picture, t: Translate) {
  const forbid = (code: string, facts: Readonly<Record<string, unknown>> = {}) => ({
    code,
    facts,
    words: worded(t, `errors:planUnfit_${code}`, facts),
  })
  const uncoded = adoption.grids.find(it => it.code === null)
  return [
    ...(folded.division.grids.length === 0 && plan.state !== 'proposing'
      ? [forbid('noBuildings', { community: ground.community.name })]
      : []),
    ...(uncoded === undefined
      ? []
      : [
          forbid('noCodeLeft', {
            grid: uncoded.grid.name,
            gridKind: t(`planning:kind.${uncoded.grid.kind}`),
          }),
        ]),
  ]
}
