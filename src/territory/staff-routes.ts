/** What a page asks first after signing in: who am I here, at which posts. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { App } from '../kernel/http.ts'
import { languageOf, translator } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { authenticate } from './staff.ts'

const named = z.object({ id: z.uuid(), name: z.string() })
const postShape = z.object({
  role: z.string(),
  roleLabel: z.string(),
  unit: named,
  community: named.nullable(),
  grid: named.nullable(),
})
export const meShape = z.object({
  person: named,
  roles: z.array(z.string()),
  posts: z.array(postShape),
  /** Colleagues on leave whom this person stands in for today. */
  deputyFor: z.array(named),
  twoFactor: z.boolean(),
  idleMinutes: z.number(),
})
type Named = z.infer<typeof named>
interface Row {
  readonly posts: readonly { role: string; unit: Named; community: Named | null; grid: Named | null }[]
  readonly deputyFor: readonly Named[]
  readonly twoFactor: boolean
}

export function staffRoutes(app: App, kernel: Kernel): void {
  const query = z.object({ lang: z.string().max(35).optional() })
  app.get(
    '/api/me',
    { schema: { tags: ['staff'], querystring: query, response: { 200: meShape } } },
    async request => {
      const staff = await authenticate(kernel, request)
      const words = translator(languageOf(request.query.lang, request.headers['accept-language']))
      const { posts, deputyFor, twoFactor } = await readNames(kernel, staff)
      return {
        person: { id: staff.personId, name: staff.name },
        roles: [...staff.roles],
        posts: posts.map(post => ({ ...post, roleLabel: words(`auth:role.${post.role}`) })),
        deputyFor: [...deputyFor],
        twoFactor,
        idleMinutes: kernel.config.sessionIdleMinutes,
      }
    },
  )
}

async function readNames(kernel: Kernel, staff: Awaited<ReturnType<typeof authenticate>>): Promise<Row> {
  const { rows } = await sql<Row>`
    with post as (
      select value->>'role' as role, (value->>'unitId')::uuid as unit_id, (value->>'communityId')::uuid as community_id,
        (value->>'gridId')::uuid as grid_id, nth
      from jsonb_array_elements(${JSON.stringify(staff.actor.posts)}::jsonb) with ordinality as p(value, nth)
    )
    select
      coalesce((select jsonb_agg(jsonb_build_object('role', p.role,
          'unit', jsonb_build_object('id', u.id, 'name', u.name),
          'community', case when c.id is not null then jsonb_build_object('id', c.id, 'name', c.name) end,
          'grid', case when g.id is not null then jsonb_build_object('id', g.id, 'name', g.name) end) order by p.nth)
        from post p
        join unit u on u.jurisdiction_id = ${staff.jurisdictionId} and u.id = p.unit_id
        left join community c on c.jurisdiction_id = u.jurisdiction_id and c.id = p.community_id
        left join grid g on g.jurisdiction_id = u.jurisdiction_id and g.id = p.grid_id), '[]') as posts,
      coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name) order by d.name) from person d
        where d.jurisdiction_id = ${staff.jurisdictionId}
          and d.id = any(${(staff.actor.deputyFor ?? []).map(absent => absent.id)}::uuid[])), '[]') as "deputyFor",
      coalesce((select a.two_factor_enabled from account_user a join person me on me.account_id = a.id
        where me.jurisdiction_id = ${staff.jurisdictionId} and me.id = ${staff.personId}), false) as "twoFactor"`.execute(
    kernel.db.owner,
  )
  return rows[0]!
}
