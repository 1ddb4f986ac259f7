/** Places as files again: buildings and communities as GeoJSON, a community's buildings as the sheet they are filled in on. */
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { Kernel } from '../kernel/kernel.ts'
import { rounded } from '../territory/coordinates.ts'
import type { Territory } from '../territory/index.ts'
import type { Boundary } from '../territory/locate.ts'
import type { TemplateRow } from './template.ts'

interface Row {
  readonly id: string
  readonly externalId: string | null
  readonly name: string
  readonly compound: string
  readonly compoundKind: string
  readonly community: string
  readonly communityCode: string
  readonly grid: string | null
  readonly households: number
  readonly floors: number | null
  readonly units: number | null
  readonly residents: number | null
  readonly elderlyAlone: number
  readonly dedicated: string | null
  readonly lng: number
  readonly lat: number
  readonly outline: Boundary | null
}

const rowsAtOnce = 5000
const noId = '00000000-0000-0000-0000-000000000000'

/** Page by page: a county's buildings are a hundred megabytes. @param communityId null: of all */
export function buildingsGeoJson(
  kernel: Kernel,
  jurisdictionId: number,
  communityId: string | null,
): Readable {
  return Readable.from(
    (async function* () {
      let isFirst = true
      yield '{"type":"FeatureCollection","features":['
      for await (const rows of pagesOf(kernel, jurisdictionId, communityId)) {
        yield (isFirst ? '' : ',') + rows.map(row => JSON.stringify(featureOf(row))).join(',')
        isFirst = false
      }
      yield ']}\n'
    })(),
  )
}

export function communitiesGeoJson({ communities }: Territory): string {
  const features = communities.map(({ code, name, boundary }) => ({
    type: 'Feature',
    properties: { code, name },
    geometry: boundary,
  }))
  return JSON.stringify({ type: 'FeatureCollection', features })
}

export async function templateRows(
  kernel: Kernel,
  jurisdictionId: number,
  communityId: string,
): Promise<readonly TemplateRow[]> {
  const rows: TemplateRow[] = []
  for await (const page of pagesOf(kernel, jurisdictionId, communityId))
    rows.push(...page.map(row => ({ ...row, compound: row.compoundKind === 'none' ? null : row.compound })))
  const order = new Intl.Collator('zh-CN', { numeric: true })
  return rows.sort(
    (a, b) =>
      order.compare(String(a.compound ?? ''), String(b.compound ?? '')) ||
      order.compare(String(a.name), String(b.name)),
  )
}

async function* pagesOf(
  kernel: Kernel,
  jurisdictionId: number,
  communityId: string | null,
): AsyncGenerator<readonly Row[]> {
  for (let after = noId; ; ) {
    const { rows } = await sql<Row>`
      select b.id, b.external_id as "externalId", b.name, c.name as compound, c.kind as "compoundKind",
        m.name as community, m.code as "communityCode", g.code as grid, b.households, b.floors, b.units, b.residents,
        b.elderly_alone as "elderlyAlone", b.dedicated, b.lng, b.lat, b.outline
      from building b
      join compound c on c.jurisdiction_id = b.jurisdiction_id and c.id = b.compound_id
      join community m on m.jurisdiction_id = b.jurisdiction_id and m.id = c.community_id
      left join grid g on g.jurisdiction_id = b.jurisdiction_id and g.id = b.grid_id
      where b.jurisdiction_id = ${jurisdictionId} and b.id > ${after}::uuid
        ${communityId === null ? sql`` : sql`and c.community_id = ${communityId}`}
      order by b.id limit ${rowsAtOnce}`.execute(kernel.db.owner)
    if (rows.length > 0) yield rows
    if (rows.length < rowsAtOnce) return
    after = rows.at(-1)!.id
  }
}

/** Under headings that an import knows again. */
function featureOf(row: Row) {
  const { externalId, compound, compoundKind, communityCode, elderlyAlone, outline, lng, lat } = row
  return {
    type: 'Feature',
    properties: {
      buildingid: externalId,
      community: communityCode,
      compound: compoundKind === 'residential' ? compound : null,
      street: compoundKind === 'street' ? compound : null,
      name: row.name,
      households: row.households,
      floors: row.floors,
      units: row.units,
      residents: row.residents,
      elderly_alone: elderlyAlone,
      dedicated: row.dedicated,
      grid: row.grid,
    },
    geometry: outline ?? { type: 'Point', coordinates: [rounded(lng), rounded(lat)] },
  }
}
