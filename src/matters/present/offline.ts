/** What a phone takes along to go on with matters where there is no signal: each as it stands, and what its rules look at. */
import type { Tx } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { civilDay } from '../../proceedings/clock.ts'
import { calendarOf, type LoadedRule, loadedRules } from '../../proceedings/index.ts'
import { lawfulSteps } from '../../proceedings/judge.ts'
import type { Actor, StandingOf } from '../../proceedings/procedure.ts'
import { blankStanding } from '../../proceedings/standing.ts'
import { communityOf, type Staff, territoryOf, unitOf, workCommitteeOf } from '../../territory/index.ts'
import { choicesOf, isAsked, requiredHere, whereTo } from '../asked.ts'
import { staffAsker } from '../asker.ts'
import { matterRules } from '../consequences.ts'
import { noFacts, verifiersOf } from '../facts.ts'
import { listMatters } from '../lists/store.ts'
import type { MatterFacts } from '../policy.ts'
import { matterProcedure } from '../procedure.ts'
import { matterRulesNow } from '../rules.ts'
import { worklistQueryShape } from '../shape.ts'
import { type Reader, readWithin, type WordedSteps } from './matter.ts'
import { noLike, presentStep } from './next.ts'

/** More open matters than a day's work holds; those due first are taken along. */
const mostMatters = 80

/**
 * The open matters of a grid within sight, whole, and the steps this member of staff could ever take on them, worded.
 * @param gridId a grid in force; its matters of earlier versions come too
 */
export async function mattersForPhone(kernel: Kernel, tx: Tx, staff: Staff, gridId: string, reader: Reader) {
  const { jurisdictionId } = staff
  const asker = staffAsker(staff)
  const now = kernel.clock.now()
  const query = worklistQueryShape.parse({ list: 'sight', gridId, limit: mostMatters })
  const page = await listMatters(tx, jurisdictionId, asker, query, now)
  const steps = await stepsFor(kernel, tx, staff, gridId, reader)
  const worded = wordedFrom(steps)
  const matters = []
  for (const { id } of page.rows) matters.push(await readWithin(kernel, tx, asker, id, reader, worded))
  return {
    matters,
    leftOut: Math.max(0, page.total - matters.length),
    actor: staff.actor,
    verifiers: await verifiersOf(tx, jurisdictionId, gridId, civilDay(now)),
    steps,
    words: wordsOf(reader),
    procedure: { id: matterProcedure.id, version: matterProcedure.version },
    rules: (await loadedRules(tx, jurisdictionId, kernel.db)).filter(isOfMatters),
  }
}

const isOfMatters = (rule: LoadedRule) => rule.procedure === matterProcedure.id

/** Words and choices are those of the grid; what is asked for, and where it leads, depends on where the matter stands. */
function wordedFrom(steps: Awaited<ReturnType<typeof stepsFor>>): WordedSteps {
  const known = new Map(steps.map(step => [step.step, step]))
  return ({ standing, actor, facts, category }, { t, now }) => {
    const asking = { standing, kind: actor.kind, nature: facts.nature }
    return lawfulSteps(matterRules, { standing, actor, facts, at: now }).flatMap(name => {
      const words = known.get(name)
      const step = matterProcedure.steps[name]!
      if (!words) return []
      const to = whereTo(step, standing)
      const inputs = (step.inputs ?? []).flatMap(input => {
        const one = words.inputs.find(({ name: of }) => of === input.name)
        if (!one || !isAsked(input, asking)) return []
        const choices = input.kind === 'choice' ? choicesOf(input, standing) : null
        const options = choices
          ? (one.options?.filter(({ value }) => choices.includes(value)) ?? null)
          : one.options
        const required = (input.required ?? false) || requiredHere(input, name, asking)
        return [{ ...one, options, required, proposal: input.kind === 'category' ? category : one.proposal }]
      })
      return [{ ...words, to, toLabel: t(`matter:state.${to}`), inputs }]
    })
  }
}

/** Every step whose post this person holds or stands in for; which are lawful where a matter stands, the phone judges. */
async function stepsFor(kernel: Kernel, tx: Tx, staff: Staff, gridId: string, reader: Reader) {
  const territory = await territoryOf(kernel)
  const { jurisdictionId, actor } = staff
  const now = kernel.clock.now()
  const reading = {
    ...reader,
    territory,
    calendar: await calendarOf(tx, jurisdictionId),
    procedure: (await matterRulesNow(kernel, tx, jurisdictionId)).procedure,
    now,
  }
  const community = communityOf(territory, gridId)
  const unit = (community && unitOf(territory, community.id)) ?? workCommitteeOf(territory)
  const standing: StandingOf = {
    ...blankStanding(matterProcedure, unit?.id ?? '', now.toISOString()),
    gridId,
    communityId: community?.id ?? null,
  }
  const facts: MatterFacts = noFacts
  const next = { standing, actor, facts, category: '', likeliest: noLike }
  const names = Object.keys(matterProcedure.steps).filter(name => mayEver(actor, name))
  const steps = []
  for (const name of names) steps.push(await presentStep(tx, name, next, reading, () => true))
  return steps
}

function mayEver({ posts, deputyFor = [] }: Actor, name: string): boolean {
  const held = new Set([...posts, ...deputyFor.flatMap(absent => absent.posts)].map(post => post.role))
  const step = matterProcedure.steps[name]!
  return (
    step.from.some(state => state !== matterProcedure.initial) && step.who.some(({ role }) => held.has(role))
  )
}

/** States and terms as they are called. */
function wordsOf({ t }: Reader) {
  const named = (kind: string, names: readonly string[]) =>
    Object.fromEntries(names.map(name => [name, t(`matter:${kind}.${name}`)]))
  return {
    states: named('state', Object.keys(matterProcedure.states)),
    terms: named('term', Object.keys(matterProcedure.terms)),
  }
}
