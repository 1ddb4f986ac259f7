/** Scans and photos that came with an act of a procedure in which persons tell who they are: names, signatures, identity cards; for those whose unit took part, each look on record once an hour. 个人信息保护法第五十一条. */
import type { Tx } from '../kernel/database.ts'
import { translator } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Procedure } from '../proceedings/procedure.ts'
import type { Staff } from '../territory/index.ts'
import { lookInto } from './look-into.ts'
import type { Registry } from './registry.ts'

const onceInMinutes = 60
/** Proceedings of which one person may open scans in a day, each hour anew. */
const most = 200

/** Matters are in no registry: their photos show a place, and whoever sees the matter sees them. */
export function keepsScans(procedure: Procedure | undefined): boolean {
  return Object.values(procedure?.steps ?? {}).some(step => step.inputs?.some(input => input.personal))
}

/** What a place looked like before and after is no paper. */
export const isScan = (purpose: string | null): boolean => purpose !== 'before' && purpose !== 'after'

/** @throws Refusal notFound, notYours, recused, tooMany */
export async function lookAtFile(
  kernel: Kernel,
  tx: Tx,
  registry: Registry,
  staff: Staff,
  file: { readonly proceedingId: string; readonly procedure: string; readonly purpose: string | null },
): Promise<void> {
  const { proceedingId, procedure, purpose } = file
  if (!isScan(purpose) || !keepsScans(registry.procedures.find(one => one.id === procedure))) return
  const reason = translator('zh-CN')('conduct:scanOpened')
  await lookInto(kernel, tx, staff, { proceedingId, what: 'scans', reason, most, onceInMinutes })
}
