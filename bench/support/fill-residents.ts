/** A county with as many residents as asked for, the same on every run: names as unevenly shared as in life, ID numbers and phones encrypted as the program does it. */
import type { Pool, PoolClient } from 'pg'
import type { Vault } from '../../src/kernel/vault.ts'
import { idNumberCheck } from '../../src/registry/id-number.ts'
import { idNumberPurpose, phonePurpose } from '../../src/registry/resident-row.ts'
import { withoutFences } from './fences.ts'
import { fixedId, jurisdictionId } from './fill.ts'

export const communityCount = 13
/** About 1,400 people a grid, as grids are. */
export const gridCount = 700
const residentsAHousehold = 2.8
const householdsABuilding = 36
const chunk = 20_000
const tables = ['dwelling', 'household', 'resident']

/** The commonest surnames and given names, each with its share of a thousand; whoever has none of them has a rare one. */
const surnames =
  '王72 李70 张66 刘51 陈43 杨31 赵23 黄22 周21 吴20 徐17 孙16 胡14 朱13 高12 林12 何11 郭11 马11 罗9 梁9 宋8 郑8 谢7 韩7 唐7 冯6 于6 董6 萧6 程5 曹5 袁5 邓5 许5 傅5 沈4 曾4 彭4 吕4 苏4 卢4 蒋4 蔡4 贾4 丁4 魏4 薛4 叶4 阎4 余4 潘4 杜4 戴4 夏4 钟4 汪4 田4 任4 姜4 白9 包9'
const givenNames =
  '伟30 芳24 娜22 秀英21 敏20 静19 丽18 强18 磊17 军17 洋16 勇16 艳15 杰15 娟14 涛14 明13 超13 秀兰12 霞12 平11 刚11 桂英10 玉兰9 建国9 建华9 红9 辉9 波8 斌8 鹏8 宇8 浩8 欣7 婷7 雪7 梅7 玲7 凤英7 淑英6 文6 志强6 海燕6 春梅6 晓东6 建军6 国强5 永强5 小红5 佳5'
const mongolian =
  '巴特尔 乌日娜 斯琴 宝力高 其其格 萨仁高娃 那顺 朝克图 敖登 格日勒 阿木尔 图雅 苏日娜 布和 娜仁花 特木尔 哈斯 乌兰 巴雅尔 通拉嘎'.split(
    ' ',
  )

export async function fillResidents(
  pool: Pool,
  vault: Vault,
  rows: number,
  log: (line: string) => void,
): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query(territory, [
      jurisdictionId,
      communityCount,
      gridCount,
      Math.ceil(rows / residentsAHousehold / householdsABuilding),
    ])
    const restore = await withoutFences(client, tables)
    const households = Math.ceil(rows / residentsAHousehold)
    await client.query(helpers)
    await client.query(dwellings, [jurisdictionId, households])
    await client.query(homes, [jurisdictionId, households])
    log(`${households} households`)
    for (let from = 0; from < rows; from += chunk) {
      await residents(client, vault, from, Math.min(rows, from + chunk))
      if (from % 100_000 === 0) log(`${from + chunk} of ${rows} residents`)
    }
    await restore()
    log('indexes are back')
    await client.query('vacuum (analyze)')
    await client.query('checkpoint')
  } finally {
    client.release(true)
  }
}

/** Resident i as an ID number: valid, each of another person. */
export function idNumberAt(i: number): string {
  const day = new Date(Date.UTC(1940, 0, 1) + (i % 30_000) * 86_400_000).toISOString().slice(0, 10)
  const first = `${152201 + (Math.floor(i / 30_000_000) % 20)}${day.replaceAll('-', '')}${String(Math.floor(i / 30_000) % 1000).padStart(3, '0')}`
  return first + idNumberCheck(first)
}

/** Where resident i lives. */
export function placeOf(i: number): {
  readonly building: number
  readonly grid: number
  readonly community: number
} {
  const building = Math.floor(i / residentsAHousehold / householdsABuilding)
  const grid = building % gridCount
  return { building, grid, community: grid % communityCount }
}

async function residents(client: PoolClient, vault: Vault, from: number, to: number): Promise<void> {
  const columns = {
    id: [],
    household: [],
    building: [],
    community: [],
    name: [],
    born: [],
    phone: [],
    number: [],
  } as {
    [column: string]: (string | Buffer)[]
  }
  const indexes: Buffer[][] = [[], []]
  for (let i = from; i < to; i++) {
    const { building, community } = placeOf(i)
    const number = idNumberAt(i)
    const phone = `1${String(3_000_000_000 + ((i * 7919) % 6_999_999_999))}`
    columns.id!.push(idOf('resident', i))
    columns.household!.push(idOf('household', Math.floor(i / residentsAHousehold)))
    columns.building!.push(idOf('building', building))
    columns.community!.push(fixedId('community', community + 1))
    columns.name!.push(nameAt(i))
    columns.born!.push(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`)
    columns.phone!.push(vault.encrypt(phonePurpose, phone))
    columns.number!.push(vault.encrypt(idNumberPurpose, number))
    indexes[0]!.push(vault.index(phonePurpose, phone))
    indexes[1]!.push(vault.index(idNumberPurpose, number))
  }
  await client.query(
    `insert into resident (jurisdiction_id, id, household_id, building_id, community_id, relation, name, born_on, phone, id_number,
       phone_index, id_number_index, made_at, changed_at)
     select ${jurisdictionId}, id, household, building, community, 'other', name, born::date, phone, number, phone_index, number_index, now(), now()
     from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::bytea[], $8::bytea[], $9::bytea[], $10::bytea[])
       as t(id, household, building, community, name, born, phone, number, phone_index, number_index)`,
    [...Object.values(columns), ...indexes],
  )
}

const shares = (list: string) => {
  const parts = list.split(' ').map(part => /^(\D+)(\d+)$/.exec(part)!)
  return parts.flatMap(([, name, share]) => Array<string>(Number(share)).fill(name!))
}
const surnameOf = shares(surnames)
const givenOf = shares(givenNames)
const rare = [...'宏晓文志春海玉金成德福长永庆立俊光振广']

/** A fifth of the people have a name without a surname, as here; three in ten of the others a given name of two characters that is rare. */
export function nameAt(i: number): string {
  const roll = (salt: number) => mixed(i * 8 + salt)
  if (roll(1) % 5 === 0)
    return (
      mongolian[roll(2) % mongolian.length]! +
      (roll(3) % 3 === 0 ? mongolian[roll(4) % mongolian.length]! : '')
    )
  const surname = surnameOf[roll(2) % surnameOf.length]!
  if (roll(3) % 10 < 3) return surname + rare[roll(4) % rare.length]! + rare[roll(5) % rare.length]!
  return surname + givenOf[roll(6) % givenOf.length]!
}

/** A number with all its bits stirred, 0 ≤ n < 2³¹. */
function mixed(n: number): number {
  let x = Math.imul(n ^ (n >>> 16), 0x45d9f3b)
  x = Math.imul(x ^ (x >>> 16), 0x45d9f3b)
  return (x ^ (x >>> 16)) >>> 1
}

/** As pg_temp.fixed: the digits of md5 with the marks of a UUID. */
export function idOf(kind: string, n: number): string {
  return fixedId(kind as 'grid', n)
}

const helpers = `create function pg_temp.fixed(kind text, i bigint) returns uuid language sql immutable as
  $$ select overlay(overlay(md5(kind || i) placing '4' from 13) placing '8' from 17)::uuid $$`

/** $1 jurisdiction, $2 communities, $3 grids, $4 buildings. */
const territory = `
with fixed as (select $1::integer as j),
made as (insert into jurisdiction (id, name) values ($1, '测量旗') returning id),
u as (insert into unit (jurisdiction_id, id, kind, name)
  select $1, overlay(overlay(md5('community unit' || n) placing '4' from 13) placing '8' from 17)::uuid, 'community', '第' || n || '社区'
  from generate_series(1, $2::bigint) n returning id),
c as (insert into community (jurisdiction_id, id, unit_id, code, name)
  select $1, overlay(overlay(md5('community' || n) placing '4' from 13) placing '8' from 17)::uuid,
    overlay(overlay(md5('community unit' || n) placing '4' from 13) placing '8' from 17)::uuid, '1522221' || lpad(n::text, 5, '0'), '第' || n || '社区'
  from generate_series(1, $2::bigint) n returning id),
g as (insert into grid (jurisdiction_id, id, community_id, code, name, households)
  select $1, overlay(overlay(md5('grid' || n) placing '4' from 13) placing '8' from 17)::uuid,
    overlay(overlay(md5('community' || 1 + n % $2::bigint) placing '4' from 13) placing '8' from 17)::uuid, '1522221' || lpad(n::text, 8, '0'), '第' || n || '网格', 500
  from generate_series(0, $3::bigint - 1) n returning id),
p as (insert into person (jurisdiction_id, id, name)
  select $1, overlay(overlay(md5('person' || n) placing '4' from 13) placing '8' from 17)::uuid, '测量' || n from generate_series(1, 400) n returning id),
o as (insert into compound (jurisdiction_id, id, community_id, name)
  select $1, overlay(overlay(md5('compound' || n) placing '4' from 13) placing '8' from 17)::uuid,
    overlay(overlay(md5('community' || 1 + n % $2::bigint) placing '4' from 13) placing '8' from 17)::uuid, '第' || n || '小区'
  from generate_series(0, $3::bigint - 1) n returning id),
b as (insert into building (jurisdiction_id, id, compound_id, grid_id, name, households, lng, lat)
  select $1, overlay(overlay(md5('building' || n) placing '4' from 13) placing '8' from 17)::uuid,
    overlay(overlay(md5('compound' || n % $3::bigint) placing '4' from 13) placing '8' from 17)::uuid,
    overlay(overlay(md5('grid' || n % $3::bigint) placing '4' from 13) placing '8' from 17)::uuid, n || '号楼', ${householdsABuilding}, 121.4, 45.0
  from generate_series(0, $4::bigint - 1) n returning id)
select (select count(*) from made) + (select count(*) from u) + (select count(*) from c) + (select count(*) from g) + (select count(*) from p)
  + (select count(*) from o) + (select count(*) from b) as n`

const spot = `n / ${householdsABuilding} as building, 1 + (n / ${householdsABuilding} % ${gridCount}) % ${communityCount} as community`
const dwellings = `insert into dwelling (jurisdiction_id, id, building_id, community_id, entrance, floor, number)
  select $1, pg_temp.fixed('dwelling', n), pg_temp.fixed('building', building), pg_temp.fixed('community', community), (1 + n % 3)::text,
    1 + n % 6, (n % ${householdsABuilding})::text from (select n, ${spot} from generate_series(0, $2::bigint - 1) n) s`
const homes = `insert into household (jurisdiction_id, id, dwelling_id, building_id, community_id, made_at)
  select $1, pg_temp.fixed('household', n), pg_temp.fixed('dwelling', n), pg_temp.fixed('building', building), pg_temp.fixed('community', community), now()
  from (select n, ${spot} from generate_series(0, $2::bigint - 1) n) s`
