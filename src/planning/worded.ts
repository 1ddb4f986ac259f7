/** Words with facts in them, plural where they count something: a fact may have any name. */
import type { Translate } from '../kernel/i18n.ts'

export type Facts = Readonly<Record<string, unknown>>

export function worded(t: Translate, key: string, facts: Facts): string {
  return t(key, { replace: facts, ...('count' in facts ? { count: facts.count } : {}) })
}
