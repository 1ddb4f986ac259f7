/** Cover, contents, every part in order with bookmarks, back cover, as one PDF; sheets are numbered through beside each paper's own pages. */
import type { Dossier, PdfOptions, Printed } from './paper.ts'
import { printed } from './printed.ts'

/**
 * @throws Refusal tooLarge, unsupportedFile (a picture or a scan that is none or is locked), unavailable
 * @example const { bytes } = await dossierOf({ cover, parts: [{ title: 'Agreement', content: paper }] }, options)
 */
export const dossierOf = (dossier: Dossier, options: PdfOptions): Promise<Printed> =>
  printed('dossier', dossier, options)
