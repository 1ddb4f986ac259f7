/** The demo's pictures stored once and in common: every photo of a year shows one of them. */
import type { FileStore } from '../../kernel/files.ts'
import { drawPictures } from '../demo/photos.ts'
import type { SharedPicture } from './year.ts'

export async function sharedPictures(files: Pick<FileStore, 'share'>): Promise<SharedPicture[]> {
  const stored: SharedPicture[] = []
  for (const [key, picture] of await drawPictures()) {
    const { mime, width, height } = picture
    stored.push({
      key,
      number: stored.length,
      mime,
      width,
      height,
      ...(await files.share(stored.length, picture)),
    })
  }
  return stored
}
