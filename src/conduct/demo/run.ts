/** One proceeding of the demo lived through by the rules: opened, judged move by move at past instants, the ladder climbing in between. */
import { Refusal } from '../../kernel/errors.ts'
import { checkInputs } from '../../proceedings/inputs.ts'
import { judge } from '../../proceedings/judge.ts'
import { nextRung } from '../../proceedings/ladder.ts'
import { openProceeding } from '../../proceedings/opening.ts'
import type { Act, Actor, Step } from '../../proceedings/procedure.ts'
import { blankStanding } from '../../proceedings/standing.ts'
import { standpointFor } from '../../proceedings/who.ts'
import { type Parted, partInputs } from '../private-inputs.ts'
import { inputsFor } from './inputs.ts'
import type { DemoStory, Move } from './story.ts'
import { begunAt, idAt, later } from './time.ts'
import type { Life, PaperUse, Ways, World } from './world.ts'

const system: Actor = { kind: 'system', id: null, posts: [] }

/** All moves that lie in the past; what comes after them is left for the people of the demo to do. */
export function live(world: World, ways: Ways, story: DemoStory): Life {
  const [first, ...rest] = story.moves as [Move, ...Move[]]
  const life = open(world, ways, story, first)
  for (const move of rest) {
    const at = later(world, new Date(life.standing.lastActAt), move.after)
    if (at >= world.now) break
    try {
      climbTo(world, life, at)
      take(world, life, move, at)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      life.refused = `${story.procedure} ${move.step} ${at.toISOString()}: ${error.message}`
      break
    }
  }
  climbTo(world, life, world.now)
  return life
}

function open(world: World, ways: Ways, story: DemoStory, move: Move): Life {
  const rules = ways.rules(story.procedure)
  const at = begunAt(world, story.ago)
  const actor = world.user(move.user, story.community)
  const step = stepOf(rules.procedure.steps, move)
  const id = idAt(world, at)
  const [post] = actor.posts
  if (!post) throw new Error(`${move.user} holds no post`)
  const community = rules.procedure.restricted ? null : world.community(story.community)
  const communityId = community?.id ?? null
  const gridId = community && post.communityId === communityId ? (post.gridId ?? null) : null
  const blank = { ...blankStanding(rules.procedure, post.unitId, at.toISOString()), communityId, gridId }
  const standpoint = standpointFor(step, { ...blank, unitIds: [post.unitId] }, actor)
  if (!standpoint) throw new Error(`${move.user} may not begin ${story.procedure} by ${move.step}`)
  const { parted, papers } = prepared(world, id, id, step, move, story, at)
  const { act, standing } = openProceeding(
    rules.procedure,
    {
      actId: id,
      step: move.step,
      actor,
      actorRole: standpoint.role,
      at,
      inputs: parted.open,
      effects: { ownerUnitId: standpoint.unitId ?? post.unitId, handlerId: null, communityId, gridId },
    },
    world.calendar,
  )
  return {
    id,
    story,
    rules,
    acts: [act],
    secrets: [{ actId: id, secret: parted.secret }],
    papers,
    standing,
    refused: null,
  }
}

function take(world: World, life: Life, move: Move, at: Date): void {
  const actor = world.user(move.user, life.story.community)
  const step = stepOf(life.rules.procedure.steps, move)
  const id = idAt(world, at)
  const { parted, papers } = prepared(world, life.id, id, step, move, life.story, at)
  record(world, life, actor, { id, step: move.step, inputs: parted.open, at })
  life.secrets.push({ actId: id, secret: parted.secret })
  life.papers.push(...papers)
}

function stepOf(steps: Readonly<Record<string, Step>>, { step }: Move): Step {
  const found = steps[step]
  if (!found) throw new Error(`no step ${step}`)
  return found
}

/** Checked as if they had been typed into the form; what persons told is parted from the act. */
function prepared(
  world: World,
  proceedingId: string,
  actId: string,
  step: Step,
  move: Move,
  story: DemoStory,
  at: Date,
) {
  const inputs = checkInputs(step, inputsFor(world, story, step, move, at))
  const parted: Parted = partInputs({ vault: world.vault }, step, actId, inputs)
  const papers = (step.inputs ?? []).flatMap((input): PaperUse[] => {
    const ids = input.kind === 'photos' ? inputs[input.name] : undefined
    const personId = world.user(move.user, story.community).id
    return Array.isArray(ids)
      ? (ids as string[]).map(id => ({
          id,
          proceedingId,
          actId,
          purpose: input.purpose ?? 'evidence',
          at,
          personId,
        }))
      : []
  })
  return { parted, papers }
}

/** All rungs due before an instant, each when it was due; a second term missed goes to the banner at once. */
function climbTo(world: World, life: Life, until: Date): void {
  const { procedure } = life.rules
  for (;;) {
    const rung = nextRung(procedure, life.standing, world.calendar)
    if (!rung || rung.at > until) return
    const at = new Date(Math.max(rung.at.getTime(), Date.parse(life.standing.lastActAt)))
    const dueAt = life.standing.terms.find(term => term.term === rung.term)!.dueAt
    const say = (step: string, inputs: Act['inputs']) =>
      record(world, life, system, { id: idAt(world, at), step, inputs, at })
    say(rung.step, { term: rung.term, rung: rung.rung, dueAt })
    if (rung.rung === 'overdue' && life.standing.counts.markOverdue === 2)
      say('reportToBanner', { term: rung.term, rung: 'secondOverdue' })
  }
}

interface Asked {
  readonly id: string
  readonly step: string
  readonly inputs: Readonly<Record<string, unknown>>
  readonly at: Date
}

function record(world: World, life: Life, actor: Actor, { id, step, inputs, at }: Asked): void {
  const judged = judge(
    life.rules,
    { standing: life.standing, actor, step, inputs, at, facts: null },
    world.calendar,
    id,
  )
  life.acts.push(judged.act)
  life.standing = judged.standing
}
