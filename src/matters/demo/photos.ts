/** Drawn pictures that stand for photos in the demo: nine scenes, each as it was found and as it was left. Nobody is in them. */
import sharp from 'sharp'
import { scenes } from './scenes.ts'

export interface Picture {
  readonly original: Buffer
  readonly view: Buffer
  readonly thumb: Buffer
  readonly mime: string
  readonly width: number
  readonly height: number
}
export type Shows = 'before' | 'after'

const [width, height] = [960, 720]

/** The scene that fits a kind of matter. */
export function sceneOf(category: string): string {
  return Object.keys(scenes).find(name => kinds[name]?.test(category)) ?? 'door'
}

/** All pictures, by scene and what they show; drawn once. */
export async function drawPictures(): Promise<ReadonlyMap<string, Picture>> {
  const wanted = Object.keys(scenes).flatMap(scene =>
    (['before', 'after'] as const).map(shows => ({ scene, shows })),
  )
  const drawn = await Promise.all(
    wanted.map(
      async ({ scene, shows }) =>
        [pictureKey(scene, shows), await draw(scenes[scene]!(shows === 'after'))] as const,
    ),
  )
  return new Map(drawn)
}

export const pictureKey = (scene: string, shows: Shows) => `${scene}.${shows}`

const kinds: Readonly<Record<string, RegExp>> = {
  lamp: /^(01037|property|powerSupply|01054)$/,
  litter: /^(03|0601[0-2]|06036|06042|07001|environment|06038)/,
  road: /^(06013|01003|06052|08|02)/,
  ice: /^10001$/,
  pipe: /^(waterSupply|gasSupply)$/,
  radiator: /^heating$/,
  lane: /^(09|01013|safetyHazard|transit)/,
  wire: /^(10002|04|publicOrder)/,
  door: /./,
}

async function draw(body: string): Promise<Picture> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 960 720">${body}</svg>`
  const { data, info } = await sharp(Buffer.from(svg))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const raw = { raw: { width: info.width, height: info.height, channels: info.channels } }
  const [original, thumb] = await Promise.all([
    sharp(data, raw).webp({ quality: 82, effort: 0 }).toBuffer(),
    sharp(data, raw).resize(360).webp({ quality: 72, effort: 0 }).toBuffer(),
  ])
  return { original, view: original, thumb, mime: 'image/webp', width, height }
}
