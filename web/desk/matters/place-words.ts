/** A matter's place in words, said once: community, grid, building, and what was added; the server's parts repeat the community. */
import type { Row } from '../wire.ts'

/** 罕乌拉社区 · 第8网格 · 鸿雁花园 5号楼 · 2单元门口 */
export function placeWords({
  community,
  grid,
  placeText,
}: Pick<Row, 'community' | 'grid' | 'placeText'>): string {
  const within = community?.name ?? ''
  const gridName = grid ? without(grid.name, within) : ''
  const rest = without(without(placeText, within), gridName)
  return [within, gridName, rest].filter(word => word !== '').join(' · ')
}

function without(words: string, prefix: string): string {
  return prefix !== '' && words.startsWith(prefix) ? words.slice(prefix.length).replace(/^[\s·]+/, '') : words
}
