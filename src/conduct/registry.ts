/** The procedures that run here by their declaration alone, each checked for soundness before anything is opened. */
import { Refusal } from '../kernel/errors.ts'
import { checkProcedure } from '../proceedings/check.ts'
import { rulesOf } from '../proceedings/declared.ts'
import type { Rules } from '../proceedings/judge.ts'
import type { Procedure } from '../proceedings/procedure.ts'
import { type LoadedRule, withRules } from '../proceedings/rule-book.ts'
import { roles } from '../territory/roles.ts'
import type { Consequences, Happened } from './follow.ts'

export interface Registry {
  readonly procedures: readonly Procedure[]
  /** @throws Refusal notFound */
  procedure(id: string): Procedure
  /** The rules as they stand with the versions an office has added. */
  rules(id: string, loaded: readonly LoadedRule[]): Rules<unknown>
  /** Does what follows from an act beyond its proceeding. */
  follow(id: string, happened: Omit<Happened, 'registry'>): Promise<void>
}

/** @throws Refusal procedureUnsound and others: a program with a procedure that cannot be carried through does not start */
export function openRegistry(procedures: readonly Procedure[], consequences: Consequences = {}): Registry {
  const byId = new Map(procedures.map(procedure => [procedure.id, procedure]))
  for (const procedure of procedures) checkProcedure(procedure, roles)
  const procedureOf = (id: string) => {
    const procedure = byId.get(id)
    if (!procedure) throw new Refusal('notFound', {})
    return procedure
  }
  const plain = new Map(procedures.map(procedure => [procedure.id, rulesOf(procedure)]))
  const amended = new WeakMap<readonly LoadedRule[], Map<string, Rules<unknown>>>()
  const registry: Registry = {
    procedures,
    procedure: procedureOf,
    follow: async (id, happened) => consequences[id]?.({ ...happened, registry }),
    rules(id, loaded) {
      const procedure = procedureOf(id)
      if (loaded.length === 0) return plain.get(id)!
      const known = amended.get(loaded) ?? new Map<string, Rules<unknown>>()
      amended.set(loaded, known)
      const rules = known.get(id) ?? rulesOf(withRules(procedure, loaded))
      known.set(id, rules)
      return rules
    },
  }
  return registry
}
