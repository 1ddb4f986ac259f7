/** A PDF somebody scanned in: how many pages it has, what in it does more than show pages, or why it cannot be taken. */
import { PDFArray, type PDFContext, PDFDict, PDFDocument, PDFName, PDFStream } from '@cantoo/pdf-lib'
import { Refusal } from '../errors.ts'

const mostBytes = 60 * 1024 * 1024
const mostPages = 500

/** @throws Refusal tooLarge, unsupportedFile { reason: 'scan' } */
export async function pagesOf(bytes: Uint8Array, title: string): Promise<number> {
  return (await opened(bytes, title)).getPageCount()
}

/**
 * Handed on as it is, a PDF must do nothing but show its pages.
 * @returns its pages @throws Refusal tooLarge, unsupportedFile { reason: 'scan' | 'pdfLocked' | 'pdfActive' }
 */
export async function pagesOfHarmless(bytes: Uint8Array, title: string): Promise<number> {
  const pdf = await opened(bytes, title)
  const found = activeIn(pdf.context)
  if (found) throw new Refusal('unsupportedFile', { reason: 'pdfActive', found, what: title })
  return pdf.getPageCount()
}

async function opened(bytes: Uint8Array, title: string): Promise<PDFDocument> {
  if (bytes.length > mostBytes) throw new Refusal('tooLarge', { limit: `${mostBytes / 1024 / 1024} MB` })
  const options = { updateMetadata: false, throwOnInvalidObject: false }
  const pdf = await PDFDocument.load(bytes, options).catch((error: Error) => error)
  if (pdf instanceof Error) {
    const reason = /encrypted|password/i.test(pdf.message) ? 'pdfLocked' : 'scan'
    throw new Refusal('unsupportedFile', { reason, what: title })
  }
  const pages = pageCount(pdf)
  if (pages === 0) throw new Refusal('unsupportedFile', { reason: 'scan', what: title })
  if (pages > mostPages) throw new Refusal('tooLarge', { limit: String(mostPages) })
  return pdf
}

function pageCount(pdf: PDFDocument): number {
  try {
    return pdf.getPageCount()
  } catch {
    return 0
  }
}

/** Keys that hold scripts, files within, forms that send; what an action does; what lies on a page and plays or opens. */
const keys = ['JS', 'JavaScript', 'EmbeddedFiles', 'EF', 'XFA', 'RichMediaContent']
const actions = [
  'JavaScript',
  'Launch',
  'SubmitForm',
  'ImportData',
  'Rendition',
  'Movie',
  'Sound',
  'GoToE',
  'RichMediaExecute',
]
const subtypes = ['FileAttachment', 'RichMedia', 'Movie', 'Sound', 'Screen', '3D']

function activeIn(context: PDFContext): string | null {
  const seen = new Set<unknown>()
  const queue: unknown[] = context.enumerateIndirectObjects().map(([, object]) => object)
  while (queue.length > 0) {
    const object = queue.pop()
    if (seen.has(object)) continue
    seen.add(object)
    if (object instanceof PDFStream) queue.push(object.dict)
    else if (object instanceof PDFArray) queue.push(...object.asArray())
    else if (object instanceof PDFDict) {
      const found = activeEntry(object)
      if (found) return found
      queue.push(...object.values())
    }
  }
  return null
}

function activeEntry(dict: PDFDict): string | null {
  const entries = dict.entries().map(([key, value]) => [key.decodeText(), value] as const)
  for (const [key, value] of entries) {
    if (keys.includes(key)) return key
    const name = value instanceof PDFName ? value.decodeText() : ''
    if (key === 'S' && actions.includes(name)) return name
    if (key === 'Subtype' && subtypes.includes(name)) return name
  }
  return null
}
