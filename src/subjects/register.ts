/** The register of personal data in the words a resident reads: each purpose, basis, time of keeping and circle of readers said in both languages; the English words are the register's own, so that neither can drift. */
import { readFileSync } from 'node:fs'
import type { Translate } from '../kernel/i18n.ts'
import type { PersonalField } from '../kernel/personal-fields.ts'

const english = JSON.parse(
  readFileSync(new URL('../../messages/en/subject.json', import.meta.url), 'utf8'),
) as { readonly register: Readonly<Record<string, string>> }
const keyOf = new Map(Object.entries(english.register).map(([key, sentence]) => [sentence, key]))

export interface Explained {
  readonly label: string
  readonly purpose: string
  readonly basis: string
  readonly retention: string
  readonly readers: string
}

export function explain(field: PersonalField, t: Translate): Explained {
  const say = (sentence: string) => {
    const key = keyOf.get(sentence)
    return key === undefined ? sentence : t(`subject:register.${key}`)
  }
  return {
    label: t(`subject:label.${field.column}`),
    purpose: say(field.purpose),
    basis: say(field.basis),
    retention: say(field.retention),
    readers: say(field.readers),
  }
}

/** Sentences of the register without words: a test holds this empty. */
export function unexplained(fields: readonly PersonalField[]): string[] {
  const sentences = fields.flatMap(({ purpose, basis, retention, readers }) => [
    purpose,
    basis,
    retention,
    readers,
  ])
  return [...new Set(sentences)].filter(sentence => !keyOf.has(sentence))
}
