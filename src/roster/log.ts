/** Lines of the registry's log for what a roster brought, as the registry itself writes them: values before and after encrypted. */

import { newId } from '../kernel/ids.ts'
import type { Vault } from '../kernel/vault.ts'
import { type ChangeContent, changePurpose } from '../registry/index.ts'

type Values = ChangeContent['before']

export interface Logged {
  readonly subject: 'resident' | 'household'
  readonly subjectId: string
  readonly kind: 'entered' | 'changed' | 'moved'
  readonly before: Values
  readonly after: Values
  readonly seen: Readonly<Record<string, number>>
}

export function logged(
  { vault, at, personId }: { readonly vault: Vault; readonly at: Date; readonly personId: string | null },
  { before, after, ...line }: Logged,
): object {
  const content: ChangeContent = { before, after, asked: null, conflicting: [] }
  return {
    ...line,
    id: newId(at.getTime()),
    fields: [...new Set([...Object.keys(before), ...Object.keys(after)])],
    content: vault.encrypt(changePurpose, JSON.stringify(content)),
    state: 'applied',
    personId,
    at,
    recordedAt: at,
  }
}
