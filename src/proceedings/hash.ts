/** The chain of acts: each act carries the hash of the one before it, so that a changed or missing act shows. */
import { createHash } from 'node:crypto'
import type { Act } from './procedure.ts'

export const noHash: Buffer = Buffer.alloc(32)

/** Inputs and effects of an act in canonical JSON: as they are hashed, and as they may be written. */
export interface ActTexts {
  readonly inputs: string
  readonly effects: string
}
export const textsOf = (act: Pick<Act, 'inputs' | 'effects'>): ActTexts => ({
  inputs: canonical(act.inputs),
  effects: canonical(act.effects),
})

/**
 * SHA-256 over the previous hash and the act in canonical JSON (keys sorted).
 * @param previous 32 bytes; `noHash` before the first act
 * @param texts the act's own, where the caller has made them already
 */
export function hashAct(previous: Buffer, proceedingId: string, act: Act, texts = textsOf(act)): Buffer {
  return createHash('sha256')
    .update(previous)
    .update(bodyOf(proceedingId, act, texts))
    .digest()
}

/** The act in canonical JSON, its names written in their order: every act is hashed when it is written and again when it is verified. */
function bodyOf(proceedingId: string, act: Act, { inputs, effects }: ActTexts): string {
  const text = (value: string | null | undefined) => (value == null ? 'null' : JSON.stringify(value))
  return `{"actorId":${text(act.actorId)},"actorKind":${text(act.actorKind)},"actorRole":${text(act.actorRole)},"at":${text(act.at)},"effects":${effects},"from":${text(act.from)},"id":${text(act.id)},"inputs":${inputs},"onBehalfOf":${text(act.onBehalfOf)},"onDay":${text(act.onDay)},"proceedingId":${text(proceedingId)},"reason":${text(act.reason)},"ruleVersion":${act.ruleVersion},"seq":${act.seq},"step":${text(act.step)},"to":${text(act.to)}}`
}

/** JSON with sorted keys and without undefined: the same text before and after a trip through jsonb. */
export function canonical(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(one => canonical(one ?? null)).join(',')}]`
  if (value !== null && typeof value === 'object') {
    let text = ''
    for (const key of inOrder(Object.keys(value))) {
      const one = (value as Record<string, unknown>)[key]
      if (one !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonical(one)}`
    }
    return `{${text}}`
  }
  return JSON.stringify(value)
}

/** A few names are put in order faster by hand than by a sort made for many. */
function inOrder(names: string[]): string[] {
  if (names.length > 20) return names.sort()
  for (let at = 1; at < names.length; at += 1) {
    const name = names[at]!
    let to = at
    for (; to > 0 && names[to - 1]! > name; to -= 1) names[to] = names[to - 1]!
    names[to] = name
  }
  return names
}
