/** The demo's pictures stored once and in common: every photo of a year shows one of them. */
import type { FileStore } from '../../kernel/files.ts'
import { drawPictures } from '../demo/photos.ts'
import type { SharedPicture } from './year.ts'

let drawn: ReturnType<typeof drawPictures> | null = null

export async function sharedPictures(files: Pick<FileStore, 'share'>): Promise<SharedPicture[]> {
  drawn ??= drawPictures()
  const stored: SharedPicture[] = []
  for (const [key, { mime, width, height, ...parts }] of await drawn) {
    const number = stored.length
    stored.push({ key, number, mime, width, height, ...(await files.share(number, parts)) })
  }
  return stored
}
