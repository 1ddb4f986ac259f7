/** The rules of a matter as they stand in a jurisdiction: its declaration with the versions of terms an office has added. */
import type { Kysely } from 'kysely'
import type { DB } from '../kernel/database.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { type LoadedRule, loadedRules } from '../proceedings/index.ts'
import type { Rules } from '../proceedings/judge.ts'
import { withRules } from '../proceedings/rule-book.ts'
import { matterRules } from './consequences.ts'
import type { MatterFacts } from './policy.ts'

const amended = new WeakMap<readonly LoadedRule[], Rules<MatterFacts>>()

/** What runs keeps the version it began under; what begins today begins under the one in force today. */
export async function matterRulesNow(
  kernel: Kernel,
  db: Kysely<DB>,
  jurisdictionId: number,
): Promise<Rules<MatterFacts>> {
  const loaded = await loadedRules(db, jurisdictionId, kernel.db)
  const known = amended.get(loaded)
  if (known) return known
  const rules = { ...matterRules, procedure: withRules(matterRules.procedure, loaded) }
  amended.set(loaded, rules)
  return rules
}
