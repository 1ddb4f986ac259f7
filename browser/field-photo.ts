/** The photo every field test takes. */
import sharp from 'sharp'

export const photo = {
  name: 'photo.jpg',
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 800, height: 600, channels: 3, background: '#6a7f5b' } })
    .jpeg()
    .toBuffer(),
}
