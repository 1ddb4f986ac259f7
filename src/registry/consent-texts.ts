/** The wordings residents consent to, by purpose and version: the first ones ship with the program, an office may add later ones. */
import { createHash } from 'node:crypto'
import type { Tx } from '../kernel/database.ts'
import { type Language, languages, translator } from '../kernel/i18n.ts'
import { type Purpose, purposes } from './shape.ts'

/** Newest version that ships, under registry:consent.<purpose>.v<version>. */
const shipped: Readonly<Record<Purpose, number>> = {
  contact: 1,
  serviceNeeds: 1,
  visitRecord: 1,
  photo: 1,
  minor: 1,
}

export interface Wording {
  readonly purpose: Purpose
  readonly version: number
  readonly texts: Readonly<Record<Language, string>>
  readonly hash: Buffer
}

/** The wording in force on a day, of every purpose. */
export async function wordingsOn(tx: Tx, jurisdictionId: number, onDay: string): Promise<readonly Wording[]> {
  const added = await tx
    .selectFrom('consentText')
    .select(['purpose', 'version', 'texts'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('validFrom', '<=', onDay)
    .orderBy('version')
    .execute()
  const newest = new Map(added.map(row => [row.purpose, row]))
  return purposes.map(purpose => {
    const row = newest.get(purpose)
    if (!row || row.version <= shipped[purpose])
      return wording(purpose, shipped[purpose], shippedTexts(purpose))
    return wording(purpose, row.version, row.texts as unknown as Wording['texts'])
  })
}

export async function wordingOn(
  tx: Tx,
  jurisdictionId: number,
  purpose: Purpose,
  onDay: string,
): Promise<Wording> {
  const all = await wordingsOn(tx, jurisdictionId, onDay)
  return all.find(one => one.purpose === purpose)!
}

export function shippedVersion(purpose: Purpose): number {
  return shipped[purpose]
}

function shippedTexts(purpose: Purpose): Wording['texts'] {
  const text = (language: Language) =>
    translator(language)(`registry:consent.${purpose}.v${shipped[purpose]}`)
  return { 'zh-CN': text('zh-CN'), en: text('en') }
}

function wording(purpose: Purpose, version: number, texts: Wording['texts']): Wording {
  const said = languages.map(language => texts[language])
  return { purpose, version, texts, hash: createHash('sha256').update(JSON.stringify(said)).digest() }
}
