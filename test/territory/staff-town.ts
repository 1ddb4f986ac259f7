/** A town of two communities and three grids with one person per role: enough for every rule of sight. */
import { sql } from 'kysely'
import type { Database } from '../../src/kernel/database.ts'
import { newId } from '../../src/kernel/ids.ts'

export const jurisdictionId = 152221

/** Roles that see what their unit took part in, wherever it lies; and nothing of a place. */
export const ofUnits = [
  'disciplineHead',
  'mediator',
  'justiceOfficer',
  'petitionOfficer',
  'enforcementJudge',
  'courtFilingOfficer',
  'courtSearchOfficer',
  'courtDisposalOfficer',
  'courtPaymentOfficer',
  'courtClosingOfficer',
  'courtPresident',
  'procurator',
  'procuratorateHead',
  'financeOfficer',
  'politicalLegalOfficer',
  'politicalLegalHead',
  'volunteerLead',
] as const

/** Names of places and units in the town → ids. */
export interface Town {
  readonly id: (name: string) => string
  readonly name: (id: string) => string
  person(name: string, accountId?: string | null): Promise<string>
  post(
    person: string,
    role: string,
    at: { unit: string; community?: string; grid?: string; from?: string; to?: string },
  ): Promise<void>
  away(person: string, deputy: string | null, from: string, to: string): Promise<void>
  matter(
    name: string,
    at: { unit: string; community?: string; grid?: string; involved?: string[]; sealed?: boolean },
  ): Promise<void>
}

export async function buildTown({ owner }: Pick<Database, 'owner'>): Promise<Town> {
  const { id, make, maybe, nameOf } = register()
  await writePlaces(owner, id, make)
  return {
    id,
    name: nameOf,
    person: async (name, accountId = null) => {
      await sql`insert into person (jurisdiction_id, id, account_id, name)
        values (${jurisdictionId}, ${make(name)}, ${accountId}, ${name})`.execute(owner)
      return id(name)
    },
    post: async (person, role, at) => {
      await sql`insert into post (jurisdiction_id, person_id, role, unit_id, community_id, grid_id, valid_from, valid_to)
        values (${jurisdictionId}, ${id(person)}, ${role}, ${id(at.unit)}, ${maybe(at.community)}, ${maybe(at.grid)},
          ${at.from ?? '2026-01-01'}, ${at.to ?? null})`.execute(owner)
    },
    away: async (person, deputy, from, to) => {
      await sql`insert into absence (jurisdiction_id, person_id, deputy_id, from_on, to_on)
        values (${jurisdictionId}, ${id(person)}, ${maybe(deputy ?? undefined)}, ${from}, ${to})`.execute(
        owner,
      )
    },
    matter: async (name, at) => {
      const [dossier, matter] = [newId(), make(name)]
      const units = [at.unit, ...(at.involved ?? [])].map(id)
      await sql`with dossier as (insert into dossier (jurisdiction_id, id) values (${jurisdictionId}, ${dossier})),
        act as (insert into act (jurisdiction_id, id, proceeding_id, seq, step, from_state, to_state, actor_kind, actor_role,
            at, on_day, rule_version, prev_hash, hash)
          values (${jurisdictionId}, ${newId()}, ${matter}, 1, 'report', '', 'received', 'resident', 'reporter', now(),
            current_date, 1, '', '')),
        matter as (insert into matter (jurisdiction_id, proceeding_id, text, content_hash, channel, nature, category,
            reported_at, query_index, anonymous)
          values (${jurisdictionId}, ${matter}, ${name}, '', 'resident', 'help', 'other', now(),
            convert_to(${name}, 'UTF8'), true))
        insert into proceeding (jurisdiction_id, id, dossier_id, procedure, procedure_version, number, state, level,
          grid_id, community_id, owner_unit_id, unit_ids, sealed, opened_at, act_count, last_act_at, last_hash)
        values (${jurisdictionId}, ${matter}, ${dossier}, 'matter', 1, ${name}, 'received', 1, ${maybe(at.grid)},
          ${maybe(at.community)}, ${id(at.unit)}, ${units}::uuid[], ${at.sealed ?? false}, now(), 1, now(), '')`.execute(
        owner,
      )
    },
  }
}

/** Who and what is in town, by name and by id. */
function register() {
  const ids = new Map<string, string>()
  const names = new Map<string, string>()
  const make = (name: string) => {
    const id = newId()
    ids.set(name, id)
    names.set(id, name)
    return id
  }
  const id = (name: string) => {
    const found = ids.get(name)
    if (!found) throw new Error(`no ${name} in town`)
    return found
  }
  const maybe = (name: string | undefined) => (name ? id(name) : null)
  return { id, make, maybe, nameOf: (found: string) => names.get(found) ?? found }
}

async function writePlaces(
  owner: Database['owner'],
  id: (name: string) => string,
  make: (name: string) => string,
): Promise<void> {
  await sql`insert into jurisdiction (id, name) values (${jurisdictionId}, '测试旗') on conflict do nothing`.execute(
    owner,
  )
  const units = [
    ['east office', 'community'],
    ['west office', 'community'],
    ['water', 'department'],
    ['housing', 'department'],
    ['centre', 'workCommittee'],
    ['station', 'policeStation'],
    ['bureau', 'enforcementBureau'],
    ['lawyers', 'lawFirm'],
  ] as const
  for (const [name, kind] of units)
    await sql`insert into unit (jurisdiction_id, id, kind, name) values (${jurisdictionId}, ${make(name)}, ${kind}, ${name})`.execute(
      owner,
    )
  for (const [n, name] of ['east', 'west'].entries())
    await sql`insert into community (jurisdiction_id, id, unit_id, code, name)
      values (${jurisdictionId}, ${make(name)}, ${id(`${name} office`)}, ${`15222100100${n + 1}`}, ${name})`.execute(
      owner,
    )
  for (const [n, [name, community]] of (
    [
      ['e1', 'east'],
      ['e2', 'east'],
      ['w1', 'west'],
    ] as const
  ).entries())
    await sql`insert into grid (jurisdiction_id, id, community_id, code, name)
      values (${jurisdictionId}, ${make(name)}, ${id(community)}, ${`15222100100${n}00${n}`}, ${name})`.execute(
      owner,
    )
}
