/**
 * Walks in a table, one act a row: when | who | step | how it stands then | who may not.
 *
 * `03-02` or `03-02T17:30` is the day or instant of 2026 from then on; what fell due till then has climbed. A step is `step(input=value,…)`;
 * `@name` stands for the id or unit of a user, `at=03-01T09:00` for when it happened. Required inputs that are not given are filled as a
 * person would from the form that was offered. The end is the state, each open term with its last day (`decide=03-10`, `~` while it stands still),
 * and tracks that moved (`referral:offered`); or the status and code of a refusal (`409 unlawfulStep`). `kept` names who is not
 * offered the step and is refused it. `gone` ends a walk that nobody here sees any more.
 */
import { instantOf, lastDayOf } from '../../src/proceedings/clock.ts'

export interface Row {
  readonly at: string
  readonly user: string
  readonly step: string
  readonly given: Readonly<Record<string, string>>
  readonly end: string
  readonly kept: readonly string[]
}

/** The walks of a table by their titles (`# title`); `$name` stands for the rows of another table. */
export function readWalks(table: string, named: Readonly<Record<string, string>> = {}): Map<string, Row[]> {
  const walks = new Map<string, Row[]>()
  let title = ''
  for (const line of expanded(table, named)) {
    if (line.startsWith('#')) {
      title = line.slice(1).trim()
      walks.set(title, [])
      continue
    }
    const [at = '', user = '', step = '', end = '', kept = ''] = line.split('|').map(cell => cell.trim())
    const parts = /^(\w+)(?:\((.*)\))?$/.exec(step)
    if (!parts) throw new Error(`not a row: ${line}`)
    const given = Object.fromEntries(
      (parts[2] ? parts[2].split(',') : []).map(pair => pair.split('=') as [string, string]),
    )
    walks.get(title)!.push({ at, user, step: parts[1]!, given, end, kept: kept ? kept.split(/\s+/) : [] })
  }
  return walks
}

function expanded(table: string, named: Readonly<Record<string, string>>): string[] {
  return table
    .trim()
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .flatMap(line => (line.startsWith('$') ? expanded(named[line.slice(1)]!, named) : [line]))
}

export function instantFor(at: string): Date {
  const [day, time = '10:00'] = at.split('T') as [string, string?]
  return instantOf(day.length === 10 ? day : `2026-${day}`, time)
}

interface Shown {
  state: string
  terms: { term: string; dueAt: string; pausedAt: string | null }[]
  tracks: { name: string; state: string }[]
}

/** As the table says it: hours only where a term ends within the day. */
export function endOf({ state, terms, tracks }: Shown): string {
  const said = terms.map(({ term, dueAt, pausedAt }) => {
    const day = lastDayOf(new Date(dueAt))
    return `${term}=${day.replace(/^2026-/, '')}${pausedAt ? '~' : ''}`
  })
  return [state, ...said, ...tracks.map(track => `${track.name}:${track.state}`)].join(' ')
}

export function inOrder(end: string): string {
  const [state, ...rest] = end.split(/\s+/)
  return [state, ...rest.sort()].join(' ')
}
