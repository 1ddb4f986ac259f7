/** Which notices are told at once and which wait for the morning list, and in what order the list presses. Local default. Pure. */

/** What the worklist shows anyway, and what helps nobody forty times a day. */
const held = new Set(['waits', 'remind', 'warn', 'markOverdue', 'listAtMeeting'])

/** The kind of a morning list itself. */
export const morningKind = 'morning'

/** @param urgent danger to life or a crowd: nothing about it waits */
export function toldAs(kind: string, urgent: boolean): 'atOnce' | 'held' {
  return held.has(kind) && !urgent ? 'held' : 'atOnce'
}

/** Headings of a list, the most pressing first; a proceeding stands under the first that fits. */
export const parts = ['overdue', 'dueToday', 'dueNext', 'waiting', 'told'] as const
export type Part = (typeof parts)[number]
export const isMorePressing = (one: Part, other: Part): boolean => parts.indexOf(one) < parts.indexOf(other)

/** How many proceedings stand under each heading, and how many of all are a colleague's on leave. */
export type Counts = Readonly<Record<Part | 'onBehalf', number>>

export function countsOf(lines: readonly { readonly part: Part; readonly onBehalfOf: string | null }[]) {
  const counts = { overdue: 0, dueToday: 0, dueNext: 0, waiting: 0, told: 0, onBehalf: 0 }
  for (const line of lines) {
    counts[line.part] += 1
    if (line.onBehalfOf) counts.onBehalf += 1
  }
  return counts satisfies Counts
}
