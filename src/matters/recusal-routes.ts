/** A member of staff declares numbers of their own and of kin, so that matters raised from them are refused to them (recusal 回避). */
import { z } from 'zod'
import type { App } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { authenticate } from '../territory/index.ts'
import { countKin, declareKin, withdrawKin } from './recusal.ts'
import { phonePattern } from './shape.ts'

const declaredShape = z.object({ count: z.number() })

export function recusalRoutes(app: App, kernel: Kernel): void {
  app.get('/api/me/kin', { schema: { tags: ['staff'], response: { 200: declaredShape } } }, async request => {
    const { sight, jurisdictionId, personId } = await authenticate(kernel, request)
    return kernel.db.within(sight, async tx => ({ count: await countKin(tx, jurisdictionId, personId) }))
  })
  app.post(
    '/api/me/kin',
    {
      schema: {
        tags: ['staff'],
        body: z.object({
          phone: z.string().trim().regex(phonePattern),
          withdraw: z.boolean().default(false),
        }),
        response: { 200: declaredShape },
      },
    },
    async request => {
      const { sight, jurisdictionId, personId } = await authenticate(kernel, request)
      const { phone, withdraw } = request.body
      return kernel.db.within(sight, async tx => {
        await (withdraw ? withdrawKin : declareKin)(kernel, tx, jurisdictionId, personId, phone)
        return { count: await countKin(tx, jurisdictionId, personId) }
      })
    },
  )
}
