/** The patrol under way on this phone: what was checked, where it went if the worker wished so; kept at every tap, so that a dead battery loses nothing. */
import { newId } from '../shell/ids.ts'
import { metresBetween } from './day.ts'
import { hold } from './hold.ts'
import { keep } from './keep.ts'
import { watched } from './signal.ts'
import type { Plan, Stop } from './types.ts'

/** Longitude, latitude, milliseconds. */
export type Point = [number, number, number]
export interface Check {
  id: string
  stopId: string
  itemId: string
  result: 'ok' | 'notOk' | 'notReached'
  at: string
  note?: string
  lng?: number
  lat?: number
  photos?: string[]
  hazard?: Record<string, unknown>
}
export interface Run {
  id: string
  planId: string
  revision: number
  name: string
  startedAt: string
  /** null: the worker did not wish it. */
  track: Point[] | null
  paused: boolean
  checks: Check[]
  stops: Stop[]
}

/** undefined: not looked up yet; null: none is under way. */
export const runOf = watched<Run | null | undefined>(undefined)
/** Where the phone is while a patrol runs; null: not known. */
export const here = watched<readonly [number, number] | null>(null)
const shelf = 'patrol under way'

/** Points nearer than this say nothing new; less exact ones than this say nothing true. */
const stepMetres = 15
const exactMetres = 60
/** A working day of walking; beyond it the oldest half is thinned. */
const mostPoints = 4000

let whose: string | null = null

/** Looks up the patrol of whoever is signed in; somebody else's is theirs. */
export async function openRun(personId: string | null): Promise<void> {
  if (whose === personId) return
  whose = personId
  runOf.set(undefined)
  listen()
  if (personId === null) return
  const draft = await (await keep()).drafts.get(shelf)
  if (whose !== personId) return
  const text = draft?.values.run
  runOf.set(typeof text === 'string' ? (JSON.parse(text) as Run) : null)
  listen()
}

export async function startRun(plan: Plan, withTrack: boolean): Promise<void> {
  await write({
    id: newId(),
    planId: plan.id,
    revision: plan.revision,
    name: plan.name,
    startedAt: new Date().toISOString(),
    track: withTrack ? [] : null,
    paused: false,
    checks: [],
    stops: plan.stops,
  })
  listen()
}

/** Says how one item was found; said anew, the later word counts. */
export async function check(
  stopId: string,
  itemId: string,
  found: Pick<Check, 'result'> & Partial<Check>,
): Promise<void> {
  const run = runOf.get()
  if (!run) return
  const at = here.get()
  const made: Check = {
    id: run.checks.find(each => each.stopId === stopId && each.itemId === itemId)?.id ?? newId(),
    stopId,
    itemId,
    at: new Date().toISOString(),
    ...(at ? { lng: at[0], lat: at[1] } : {}),
    ...found,
  }
  await write({
    ...run,
    checks: [...run.checks.filter(each => each.stopId !== stopId || each.itemId !== itemId), made],
  })
}

/** Everything at a stop that was not looked at yet is in order. */
export async function allInOrder(stop: Stop): Promise<void> {
  for (const item of stop.items)
    if (!checkAt(stop.id, item.id)) await check(stop.id, item.id, { result: 'ok' })
}

export const checkAt = (stopId: string, itemId: string): Check | undefined =>
  runOf.get()?.checks.find(each => each.stopId === stopId && each.itemId === itemId)

export async function pauseRun(paused: boolean): Promise<void> {
  const run = runOf.get()
  if (!run) return
  await write({ ...run, paused })
  listen()
}

/** From now on nothing is recorded of where it goes; what was recorded is dropped when the worker says so. */
export async function stopTrack(): Promise<void> {
  const run = runOf.get()
  if (!run) return
  await write({ ...run, track: null })
  listen()
}

/** Ends it: what was not reached is said to be so, and all of it goes to the outbox. */
export async function endRun(words: { title: string; what: string }): Promise<void> {
  const run = runOf.get()
  if (!run) return
  const endedAt = new Date().toISOString()
  const unreached = run.stops.flatMap(stop =>
    stop.items
      .filter(item => !checkAt(stop.id, item.id))
      .map(item => ({
        id: newId(),
        stopId: stop.id,
        itemId: item.id,
        result: 'notReached' as const,
        at: endedAt,
      })),
  )
  const checks = [...run.checks, ...unreached]
  const body = {
    planId: run.planId,
    revision: run.revision,
    startedAt: run.startedAt,
    endedAt,
    track: run.track && run.track.length > 1 ? run.track : null,
    checks,
  }
  await hold({ id: run.id, kind: 'patrol', ...words, body, photos: photosOf(checks) })
  await drop()
}

/** Given up before anything was checked. */
export async function drop(): Promise<void> {
  await (await keep()).drafts.remove(shelf)
  runOf.set(null)
  listen()
}

export function metresOf({ track }: Run): number {
  let metres = 0
  for (const [n, point] of (track ?? []).entries())
    if (n > 0) metres += metresBetween([track![n - 1]![0], track![n - 1]![1]], [point[0], point[1]])
  return metres
}

/** Photos of a check and of the hazard and matter found at it. */
function photosOf(checks: readonly Check[]): string[] {
  const ids = checks.flatMap(({ photos, hazard }) => [
    ...(photos ?? []),
    ...((hazard?.photos as string[] | undefined) ?? []),
    ...((hazard?.matter as { photos?: string[] } | undefined)?.photos ?? []),
  ])
  return [...new Set(ids)]
}

async function write(run: Run): Promise<void> {
  runOf.set(run)
  await (await keep()).drafts.put({ id: shelf, values: { run: JSON.stringify(run) }, at: Date.now() })
}

let watching: number | null = null

/**
 * The position is asked for only while a patrol runs, is not paused and the page is in sight; the satellites cost battery, so nothing else in
 * this entry watches them. Exact positions, because "balanced" ones are a kilometre wide in the pasture.
 */
function listen(): void {
  const run = runOf.get()
  const wanted =
    run !== null && run !== undefined && !run.paused && !document.hidden && 'geolocation' in navigator
  if (wanted && watching === null)
    watching = navigator.geolocation.watchPosition(arrive, () => here.set(null), {
      enableHighAccuracy: true,
      maximumAge: 15_000,
      timeout: 60_000,
    })
  if (!wanted && watching !== null) {
    navigator.geolocation.clearWatch(watching)
    watching = null
    here.set(null)
  }
}
document.addEventListener('visibilitychange', listen)

function arrive({ coords, timestamp }: GeolocationPosition): void {
  const place: [number, number] = [round(coords.longitude), round(coords.latitude)]
  here.set(place)
  const run = runOf.get()
  if (!run?.track || run.paused || coords.accuracy > exactMetres) return
  const last = run.track.at(-1)
  if (last && metresBetween([last[0], last[1]], place) < stepMetres) return
  const track = [...run.track, [...place, timestamp] as Point]
  void write({ ...run, track: track.length > mostPoints ? track.filter((_, n) => n % 2 === 0) : track })
}

const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6
