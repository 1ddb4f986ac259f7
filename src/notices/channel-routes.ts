/** By which channels a member of staff wants to be told, and the address for e-mail: set by the person alone. */
import { z } from 'zod'
import type { Tx } from '../kernel/database.ts'
import type { App } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { authenticate, type Staff } from '../territory/index.ts'
import { channelNames, configured } from './channels.ts'

const channel = z.enum(channelNames)
const told = ['atOnce', 'list'] as const
const answerShape = z.object({
  workEmail: z.string().nullable(),
  /** Where the gateway reaches the person; kept by whoever sets the jurisdiction up. */
  workPhone: z.string().nullable(),
  /** Configured here; none: notices stay in the application. */
  channels: z.array(z.object({ channel, atOnce: z.boolean(), list: z.boolean() })),
})
const askedShape = z.object({
  workEmail: z.email().max(254).nullable(),
  atOnce: z.array(channel).max(channelNames.length),
  list: z.array(channel).max(channelNames.length),
})

export function channelRoutes(app: App, kernel: Kernel): void {
  const tags = ['notices']
  app.get('/api/me/channels', { schema: { tags, response: { 200: answerShape } } }, async request => {
    const staff = await authenticate(kernel, request)
    return kernel.db.within(staff.sight, tx => readChoice(kernel, tx, staff))
  })
  app.post(
    '/api/me/channels',
    { schema: { tags, body: askedShape, response: { 200: answerShape } } },
    async request => {
      const staff = await authenticate(kernel, request)
      return kernel.db.within(staff.sight, async tx => {
        await writeChoice(kernel, tx, staff, request.body)
        return readChoice(kernel, tx, staff)
      })
    },
  )
}

async function readChoice(kernel: Kernel, tx: Tx, staff: Staff): Promise<z.infer<typeof answerShape>> {
  const { declinedChannels, ...person } = await rowOf(tx, staff)
  const wants = (how: (typeof told)[number], name: string) => !declinedChannels.includes(`${how}:${name}`)
  return {
    ...person,
    channels: configured(kernel.config.channels).map(name => ({
      channel: name,
      atOnce: wants('atOnce', name),
      list: wants('list', name),
    })),
  }
}

/** What was chosen for a channel that is not configured now stays as it was. */
async function writeChoice(kernel: Kernel, tx: Tx, staff: Staff, asked: z.infer<typeof askedShape>) {
  const { declinedChannels } = await rowOf(tx, staff)
  const open = configured(kernel.config.channels)
  const kept = declinedChannels.filter(one => !open.some(name => one.endsWith(`:${name}`)))
  const declined = told.flatMap(how =>
    open.filter(name => !asked[how].includes(name)).map(name => `${how}:${name}`),
  )
  await tx
    .updateTable('person')
    .set({ workEmail: asked.workEmail, declinedChannels: [...kept, ...declined] })
    .where('jurisdictionId', '=', staff.jurisdictionId)
    .where('id', '=', staff.personId)
    .execute()
}

function rowOf(tx: Tx, staff: Staff) {
  return tx
    .selectFrom('person')
    .select(['workEmail', 'workPhone', 'declinedChannels'])
    .where('jurisdictionId', '=', staff.jurisdictionId)
    .where('id', '=', staff.personId)
    .executeTakeFirstOrThrow()
}
