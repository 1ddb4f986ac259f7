/** How far the program looks on behalf of a resident: the queries themselves name the one resident, or a ward, whose session this is. */
import { everythingOf, type Tx } from '../kernel/database.ts'
import type { Kernel } from '../kernel/kernel.ts'

/** No post lies behind it, so there is no sight to look under; nothing here takes an id from a request that was not held against the session. */
export function asSystem<T>(
  kernel: Pick<Kernel, 'db'>,
  jurisdictionId: number,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return kernel.db.within(everythingOf(jurisdictionId), work)
}
