/** On which days a sitting may lawfully be held: from today to the last day of the period that runs, or of the longest the parties have extended it to. 人民调解工作若干规定第三十三条; 特邀调解规定第二十七条. */
import type { Registry } from '../../conduct/index.ts'
import type { Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { civilDay, lastDayOf } from '../../proceedings/clock.ts'
import { actsOf, loadedRules } from '../../proceedings/index.ts'
import type { Basis, StandingOf } from '../../proceedings/procedure.ts'
import { standing as standingAfter } from '../../proceedings/standing.ts'
import { ruleOf } from '../../proceedings/terms.ts'
import { mediationProcedure } from '../procedure.ts'
import { longestHours, periods } from './kinds.ts'

export interface Window {
  readonly first: string
  readonly last: string | null
  readonly term: (typeof periods)[number] | null
  /** All parties may lengthen it, as long as it has not run out. */
  readonly mayExtend: boolean
  readonly basis: Basis | null
}

/** Where the dispute stands after all its acts, with its clocks. */
export async function standingIn(
  kernel: Kernel,
  registry: Registry,
  tx: Tx,
  jurisdictionId: number,
  id: string,
): Promise<StandingOf> {
  const { procedure } = registry.rules(
    mediationProcedure.id,
    await loadedRules(tx, jurisdictionId, kernel.db),
  )
  return standingAfter(procedure, await actsOf(tx, jurisdictionId, id))
}

/** The earliest end binds where two clocks run. */
export function windowOf(standing: StandingOf, now: Date): Window {
  const first = civilDay(now)
  const running = standing.terms
    .filter(term => term.pausedAt === null && (periods as readonly string[]).includes(term.term))
    .sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))
  const term = running[0]
  if (!term) return { first, last: null, term: null, mayExtend: false, basis: null }
  const rule = ruleOf(mediationProcedure, term)
  const times = mediationProcedure.terms[term.term]?.extension?.times ?? 0
  return {
    first,
    last: lastDayOf(new Date(term.dueAt)),
    term: term.term as Window['term'],
    mayExtend: Date.parse(term.dueAt) >= now.getTime() && term.extensions.length < times,
    basis: rule.basis,
  }
}

/** @throws Refusal sittingUnfit: in the past, ending before it begins, too long, beyond the last lawful day */
export function requireLawful(window: Window, from: Date, to: Date, now: Date): void {
  if (from.getTime() < now.getTime()) unfit('past')
  if (to.getTime() <= from.getTime()) unfit('endsFirst')
  if (to.getTime() - from.getTime() > longestHours * 3_600_000 || civilDay(from) !== civilDay(to))
    unfit('long', { hours: longestHours })
  requireWithin(window, civilDay(from))
}

/** @throws Refusal sittingUnfit */
export function requireWithin({ last, mayExtend, basis }: Window, day: string): void {
  if (last === null || day <= last) return
  unfit(mayExtend ? 'beyondPeriod' : 'beyondAll', { day, last, article: basis?.article ?? '' })
}

export function unfit(reason: string, facts: Refusal['facts'] = {}): never {
  throw new Refusal('sittingUnfit', { reason, procedure: 'mediation', ...facts })
}
