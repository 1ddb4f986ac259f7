/** The ground a map tile covers, with a rim for what is drawn across its edge. Web Mercator. Pure. */

/** Share of a tile's side that is cut beyond each edge: 64 of 4,096 as the tiles are cut. */
const rim = 64 / 4096

/** West, south, east, north of tile z/x/y in degrees. */
export function tileBox(z: number, x: number, y: number): [number, number, number, number] {
  const tiles = 2 ** z
  const lng = (at: number) => (at / tiles) * 360 - 180
  const lat = (at: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * at) / tiles))) * 180) / Math.PI
  return [lng(x - rim), lat(y + 1 + rim), lng(x + 1 + rim), lat(y - rim)]
}

/** The tile of a level in which a point lies. */
export function tileAt(z: number, lng: number, lat: number): [x: number, y: number] {
  const tiles = 2 ** z
  const sine = Math.sin((lat * Math.PI) / 180)
  const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
  return [Math.floor(((lng + 180) / 360) * tiles), Math.floor(y * tiles)]
}
