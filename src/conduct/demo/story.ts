/** How the proceedings of the demo are told: who does what, how long after, in which words; one move a line. Pure. */

/** `2w` working days, `3d` calendar days, `40m` minutes, `2h` hours of the office after the move before. */
export interface Move {
  readonly after: string
  readonly user: string
  readonly step: string
  readonly given: Readonly<Record<string, string>>
}

/** Words by input, or by `step.input` where one input is asked for more than once. */
export type Words = Readonly<Record<string, string>>

export interface DemoStory {
  readonly procedure: string
  /** The community in whose circle it happens: 1 to 13. */
  readonly community: number
  /** When it began: `120d` or `3w` ago. */
  readonly ago: string
  readonly moves: readonly Move[]
  readonly words: Words
}

/**
 * Moves apart by lines: `1w #mediator accept label=people performBy=+20`. `#role` is whoever holds that role in the story's
 * community, other users are named as they sign in; a day is so many days after the move, `3w` so many working days; `@name` a unit or person.
 */
export function readMoves(text: string): Move[] {
  return text
    .trim()
    .split('\n')
    .map(line => {
      const [after, user, step, ...given] = line.trim().split(/\s+/) as [string, string, string, ...string[]]
      const pairs = given.map(pair => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)])
      return { after, user, step, given: Object.fromEntries(pairs) }
    })
}

/** One way told several times: each with its community, when it began and its own words. */
export function stories(
  procedure: string,
  moves: string,
  ...told: readonly (readonly [community: number, ago: string, words?: Words])[]
): DemoStory[] {
  return told.map(([community, ago, words = {}]) => ({
    procedure,
    community,
    ago,
    moves: readMoves(moves),
    words,
  }))
}
