/** One matter of the demo lived through by the real rules: opened, judged step by step at past instants, the ladder climbing in between. */
import { Refusal } from '../../kernel/errors.ts'
import { checkInputs } from '../../proceedings/inputs.ts'
import { judge } from '../../proceedings/judge.ts'
import { nextRung } from '../../proceedings/ladder.ts'
import { openProceeding } from '../../proceedings/opening.ts'
import type { Act, Actor, StandingOf } from '../../proceedings/procedure.ts'
import { type Place, placeOf } from '../../territory/index.ts'
import { besideRung } from '../climb.ts'
import { matterRules } from '../consequences.ts'
import { nextBySystem } from '../following.ts'
import { contentHash } from '../intake/content.ts'
import type { Intake } from '../intake/draft.ts'
import { matterProcedure } from '../procedure.ts'
import { type DemoStory, tellStory } from './stories.ts'
import { factsIn, type World } from './world.ts'

export interface PhotoUse {
  readonly id: string
  readonly actId: string
  readonly purpose: 'before' | 'after' | 'evidence'
  readonly shows: 'before' | 'after'
  readonly at: Date
  readonly personId: string | null
}
export interface Telling {
  readonly story: DemoStory
  readonly buildingId: string | null
  readonly communityId: string
  readonly at: Date
  readonly channel: Intake['channel']
  readonly urgent: boolean
  readonly reporter: { readonly name: string; readonly phone: string } | null
  readonly teller: Actor
  readonly photos: number
  /** Said after the story's own words. */
  readonly more?: string
  /** Of a hotline's own book. */
  readonly externalNumber?: string
}
export interface Run {
  readonly world: World
  readonly telling: Telling
  readonly id: string
  readonly text: string
  readonly place: Place
  readonly hash: string
  readonly acts: Act[]
  readonly photos: PhotoUse[]
  standing: StandingOf
  /** Asked after every act: true ends the run there. */
  until: (standing: StandingOf) => boolean
  /** What is said between the last act and the next one. */
  meanwhile?: (run: Run, until: Date) => void
}
/** Not an error: what comes next lies in the future, or is left for the people of the demo to do. */
export const openEnd = Symbol('open end')

const system: Actor = { kind: 'system', id: null, posts: [] }

export function beginRun(world: World, telling: Telling, until: Run['until'] = () => false): Run {
  const id = idAt(world, telling.at)
  const { story, buildingId, communityId, at } = telling
  const place = placeOf(world.territory, buildingId ? { buildingId } : { communityId })
  const text = tellStory(story, blanks(world, telling)) + (telling.more ?? '')
  const photos = Array.from({ length: telling.photos }, () => photoIdAt(world, at, telling, 'before'))
  const hash = contentHash({ id, text, placeText: place.text, photos })
  const { act, standing } = openProceeding(
    matterProcedure,
    {
      actId: id,
      step: 'report',
      actor: telling.teller,
      actorRole: telling.teller.posts[0]?.role ?? telling.teller.kind,
      at,
      inputs: {
        contentHash: hash,
        nature: story.nature,
        category: story.category,
        channel: telling.channel,
        photos,
        ...(telling.externalNumber ? { externalNumber: telling.externalNumber } : {}),
      },
      effects: {
        ownerUnitId: place.unitId,
        level: place.gridId === null ? 2 : 1,
        gridId: place.gridId,
        communityId: place.communityId,
        handlerId: null,
        urgent: telling.urgent,
        label: story.nature,
      },
    },
    world.calendar,
  )
  const run: Run = { world, telling, id, text, place, hash, acts: [act], photos: [], standing, until }
  for (const photo of photos)
    run.photos.push({
      id: photo,
      actId: id,
      purpose: 'before',
      shows: 'before',
      at,
      personId: telling.teller.id,
    })
  return run
}

/**
 * One step of somebody at an instant; the ladder climbs up to it, and the system follows on.
 * @throws openEnd when the instant is still to come or the run has come to where it was to stop
 */
export function go(
  run: Run,
  actor: Actor,
  step: string,
  inputs: Readonly<Record<string, unknown>>,
  at: Date,
  primary: { id: string; state: string } | null = null,
): void {
  if (run.until(run.standing) || at >= run.world.now) throw openEnd
  run.meanwhile?.(run, at)
  note(run, actor, step, inputs, at, primary)
  const next = nextBySystem({ act: run.acts.at(-1)!, standing: run.standing })
  if (next) record(run, system, next, {}, at)
}

/** One step and the rungs before it, and nothing else. */
export function note(
  run: Run,
  actor: Actor,
  step: string,
  inputs: Readonly<Record<string, unknown>>,
  at: Date,
  primary: { id: string; state: string } | null = null,
): void {
  climbTo(run, at)
  record(run, actor, step, checkInputs(matterProcedure.steps[step]!, inputs), at, primary)
}

/** All rungs due before an instant, each when it was due. */
export function climbTo(run: Run, until: Date): void {
  const { calendar } = run.world
  for (
    let rung = nextRung(matterProcedure, run.standing, calendar);
    rung && rung.at <= until;
    rung = nextRung(matterProcedure, run.standing, calendar)
  ) {
    const at = new Date(Math.max(rung.at.getTime(), new Date(run.standing.lastActAt).getTime()))
    const dueAt = run.standing.terms.find(term => term.term === rung!.term)!.dueAt
    record(run, system, rung.step, { term: rung.term, rung: rung.rung, dueAt }, at)
    for (const more of besideRung(run.standing, rung)) record(run, system, more.step, more.inputs, at)
  }
}

/** Identifiers carry their instant, as those that people's devices make. */
export function idAt(world: World, at: Date): string {
  const time = at.getTime().toString(16).padStart(12, '0')
  const rest = world.random.uuid()
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(15)}`
}

/** Photos of the demo share a few folders: hundreds of them are made at once. A world may keep its pictures in common. */
export function photoIdAt(
  world: World,
  at: Date,
  { story }: Pick<Telling, 'story'>,
  shows: PhotoUse['shows'],
): string {
  if (world.pictureTail) return idAt(world, at).slice(0, -12) + world.pictureTail(story.category, shows)
  return `${idAt(world, at).slice(0, -4)}00${world.random.whole(0, 15).toString(16).padStart(2, '0')}`
}

function record(
  run: Run,
  actor: Actor,
  step: string,
  inputs: Record<string, unknown>,
  at: Date,
  primary: { id: string; state: string } | null = null,
): void {
  const { world, telling, standing } = run
  const nature = { nature: telling.story.nature, anonymous: telling.reporter === null }
  const facts = factsIn(world, nature, standing, { step, inputs, actorId: actor.id }, primary)
  try {
    const judged = judge(
      matterRules,
      { standing, actor, step, inputs, at, facts },
      world.calendar,
      idAt(world, at),
    )
    run.acts.push(judged.act)
    run.standing = judged.standing
  } catch (error) {
    if (error instanceof Refusal) error.message = `${step} from ${standing.state}: ${error.message}`
    throw error
  }
  keepPhotos(run, run.acts.at(-1)!)
}

function keepPhotos(run: Run, act: Act): void {
  for (const input of matterProcedure.steps[act.step]?.inputs ?? []) {
    const ids = act.inputs[input.name]
    if (input.kind !== 'photos' || !Array.isArray(ids)) continue
    for (const id of ids as string[])
      run.photos.push({
        id,
        actId: act.id,
        purpose: input.purpose as PhotoUse['purpose'],
        shows: input.purpose === 'before' || /^(rework|reopen)/.test(act.step) ? 'before' : 'after',
        at: new Date(act.at),
        personId: act.actorId,
      })
  }
}

function blanks(world: World, { buildingId, communityId }: Telling) {
  const { territory, random } = world
  const building = buildingId === null ? null : territory.building(buildingId)
  const compound = building ? territory.compound(building.compoundId) : territory.compoundsOf(communityId)[0]
  return {
    compound: compound?.name ?? '',
    building: building?.name ?? '',
    unit: random.whole(1, 4),
    days: random.whole(2, 9),
  }
}
