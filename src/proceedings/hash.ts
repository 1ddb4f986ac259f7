/** The chain of acts: each act carries the hash of the one before it, so that a changed or missing act shows. */
import { createHash } from 'node:crypto'
import type { Act } from './procedure.ts'

export const noHash: Buffer = Buffer.alloc(32)

/**
 * SHA-256 over the previous hash and the act in canonical JSON (keys sorted).
 * @param previous 32 bytes; `noHash` before the first act
 */
export function hashAct(previous: Buffer, proceedingId: string, act: Act): Buffer {
  const {
    id,
    seq,
    step,
    from,
    to,
    actorKind,
    actorId,
    actorRole,
    onBehalfOf,
    at,
    onDay,
    inputs,
    reason,
    effects,
    ruleVersion,
  } = act
  const body = {
    proceedingId,
    id,
    seq,
    step,
    from,
    to,
    actorKind,
    actorId,
    actorRole,
    onBehalfOf: onBehalfOf ?? null,
    at,
    onDay,
    inputs,
    reason: reason ?? null,
    effects,
    ruleVersion,
  }
  return createHash('sha256').update(previous).update(canonical(body)).digest()
}

/** JSON with sorted keys and without undefined: the same text before and after a trip through jsonb. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(one => canonical(one ?? null)).join(',')}]`
  if (value !== null && typeof value === 'object') {
    let text = ''
    for (const key of Object.keys(value).sort()) {
      const one = (value as Record<string, unknown>)[key]
      if (one !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonical(one)}`
    }
    return `{${text}}`
  }
  return JSON.stringify(value)
}
