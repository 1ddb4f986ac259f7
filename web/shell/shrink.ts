/** Makes a photo small enough for a slow line before it leaves the phone; drawing it anew also drops its hidden data. */

export interface Shrunk {
  readonly blob: Blob
  readonly name: string
}

/** Returns the file itself when the browser cannot read it as a picture: the server judges by content. */
export async function shrink(
  file: Blob & { name?: string },
  longestSide = 2000,
  smallEnoughBytes = 900_000,
): Promise<Shrunk> {
  const name = file.name ?? 'photo.jpg'
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height))
    if (scale === 1 && file.size <= smallEnoughBytes && file.type === 'image/jpeg')
      return { blob: file, name }
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(picture.width * scale))
    canvas.height = Math.max(1, Math.round(picture.height * scale))
    canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height)
    picture.close()
    const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/jpeg', 0.85))
    return blob ? { blob, name: `${name.replace(/\.\w+$/, '')}.jpg` } : { blob: file, name }
  } catch {
    return { blob: file, name }
  }
}
