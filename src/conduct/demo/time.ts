/** When people of the demo's proceedings do things: in office hours, after so many working days, calendar days, hours or minutes. */
import { addWorkingDays, civilDay, instantOf } from '../../proceedings/clock.ts'
import { whenWorked, workedBy } from '../../proceedings/working-time.ts'
import type { World } from './world.ts'

const minute = 60_000
const day = 86_400_000

/** An instant of the office that many days ago. */
export function begunAt(world: World, ago: string): Date {
  const { amount, unit } = spanOf(ago)
  const on = unit === 'w' ? workingDaysBefore(world, amount) : new Date(world.now.getTime() - amount * day)
  const at = inOffice(world, instantOf(civilDay(on), '00:00'), world.random.between(5, 200))
  const latest = new Date(world.now.getTime() - 10 * minute)
  return unit === 'm' || unit === 'h' || at > latest
    ? new Date(Math.min(latest.getTime(), world.now.getTime() - amount * (unit === 'h' ? 60 : 1) * minute))
    : at
}

/** The instant of the next move, never before the one it follows. */
export function later(world: World, from: Date, after: string): Date {
  const { amount, unit } = spanOf(after)
  switch (unit) {
    case 'w':
      return inOffice(
        world,
        instantOf(civilDay(addWorkingDays(from, amount, world.calendar)), '00:00'),
        world.random.between(5, 300),
      )
    case 'd':
      return inOffice(
        world,
        instantOf(civilDay(new Date(from.getTime() + amount * day)), '00:00'),
        world.random.between(5, 300),
      )
    default:
      return inOffice(world, from, amount * (unit === 'h' ? 60 : 1))
  }
}

/** Identifiers carry their instant, as those that people's devices make. */
export function idAt(world: World, at: Date): string {
  const time = at.getTime().toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${world.random.uuid().slice(15)}`
}

function inOffice({ calendar }: World, from: Date, minutes: number): Date {
  return new Date(Math.round(whenWorked(workedBy(from.getTime(), calendar) + minutes * minute, calendar)))
}

function spanOf(text: string): { amount: number; unit: string } {
  const parts = /^(\d+)([wdhm])$/.exec(text)
  if (!parts) throw new Error(`not a span: ${text}`)
  return { amount: Number(parts[1]), unit: parts[2]! }
}

function workingDaysBefore({ now, calendar }: World, count: number): Date {
  let on = now
  for (let left = count; left > 0; ) {
    on = new Date(on.getTime() - day)
    if (calendar.day(civilDay(on)).working) left -= 1
  }
  return on
}
