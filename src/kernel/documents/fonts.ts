/** The open fonts papers are printed in, and which characters they have. FangSong itself is not free: Noto Serif SC stands in for it, Word asks for FangSong by name. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const from = '@expo-google-fonts'
/** The first that has a character prints it; JP has rare characters of names that SC lacks (U+20BB7), Symbols has boxes to tick. */
export const faces = ['Noto Serif SC', 'Noto Serif JP', 'Noto Sans Mongolian', 'Noto Sans Symbols 2'] as const
const files = [
  `${from}/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf`,
  `${from}/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf`,
  `${from}/noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf`,
  `${from}/noto-sans-mongolian/400Regular/NotoSansMongolian_400Regular.ttf`,
  `${from}/noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf`,
]
const pathOf = (file: string) => fileURLToPath(import.meta.resolve(file))

export const fontBytes = (): Buffer[] => files.map(file => readFileSync(pathOf(file)))

let covered: Promise<ReadonlySet<number>> | null = null

/** Code points that one of the fonts has; read once, in some 60 ms. */
export function coverage(): Promise<ReadonlySet<number>> {
  covered ??= readCoverage()
  return covered
}

async function readCoverage(): Promise<ReadonlySet<number>> {
  const { create } = await import('fontkit')
  const points = new Set<number>()
  for (const file of files) {
    // The bold face has what the regular face has.
    if (file.includes('Bold')) continue
    const font = create(readFileSync(pathOf(file)))
    if ('characterSet' in font) for (const point of font.characterSet) points.add(point)
  }
  return points
}
