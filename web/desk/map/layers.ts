/** How the map is drawn: communities, grids in the colour of their class, barriers, buildings, matters as clusters. */
import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl'
import { ink } from './colours.ts'
import { matterLayers } from './matter-layers.ts'

const halo = { 'text-color': ink, 'text-halo-color': '#ffffff', 'text-halo-width': 1.6 }

/** Without a base map: an even ground. */
export const plain: StyleSpecification = {
  version: 8,
  sources: {},
  layers: [{ id: 'ground', type: 'background', paint: { 'background-color': '#e6ebea' } }],
}

export function sourcesOf(version: string): Record<string, SourceSpecification> {
  const empty = { type: 'FeatureCollection' as const, features: [] }
  return {
    places: {
      type: 'vector',
      // The version makes tiles of another division another address.
      tiles: [`${location.origin}/api/map/tiles/{z}/{x}/{y}.pbf?v=${encodeURIComponent(version)}`],
      maxzoom: 16,
      promoteId: { grids: 'id', buildings: 'id' },
    },
    labels: { type: 'geojson', data: empty },
    matters: {
      type: 'geojson',
      data: empty,
      cluster: true,
      clusterRadius: 46,
      clusterMaxZoom: 17,
      clusterProperties: { late: ['+', ['case', ['get', 'overdue'], 1, 0]] },
    },
  }
}

const places = (layer: string) => ({ source: 'places', 'source-layer': layer })
export const noGrid = ['==', ['get', 'id'], ''] as never

/** @param onBase over a base map colours let it shine through */
export function layersOf(onBase: boolean, families: readonly string[]): LayerSpecification[] {
  return [
    ...groundLayers(onBase),
    ...buildingLayers(families),
    ...labelLayers(families),
    ...matterLayers(families),
  ]
}

function groundLayers(onBase: boolean): LayerSpecification[] {
  return [
    {
      id: 'grid-fill',
      type: 'fill',
      ...places('grids'),
      paint: {
        'fill-color': ['to-color', ['coalesce', ['feature-state', 'colour'], '#ffffff']],
        'fill-opacity': onBase ? 0.62 : 1,
      },
    },
    {
      id: 'grid-hatch',
      type: 'fill',
      ...places('grids'),
      filter: noGrid,
      paint: { 'fill-pattern': 'hatch' },
    },
    {
      id: 'grid-line',
      type: 'line',
      ...places('grids'),
      paint: {
        'line-color': '#5f6c73',
        'line-width': ['interpolate', ['linear'], ['zoom'], 10, 0.5, 15, 1.6],
      },
    },
    {
      id: 'barrier-line',
      type: 'line',
      ...places('barriers'),
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': ['match', ['get', 'kind'], 'river', '#4f86b8', 'railway', '#333333', '#8c7f6d'],
        'line-width': ['match', ['get', 'kind'], 'river', 3, 'railway', 2, 2],
        'line-dasharray': ['match', ['get', 'kind'], 'railway', ['literal', [3, 2]], ['literal', [1, 0]]],
      },
    },
    {
      id: 'community-line',
      type: 'line',
      ...places('communities'),
      paint: {
        'line-color': '#1b2427',
        'line-width': ['interpolate', ['linear'], ['zoom'], 9, 0.8, 15, 2.6],
      },
    },
    {
      id: 'grid-chosen-rim',
      type: 'line',
      ...places('grids'),
      filter: noGrid,
      paint: { 'line-color': '#ffffff', 'line-width': 7 },
    },
    {
      id: 'grid-chosen',
      type: 'line',
      ...places('grids'),
      filter: noGrid,
      paint: { 'line-color': '#1b2427', 'line-width': 3.6 },
    },
  ]
}

function buildingLayers(families: readonly string[]): LayerSpecification[] {
  return [
    {
      id: 'outline-fill',
      type: 'fill',
      ...places('outlines'),
      minzoom: 15,
      paint: { 'fill-color': '#ffffff', 'fill-opacity': 0.75, 'fill-outline-color': '#5f6c73' },
    },
    {
      id: 'building-point',
      type: 'circle',
      ...places('buildings'),
      minzoom: 14,
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 14, 1.6, 17, 4.5],
        'circle-color': '#ffffff',
        'circle-stroke-color': '#46535a',
        'circle-stroke-width': 1,
      },
    },
    {
      id: 'building-name',
      type: 'symbol',
      ...places('buildings'),
      minzoom: 16,
      layout: {
        'text-field': ['concat', ['get', 'name'], '\n', ['to-string', ['get', 'households']]],
        'text-font': [...families],
        'text-size': 11,
        'text-anchor': 'top',
        'text-offset': [0, 0.5],
        'text-optional': true,
      },
      paint: halo,
    },
    {
      id: 'barrier-name',
      type: 'symbol',
      ...places('barriers'),
      minzoom: 14,
      layout: {
        'symbol-placement': 'line',
        'text-field': ['get', 'name'],
        'text-font': [...families],
        'text-size': 11,
      },
      paint: halo,
    },
  ]
}

function labelLayers(families: readonly string[]): LayerSpecification[] {
  return [
    {
      id: 'grid-label',
      type: 'symbol',
      source: 'labels',
      minzoom: 11,
      layout: {
        'text-field': [
          'step',
          ['zoom'],
          ['get', 'figure'],
          13.4,
          ['concat', ['get', 'name'], '\n', ['get', 'figure']],
        ],
        'text-font': [...families],
        'text-size': ['interpolate', ['linear'], ['zoom'], 12, 11, 15, 14],
        'text-padding': 3,
        'symbol-sort-key': ['-', 0, ['get', 'value']],
      },
      paint: { ...halo, 'text-halo-width': 1.8 },
    },
  ]
}
