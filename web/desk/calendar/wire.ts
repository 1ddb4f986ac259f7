/** The calendar as its page asks for it, and whether a year's notice is missing. */
import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  calendarShape,
  calendarStatusShape,
  changedShape,
} from '../../../src/proceedings/calendar-shape.ts'
import { get } from '../wire.ts'

export type CalendarYear = z.infer<typeof calendarShape>
export type Changed = z.infer<typeof changedShape>

export function useCalendar(year: number) {
  return useQuery({
    queryKey: ['calendar', year],
    queryFn: ({ signal }) => get<CalendarYear>(`/api/calendar?year=${year}`, signal),
    staleTime: 60_000,
    retry: false,
  })
}

export function useCalendarStatus(on = true) {
  return useQuery({
    queryKey: ['calendar', 'status'],
    queryFn: ({ signal }) => get<z.infer<typeof calendarStatusShape>>('/api/calendar/status', signal),
    staleTime: 10 * 60_000,
    enabled: on,
  })
}
