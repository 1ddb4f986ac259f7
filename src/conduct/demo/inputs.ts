/** What the people of the demo enter: what the story says, else the words for such a field, the first choice, a day, an amount. */
import { addWorkingDays, civilDay } from '../../proceedings/clock.ts'
import type { Input, Step } from '../../proceedings/procedure.ts'
import type { DemoStory, Move } from './story.ts'
import { idAt } from './time.ts'
import { wordsFor } from './words.ts'
import type { World } from './world.ts'

export function inputsFor(
  world: World,
  story: DemoStory,
  step: Step,
  move: Move,
  at: Date,
): Record<string, unknown> {
  const inputs: Record<string, unknown> = {}
  for (const input of step.inputs ?? []) {
    const given = move.given[input.name]
    const words = saidIn(story, move.step, input)
    const value =
      given !== undefined
        ? meant(world, story, input, given, at)
        : words !== undefined
          ? filled(world, story, words)
          : usual(world, story, input, at)
    if (value !== undefined) inputs[input.name] = value
  }
  for (const name of Object.keys(move.given))
    if (!(name in inputs)) throw new Error(`${story.procedure} ${move.step} asks for no ${name}`)
  return inputs
}

/** Words are for fields in which one writes. */
function saidIn({ words }: DemoStory, step: string, { name, kind }: Input): string | undefined {
  return kind === 'text' || kind === 'longText' ? (words[`${step}.${name}`] ?? words[name]) : undefined
}

function meant(world: World, story: DemoStory, input: Input, given: string, at: Date): unknown {
  switch (input.kind) {
    case 'date':
      return given.endsWith('w')
        ? civilDay(addWorkingDays(at, Number.parseInt(given, 10), world.calendar))
        : civilDay(new Date(at.getTime() + Number(given) * 86_400_000))
    case 'number':
    case 'fen':
    case 'rating':
      return Number(given)
    case 'boolean':
      return given === 'true'
    case 'unit':
      return world.user(given.replace('@', ''), story.community).posts[0]!.unitId
    case 'person':
      return world.user(given.replace('@', ''), story.community).id
    default:
      return given
  }
}

function usual(world: World, story: DemoStory, input: Input, at: Date): unknown {
  switch (input.kind) {
    case 'text':
    case 'longText':
      return typed(world, story, input)
    case 'choice':
      return input.required ? input.options?.[0] : undefined
    case 'photos':
      return input.required ? [paperId(world, at)] : undefined
    case 'boolean':
      return input.required ? true : undefined
    case 'rating':
      return input.required ? 5 : undefined
    default:
      if (input.required) throw new Error(`${story.procedure}: say what ${input.name} is`)
      return undefined
  }
}

/** A field that must be filled has words; one that persons may fill is filled where there are. */
function typed(world: World, story: DemoStory, input: Input): string | undefined {
  if (!input.required && !input.personal) return undefined
  const words = wordsFor(story.procedure, input.name)
  if (words === null && input.required) throw new Error(`${story.procedure}: no words for ${input.name}`)
  return words === null ? undefined : filled(world, story, words)
}

/** `{resident}`, `{phone}`, `{home}`, `{number}` in words are made up on the spot; nobody's and nowhere's. */
function filled(world: World, story: DemoStory, words: string): string {
  return words
    .replaceAll('{resident}', () => world.resident())
    .replaceAll('{phone}', () => `1990000${String(world.random.whole(1000, 9999))}`)
    .replaceAll(
      '{home}',
      () =>
        `${world.compound(story.community)}${world.random.whole(1, 18)}号楼${world.random.whole(1, 4)}单元${world.random.whole(1, 6)}0${world.random.whole(1, 3)}室`,
    )
    .replaceAll('{compound}', () => world.compound(story.community))
    .replaceAll('{number}', () => String(world.random.whole(101, 989)))
}

/** Papers of the demo share a few folders: many of them are made at once. */
function paperId(world: World, at: Date): string {
  return `${idAt(world, at).slice(0, -4)}00${world.random.whole(0, 15).toString(16).padStart(2, '0')}`
}
