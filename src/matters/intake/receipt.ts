/** The receipt: number, query code, what happens next and by when and why; signed, so that it can be checked without us. */
import type { Kernel } from '../../kernel/kernel.ts'
import type { Act, StandingOf } from '../../proceedings/procedure.ts'
import { standing } from '../../proceedings/standing.ts'
import type { Reading } from '../present/row.ts'
import { whyOf } from '../present/terms.ts'
import { matterProcedure } from '../procedure.ts'

export interface ReceiptFacts {
  readonly id: string
  readonly number: string
  readonly receivedAt: Date
  /** Hex digits. */
  readonly contentHash: string
  /** As it stood right after the report: a receipt does not change later. */
  readonly standing: StandingOf
}

/** How it stood when the report was in: after the first act, and the sealing that went with it. */
export function standingAtReceipt(acts: readonly Act[]): StandingOf {
  const second = acts[1]
  const sealedAtOnce = second?.step === 'seal' && second.actorKind === 'system'
  return standing(matterProcedure, acts.slice(0, sealedAtOnce ? 2 : 1))
}

export function receiptOf(kernel: Kernel, facts: ReceiptFacts, reading: Reading) {
  const { t, territory } = reading
  const term = facts.standing.terms[0] ?? facts.standing.closedTerms[0]!
  const queryCode = kernel.vault.code('query', facts.id)
  const receivedAt = facts.receivedAt.toISOString()
  const hash = facts.contentHash
  const unit = territory.unit(facts.standing.ownerUnitId)?.name ?? ''
  const waits =
    facts.standing.level === 1
      ? 'gridLeader'
      : facts.standing.level === 2
        ? 'communityDirector'
        : 'workCommitteeDispatcher'
  const signature = kernel.signer.sign({
    iss: territory.jurisdiction.name,
    number: facts.number,
    receivedAt,
    contentHash: hash,
    next: { term: term.term, by: term.dueAt },
  })
  return {
    number: facts.number,
    queryCode,
    jurisdiction: territory.jurisdiction.name,
    receivedAt,
    contentHash: hash,
    next: {
      what: t(`matter:receipt.next.${facts.standing.sealed ? 'sealed' : term.term}`),
      who: facts.standing.sealed ? t('matter:option.target.clue') : `${unit} · ${t(`auth:role.${waits}`)}`,
      by: term.dueAt,
      provisional: term.provisional,
      why: whyOf(matterProcedure, term, reading),
    },
    signature,
    queryUrl: `${kernel.config.origin}/#${facts.number}.${queryCode}`,
  }
}
