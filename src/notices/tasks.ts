/** Background work of notices: each calls a command and may run twice. */

import { everythingOf } from '../kernel/database.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { territoryOf } from '../territory/index.ts'
import { type Attempt, planDeliveries, sendDelivery } from './deliver.ts'
import { makeMorningLists } from './morning.ts'

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
    morningLists: async () => {
      await makeMorningLists(kernel, (await territoryOf(kernel)).jurisdiction.id)
    },
  }
}

/** Every five minutes: the calendar and office hours of the jurisdiction say when it is time. */
export const noticeCrontab = '*/5 * * * * morningLists'
