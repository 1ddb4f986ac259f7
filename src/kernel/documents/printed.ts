/** A paper sent to the thread that makes documents, and what comes back. */
import type { Dossier, Paper, PdfOptions, Printed } from './paper.ts'
import { plainWords } from './texts.ts'
import { inWorkshop } from './workshop.ts'

/** @throws Refusal tooLarge, unsupportedFile (a picture, a signature or a scan that is none), unavailable */
export async function printed(
  make: 'pdf' | 'dossier' | 'word',
  what: Paper | Dossier,
  { words, ...rest }: PdfOptions,
): Promise<Printed> {
  const made = await inWorkshop<Printed>(make, what, { ...rest, words: plainWords(words) })
  return { ...made, bytes: asBuffer(made.bytes) }
}

/** Bytes come back from a thread as a plain array over the same memory. */
export const asBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength)
