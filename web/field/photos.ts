/** Photos taken in the field: made small enough for a weak connection, kept on the phone until the server has them. */
import { newId } from '../shell/ids.ts'
import { shrink } from '../shell/shrink.ts'
import { keep } from './keep.ts'

const longestSide = 2560
const smallEnoughBytes = 1_500_000
const addresses = new Map<string, string>()

/** Keeps a photo for a draft; the id made here is the one it will have on the server too. */
export async function keepPhoto(file: File, owner: string): Promise<string> {
  const id = newId()
  const { blob } = await shrink(file, longestSide, smallEnoughBytes)
  await (await keep()).photos.put({ id, blob, takenAt: file.lastModified || Date.now(), owner, sentAt: null })
  addresses.set(id, URL.createObjectURL(blob))
  return id
}

/** Address under which the page can show a kept photo. */
export async function photoAddress(id: string): Promise<string | null> {
  const known = addresses.get(id)
  if (known) return known
  const photo = await (await keep()).photos.get(id)
  if (!photo) return null
  const address = URL.createObjectURL(photo.blob)
  addresses.set(id, address)
  return address
}

export async function forgetPhotos(ids: readonly string[]): Promise<void> {
  const kept = await keep()
  for (const id of ids) {
    await kept.photos.remove(id)
    const address = addresses.get(id)
    if (address) URL.revokeObjectURL(address)
    addresses.delete(id)
  }
}
