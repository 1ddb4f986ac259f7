/** The small procedure with one thing wrong at a time. */
import type { Procedure, State, Step, TermRule } from '../../src/proceedings/procedure.ts'
import { basis, trial } from './trial.ts'

/** What is wrong | the procedure | the code | what is said in Chinese | in English. */
export type Unsound = readonly [
  story: string,
  procedure: Procedure,
  code: string,
  chinese: RegExp,
  english: RegExp,
]

export const step = (more: Partial<Step> & { readonly of?: string }): Procedure => {
  const { of = 'answer', ...changed } = more
  return { ...trial, steps: { ...trial.steps, [of]: { ...trial.steps[of]!, ...changed } } }
}
export const states = (more: Readonly<Record<string, State>>): Procedure => ({
  ...trial,
  states: { ...trial.states, ...more },
})
export const without = (name: string): Procedure => {
  const { [name]: _, ...steps } = trial.steps
  return { ...trial, steps }
}
export const term = (more: Partial<TermRule>, name = 'answer'): Procedure => ({
  ...trial,
  terms: { ...trial.terms, [name]: { ...trial.terms[name]!, ...more } },
})
/** Two versions: the first as it is until a day, the second from a day on. */
export const versions = (to: string, from: string, more: Partial<TermRule> = {}): Procedure => ({
  ...term({ validTo: to }),
  versions: { answer: [{ ...trial.terms.answer!, version: 2, validFrom: from, ...more }] },
})
export const unnamed = { article: '', mark: 'V', force: 'law' } as const
export const marked = (mark: string) => ({ ...basis, mark: mark as 'V' })
export const who = (role: string) => [{ role, of: ['ownerUnit'] as const }]
