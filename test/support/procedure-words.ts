/** Whether everything a procedure declares has a word in both languages; words of common steps stand in the catalogue `conduct`. */
import { readFileSync } from 'node:fs'
import type { Procedure } from '../../src/proceedings/procedure.ts'

type Words = { readonly [key: string]: string | Words }

/** Keys without a word, as language:catalogue:key. */
export function missingWords(procedure: Procedure): string[] {
  return ['zh-CN', 'en'].flatMap(language => {
    const [own, common] = [read(language, procedure.id), read(language, 'conduct')]
    return keysOf(procedure, common)
      .filter(({ key, ownOnly }) => !has(own, key) && (ownOnly || !has(common, key)))
      .map(({ key }) => `${language}:${procedure.id}:${key.join('.')}`)
  })
}

/** Words of the procedure's catalogue that nothing declared asks for. */
export function idleWords(procedure: Procedure): string[] {
  const asked = new Set(keysOf(procedure, {}).map(({ key }) => key.join('.')))
  // A window that ran out may say what is lawful all the same.
  for (const { within = [] } of Object.values(procedure.steps))
    for (const term of within) asked.add(`over.${term}`)
  return flat(read('zh-CN', procedure.id)).filter(key => !asked.has(key))
}

interface Key {
  readonly key: readonly string[]
  readonly ownOnly?: boolean
}

function keysOf(procedure: Procedure, common: Words): Key[] {
  const steps = Object.entries(procedure.steps)
  const inputs = steps.flatMap(([, step]) => step.inputs ?? [])
  const tracks = Object.entries(procedure.tracks ?? {})
  const labels = Object.values(procedure.terms).flatMap(rule => Object.keys(rule.variants ?? {}))
  const causes = Object.values(procedure.terms).flatMap(rule => rule.excludes ?? [])
  return [
    { key: ['name'], ownOnly: true },
    ...words('state', Object.keys(procedure.states)),
    ...words('step', Object.keys(procedure.steps)),
    ...steps.flatMap(([name, step]) =>
      has(common, ['step', name])
        ? []
        : [
            { key: ['did', name] },
            ...(step.who.some(who => who.role !== 'system') ? [{ key: ['help', name] }] : []),
          ],
    ),
    ...words(
      'input',
      inputs.map(input => input.name),
    ),
    ...inputs.flatMap(input => optionsOf(input, procedure)),
    ...words('term', Object.keys(procedure.terms)),
    ...words('option.cause', causes),
    ...words(
      'track',
      tracks.map(([name]) => name),
    ),
    ...words(
      'trackState',
      tracks.flatMap(([, track]) => Object.keys(track.states)),
    ),
    ...words(
      'paper',
      steps.flatMap(([, step]) => step.papers ?? []),
    ),
    ...words('label', labels),
  ]
}

/** Options that name terms or labels have those words. */
function optionsOf(
  { name, options = [] }: { name: string; options?: readonly string[] },
  { terms }: Procedure,
): Key[] {
  if (name === 'term' && options.every(option => terms[option])) return words('term', options)
  if (name === 'label') return words('label', options)
  return words(`option.${name}`, options)
}

const words = (kind: string, names: readonly string[]): Key[] =>
  names.map(name => ({ key: [...kind.split('.'), name] }))

function has(catalogue: Words, key: readonly string[]): boolean {
  const found = key.reduce<string | Words | undefined>(
    (at, part) => (typeof at === 'object' ? at[part] : undefined),
    catalogue,
  )
  return typeof found === 'string' && found.trim() !== ''
}

function read(language: string, name: string): Words {
  const file = new URL(`../../messages/${language}/${name}.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')) as Words
}

function flat(catalogue: Words, prefix = ''): string[] {
  return Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${prefix}${key}`] : flat(value, `${prefix}${key}.`),
  )
}
