/** An office's own Word file with placeholders: what it asks for, whether all of it can be filled, and the file filled. */
import { asBuffer } from './printed.ts'
import type { ShownBlock } from './template-shown.ts'
import { inWorkshop } from './workshop.ts'

/** What fills a template: texts under their names; a list repeats what stands between {{#name}} and {{/name}}. */
export interface TemplateData {
  readonly [name: string]:
    | string
    | number
    | boolean
    | null
    | TemplateData
    | readonly (string | TemplateData)[]
}
export interface Placeholder {
  readonly name: string
  /** A section repeats what it holds for every entry of a list, or shows it when there is something. */
  readonly kind: 'text' | 'section'
}
export interface BrokenPlaceholder {
  /** As it is written. */
  readonly placeholder: string
  /** The text it stands in. */
  readonly around: string
  readonly why: 'unclosed' | 'unopened' | 'crossed' | 'wideBraces' | 'notAllowed' | 'misplaced'
}
export interface TemplateCheck {
  readonly unknown: readonly string[]
  /** The first fifty of them. */
  readonly broken: readonly BrokenPlaceholder[]
  readonly brokenCount: number
}

/**
 * In the order they are first met.
 * @throws Refusal templateUnfit (reason notWord, wordMacros, wordLink, wordEmbedded, wordField, wordTooBig, wordTooLong, wordPlaceholders, brokenPlaceholder), tooLarge
 */
export function placeholdersOf(docx: Uint8Array): Promise<readonly Placeholder[]> {
  return inWorkshop('placeholders', docx)
}

/** @throws Refusal templateUnfit, tooLarge; what is written wrong is told and not thrown */
export function checkTemplate(docx: Uint8Array, known: readonly string[]): Promise<TemplateCheck> {
  return inWorkshop('check', docx, known)
}

/**
 * The same file and data give the same bytes. What data do not name stays empty.
 * @throws Refusal templateUnfit, tooLarge
 * @example await fillTemplate(docx, { party: 'Ann', clauses: [{ text: 'One' }, { text: 'Two' }] })
 */
export async function fillTemplate(docx: Uint8Array, data: TemplateData): Promise<Buffer> {
  return asBuffer(await inWorkshop<Uint8Array>('fill', docx, data))
}

/** What the filled file says, to be read on a page; how it looks is for an office program to show. @throws Refusal templateUnfit, tooLarge */
export function showTemplate(docx: Uint8Array, data: TemplateData): Promise<readonly ShownBlock[]> {
  return inWorkshop('shown', docx, data)
}
