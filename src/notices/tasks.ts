/** Background work of notices: each calls a command and may run twice. */

import { everythingOf } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { territoryOf } from '../territory/index.ts'
import { type Attempt, planDeliveries, sendDelivery } from './deliver.ts'
import { makeMorningLists } from './morning.ts'
import type { OutsideAttempt } from './outside.ts'
import { sendOutside } from './send-outside.ts'

export function noticeTasks(kernel: Kernel) {
  return {
    /** Rows and jobs for the channels of what was just told. */
    planDeliveries: async (payload: unknown) => {
      const { jurisdictionId, noticeIds } = payload as { jurisdictionId: number; noticeIds: string[] }
      await kernel.db.within(everythingOf(jurisdictionId), tx =>
        planDeliveries(kernel, tx, jurisdictionId, noticeIds),
      )
    },
    sendDelivery: (payload: unknown) => sendDelivery(kernel, payload as Attempt),
    sendOutside: (payload: unknown) => sendOutside(kernel, payload as OutsideAttempt),
    morningLists: async () => {
      const territory = await territoryOf(kernel).catch(unlessNotSetUp)
      if (territory !== null) await makeMorningLists(kernel, territory.jurisdiction.id)
    },
  }
}

/** Before an office is set up there is nobody to tell: no failure, nothing to try again. */
function unlessNotSetUp(error: unknown): null {
  if (error instanceof Refusal && error.facts.setUp === false) return null
  throw error
}

/** Every five minutes: the calendar and office hours of the jurisdiction say when it is time. */
export const noticeCrontab = '*/5 * * * * morningLists'
