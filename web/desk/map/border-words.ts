/** One side of a grid's border in words: roads and rivers first, then who lies beyond. */
import type { Side } from '../../../src/mapping/shape.ts'
import type { Translate } from '../../shell/i18n.ts'

/** @param community own: neighbours of the same community are named without it */
export function sideWords(side: Side, community: string, t: Translate): string {
  const list = (names: readonly string[]) => names.join(t('mapping:listSeparator'))
  const own = (name: string) =>
    name.startsWith(community) && name !== community ? name.slice(community.length) : name
  const parts = [
    ...(side.barriers.length > 0 ? [t('mapping:print.to', { names: list(side.barriers) })] : []),
    ...(side.neighbours.length > 0
      ? [t('mapping:print.beside', { names: list(side.neighbours.map(own)) })]
      : []),
    ...(side.atEdge ? [t('mapping:print.atEdge')] : []),
  ]
  return parts.join(t('mapping:clauseSeparator'))
}
