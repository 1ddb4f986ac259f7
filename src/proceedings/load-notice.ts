/** Loads the State Council notice of a year: no release needed. Overrides the bundled data of that year. */
import { z } from 'zod'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'

const dayShape = z.union([
  z.object({ date: z.iso.date(), name: z.string(), off: z.boolean() }),
  z
    .object({ date: z.iso.date(), name: z.string(), isOffDay: z.boolean() })
    .transform(({ date, name, isOffDay }) => ({ date, name, off: isOffDay })),
])
const noticeShape = z.looseObject({
  year: z.number().int(),
  days: z.array(dayShape).min(1).max(120),
  source: z.string().optional(),
  papers: z.array(z.string()).optional(),
})

/**
 * @param file a year's notice: `{ year, source, days: [{ date, name, off }] }` (also `isOffDay`, `papers`)
 * @throws Refusal invalidInput naming what is wrong
 */
export async function loadNotice(
  kernel: Pick<Kernel, 'db' | 'clock'>,
  jurisdictionId: number,
  file: unknown,
): Promise<number> {
  const parsed = noticeShape.safeParse(file)
  if (!parsed.success)
    throw new Refusal('invalidInput', {
      input: parsed.error.issues[0]?.path.join('.') ?? 'notice',
      problem: parsed.error.issues[0]?.message ?? '',
    })
  const { year, days, papers } = parsed.data
  const stray = days.find(day => Math.abs(Number(day.date.slice(0, 4)) - year) > 1)
  if (stray) throw new Refusal('invalidInput', { input: stray.date, problem: 'otherYear' })
  const source = parsed.data.source ?? papers?.join(' ') ?? ''
  await kernel.db.owner.transaction().execute(async tx => {
    const last = await tx
      .selectFrom('calendarNotice')
      .select(max => max.fn.max('version').as('version'))
      .where('jurisdictionId', '=', jurisdictionId)
      .where('year', '=', year)
      .executeTakeFirst()
    await tx
      .insertInto('calendarNotice')
      .values({
        jurisdictionId,
        year,
        version: Number(last?.version ?? 0) + 1,
        source,
        days: JSON.stringify(days),
        loadedAt: kernel.clock.now(),
      })
      .execute()
  })
  return year
}
