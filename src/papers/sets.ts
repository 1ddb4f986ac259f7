/** Procedures whose papers Aili writes. */
import { mediationPapers } from '../mediation/index.ts'
import type { PaperForm, PaperSet } from '../proceedings/paper-facts.ts'

export const paperSets: Readonly<Record<string, PaperSet>> = { mediation: mediationPapers }

export function setOf(procedure: string): PaperSet | null {
  return Object.hasOwn(paperSets, procedure) ? paperSets[procedure]! : null
}

export function formOf(procedure: string, kind: string): PaperForm | null {
  return setOf(procedure)?.forms.find(form => form.kind === kind) ?? null
}
