/** The words of a procedure: its own catalogue first, then those of the steps all procedures share. */
import type { Translate } from '../kernel/i18n.ts'

export type Say = (kind: string, name: string) => string

/**
 * A code nobody worded is said as it is: a test lists those.
 * @example sayIn('petition', t)('state', 'registered')
 */
export function sayIn(procedure: string, t: Translate): Say {
  return (kind, name) => wordOrNull(procedure, t, kind, name) ?? name
}

export function wordOrNull(procedure: string, t: Translate, kind: string, name: string): string | null {
  for (const space of [procedure, 'conduct', 'matter']) {
    const key = `${space}:${kind}.${name}`
    const word = t(key)
    if (word !== key && word !== `${kind}.${name}`) return word
  }
  return null
}

export function nameOf(procedure: string, t: Translate): string {
  const own = t(`${procedure}:name`)
  return own === `${procedure}:name` || own === 'name' ? t(`matter:procedure.${procedure}`) : own
}
