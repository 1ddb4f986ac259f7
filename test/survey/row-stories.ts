/** One line a story: a row of a sheet of buildings, and what is said of it; the last column null where it goes in. */
import type { Point } from '../../src/territory/coordinates.ts'
import type { Cells } from './files.ts'

/** @param here places inside the community named `own` @param elsewhere one inside another */
export function rowStories({
  here,
  elsewhere,
  own,
}: {
  readonly here: readonly Point[]
  readonly elsewhere: Point
  readonly own: string
}): readonly (readonly [story: string, cells: Cells, said: string | null])[] {
  const [lng, lat] = here[0]!
  const at = (i: number) => here[i]!
  return [
    ['a building', ['新苑', '1号楼', 24, 6, lng, lat, own, 'A-1', '张三'], null],
    [
      'full-width digits and measure words',
      ['新苑', '２号楼', '２４户', '6层', ...at(1), own, 'A-2', ''],
      null,
    ],
    ['the name of another row', ['新苑', '2号楼', 12, 6, ...at(2), own, 'A-3', ''], 'duplicateName'],
    ['the number of another row', ['新苑', '4号楼', 12, 6, ...at(3), own, 'A-1', ''], 'duplicateId'],
    ['the same row again', ['新苑', '1号楼', 24, 6, lng, lat, own, '', '张三'], 'duplicateName'],
    ['households in words', ['新苑', '5号楼', '很多', 6, ...at(4), own, '', ''], 'householdsUnreadable'],
    ['fewer households than none', ['新苑', '6号楼', -1, 6, ...at(5), own, '', ''], 'householdsImpossible'],
    [
      'a telephone number of households',
      ['新苑', '7号楼', 13800138000, 6, ...at(6), own, '', ''],
      'householdsImpossible',
    ],
    ['999 floors', ['新苑', '8号楼', 12, 999, ...at(7), own, '', ''], 'numberImpossible'],
    ['floors in words', ['新苑', '9号楼', 12, '高层', ...at(8), own, '', ''], 'numberUnreadable'],
    ['no place', ['新苑', '10号楼', 12, 6, null, null, own, '', ''], 'noPlace'],
    ['latitude before longitude', ['新苑', '11号楼', 12, 6, at(9)[1], at(9)[0], own, '', ''], 'swapped'],
    ['metres for degrees', ['新苑', '12号楼', 12, 6, 41500000, 4990000, own, '', ''], 'notDegrees'],
    ['another province', ['新苑', '13号楼', 12, 6, 116.4, 39.9, own, '', ''], 'farAway'],
    [
      'a community that is not there',
      ['新苑', '14号楼', 12, 6, ...at(10), '乌有', '', ''],
      'unknownCommunity',
    ],
    ['outside the community it names', ['新苑', '15号楼', 12, 6, ...elsewhere, own, '', ''], 'outsideNamed'],
    ['outside every community', ['新苑', '16号楼', 12, 6, lng + 0.4, lat, '', '', ''], 'outside'],
    ['no community named, inside one', ['新苑', '17号楼', 12, 6, ...at(11), '', '', ''], null],
  ]
}
