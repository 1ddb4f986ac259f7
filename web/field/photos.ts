/** Photos taken in the field: made small enough for a weak connection, kept locked on the phone until the server has them. */
import { newId } from '../shell/ids.ts'
import { shrink } from '../shell/shrink.ts'
import { KeepFull, keep } from './keep.ts'
import { room, roomLeft } from './room.ts'

interface Size {
  readonly longestSide: number
  readonly smallEnoughBytes: number
}
const usual: Size = { longestSide: 2560, smallEnoughBytes: 1_500_000 }
/** On a phone that is nearly full: enough to see what was done. */
const sparing: Size = { longestSide: 1280, smallEnoughBytes: 250_000 }
const addresses = new Map<string, string>()

/**
 * Keeps a photo for a draft; the id made here is the one it will have on the server too. A phone that is nearly full keeps a
 * smaller one; rejects with `KeepFull` when even that has no room.
 */
export async function keepPhoto(file: File, owner: string): Promise<string> {
  const id = newId()
  const takenAt = file.lastModified || Date.now()
  const put = async ({ longestSide, smallEnoughBytes }: Size) => {
    const { blob } = await shrink(file, longestSide, smallEnoughBytes)
    await (await keep()).photos.put({ id, blob, takenAt, owner, sentAt: null })
    addresses.set(id, URL.createObjectURL(blob))
  }
  if (room.get()?.low) await put(sparing)
  else
    await put(usual).catch(error => {
      if (!(error instanceof KeepFull)) throw error
      return put(sparing)
    })
  void roomLeft()
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
