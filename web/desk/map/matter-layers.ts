/** Matters on the map: clusters with their number, single ones as points; what is overdue is marked by rim and sign, not by colour alone. */
import type { LayerSpecification } from 'maplibre-gl'
import { ink } from './colours.ts'

export function matterLayers(families: readonly string[]): LayerSpecification[] {
  const isCluster = ['has', 'point_count'] as never
  return [
    {
      id: 'cluster',
      type: 'circle',
      source: 'matters',
      filter: isCluster,
      paint: {
        'circle-color': '#24343b',
        'circle-radius': ['step', ['get', 'point_count'], 16, 10, 19, 100, 24],
        'circle-stroke-width': ['case', ['>', ['get', 'late'], 0], 4, 2],
        'circle-stroke-color': ['case', ['>', ['get', 'late'], 0], '#f2b134', '#ffffff'],
      },
    },
    {
      id: 'cluster-count',
      type: 'symbol',
      source: 'matters',
      filter: isCluster,
      layout: {
        'text-field': ['get', 'point_count_abbreviated'],
        'text-font': [...families],
        'text-size': 13,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': '#ffffff' },
    },
    {
      id: 'matter',
      type: 'circle',
      source: 'matters',
      filter: ['!', isCluster] as never,
      paint: {
        'circle-color': ['case', ['get', 'overdue'], '#f2b134', '#24343b'],
        'circle-radius': 8,
        'circle-stroke-width': 2,
        'circle-stroke-color': ['case', ['get', 'overdue'], '#24343b', '#ffffff'],
      },
    },
    {
      id: 'matter-mark',
      type: 'symbol',
      source: 'matters',
      filter: ['all', ['!', isCluster], ['get', 'overdue']] as never,
      layout: { 'text-field': '!', 'text-font': [...families], 'text-size': 13, 'text-allow-overlap': true },
      paint: { 'text-color': ink },
    },
  ]
}
