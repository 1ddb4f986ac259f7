/** A paper as PDF: A4 as official papers are, "page x of y", its code on the last page; the same paper gives the same bytes. */
import type { Paper, PdfOptions, Printed } from './paper.ts'
import { printed } from './printed.ts'

/**
 * @throws Refusal tooLarge, unsupportedFile (a picture or a signature that is none), unavailable
 * @example const { bytes, pages, missing } = await pdfOf(paper, { words, at: issuedAt, hash })
 */
export const pdfOf = (paper: Paper, options: PdfOptions): Promise<Printed> => printed('pdf', paper, options)
