/** The demo's matters as rows: the same columns that intake, steps and sealing write one by one. */

import type { Vault } from '../../kernel/vault.ts'
import { chainRows } from '../../proceedings/index.ts'
import type { Act } from '../../proceedings/procedure.ts'
import { matterRules } from '../consequences.ts'
import { placeCell, tokensOf } from '../lists/search.ts'
import { idAt, type PhotoUse, type Run } from './run.ts'

export interface MatterRows {
  readonly dossier: object[]
  readonly proceeding: object[]
  readonly act: object[]
  readonly matter: object[]
  readonly referral: object[]
  readonly sealedContent: object[]
}

/** @param numbers one running number for each run, in their order */
export function matterRows(runs: readonly Run[], numbers: readonly number[], vault: Vault): MatterRows {
  const rows: MatterRows = {
    dossier: [],
    proceeding: [],
    act: [],
    matter: [],
    referral: [],
    sealedContent: [],
  }
  for (const [i, run] of runs.entries()) {
    const { territory, calendar } = run.world
    const chain = {
      id: run.id,
      dossierId: run.id,
      number: numberOf(run, numbers[i]!),
      acts: run.acts,
      standing: run.standing,
    }
    const { proceeding, acts } = chainRows(territory.jurisdiction.id, matterRules, chain, calendar)
    rows.dossier.push({ id: run.id, createdAt: run.telling.at })
    rows.proceeding.push(proceeding)
    rows.act.push(...acts)
    rows.matter.push(matterRow(run, vault))
    rows.referral.push(...referralRows(run))
    if (run.standing.sealed) rows.sealedContent.push(sealedRow(run, vault))
  }
  return rows
}

/** Civil day in front of the running number: 20261123-000042. */
export function numberOf(run: Run, number: number): string {
  return `${run.acts[0]!.onDay.replaceAll('-', '')}-${String(number).padStart(6, '0')}`
}

/** A photo of a run on the bytes of a stored picture. */
export function photoRow(run: Run, photo: PhotoUse, { sha256, bytes, mime, width, height }: StoredPicture) {
  return {
    id: photo.id,
    sha256,
    mime,
    bytes,
    width,
    height,
    takenAt: new Date(photo.at.getTime() - 120_000),
    uploadedAt: new Date(photo.at.getTime() - 30_000),
    uploadedBy: photo.personId,
    proceedingId: run.id,
    actId: photo.actId,
    purpose: photo.purpose,
  }
}

export interface StoredPicture {
  readonly sha256: Buffer
  readonly bytes: number
  readonly mime: string
  readonly width: number
  readonly height: number
}

const lastOf = (run: Run, step: string): Act | undefined => run.acts.findLast(act => act.step === step)

function matterRow(run: Run, vault: Vault): object {
  const { telling, place, text } = run
  const { sealed } = run.standing
  const { lng, lat } = place
  const filed = lastOf(run, 'file')
  const rated = lastOf(run, 'rate')
  const known = sealed ? null : telling.reporter
  return {
    proceedingId: run.id,
    text: sealed ? 'sealed' : text,
    contentHash: Buffer.from(run.hash, 'hex'),
    channel: telling.channel,
    nature: natureOf(run),
    category: filed ? String(filed.inputs.category) : telling.story.category,
    categoryBy: filed ? 'officer' : 'suggested',
    reportedAt: telling.at,
    placeText: sealed ? '' : place.text,
    lng: sealed ? null : lng,
    lat: sealed ? null : lat,
    buildingId: sealed ? null : place.buildingId,
    placeCell: sealed || lng === null || lat === null ? null : placeCell(lng, lat),
    queryIndex: vault.index('query', vault.code('query', run.id)),
    anonymous: telling.reporter === null,
    reporterName: known && vault.encrypt('reporter', known.name),
    reporterPhone: known && vault.encrypt('reporter', known.phone),
    reporterIndex: known && vault.index('phone', known.phone),
    search: sealed ? '' : vectorOf(`${text} ${place.text}`),
    mergedInto: (lastOf(run, 'merge')?.inputs.primary as string | undefined) ?? null,
    solved: (rated?.inputs.solved as string | undefined) ?? null,
    satisfied: (rated?.inputs.satisfied as number | undefined) ?? null,
    externalNumber: telling.externalNumber ?? null,
  }
}

/** Another label is another nature; a complex matter keeps its own. */
function natureOf({ acts, telling }: Run): string {
  const labels = acts.filter(act => /elabel$/.test(act.step)).flatMap(act => act.effects.label ?? [])
  return labels.findLast(label => label !== 'complex') ?? telling.story.nature
}

/** The text form of what array_to_tsvector makes. */
function vectorOf(text: string): string {
  return tokensOf(text)
    .map(token => `'${token.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`)
    .join(' ')
}

function referralRows(run: Run): object[] {
  const sent = lastOf(run, 'refer')
  if (!sent) return []
  const answer = lastOf(run, 'acceptReferral') ?? lastOf(run, 'returnReferral')
  const word = answer?.step === 'acceptReferral' ? 'accepted' : 'returned'
  const said = answer?.inputs.outcome ?? answer?.inputs.reason
  return [
    {
      id: idAt(run.world, new Date(sent.at)),
      proceedingId: run.id,
      toProcedure: sent.inputs.target,
      basis: sent.inputs.reason,
      fieldsShared: ['text', 'place', 'photos', 'contact'],
      consent: sent.inputs.consent,
      sentAt: sent.at,
      receivedAt: answer?.at ?? null,
      outcome: answer
        ? `${word}: ${String(answer.inputs.receivedBy)}${said ? `: ${String(said)}` : ''}`
        : null,
    },
  ]
}

function sealedRow(run: Run, vault: Vault): object {
  const { text, place, telling } = run
  const content = {
    text,
    name: telling.reporter?.name ?? null,
    phone: telling.reporter?.phone ?? null,
    placeText: place.text,
  }
  return {
    proceedingId: run.id,
    ciphertext: vault.seal(JSON.stringify(content)),
    sealedAt: run.standing.closedAt,
  }
}
