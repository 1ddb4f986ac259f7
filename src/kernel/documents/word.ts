/** A paper as an editable Word file that looks like its PDF; the same paper gives the same bytes. */
import type { Paper, PdfOptions, Printed } from './paper.ts'
import { printed } from './printed.ts'

/**
 * How many pages it has is for Word to say: pages is 0. What is missing in the open fonts is told, yet stays as text: the office's own fonts may have it.
 * @throws Refusal tooLarge, unsupportedFile, unavailable
 */
export const wordOf = (paper: Paper, options: PdfOptions): Promise<Printed> => printed('word', paper, options)
