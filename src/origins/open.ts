/** A dispute is opened with its parties: by one of them on the phone without an account, or written down by staff who were told it, found it, or send it on (人民调解法第十七条、第十八条). */
import { type Doer, openNew, type Registry } from '../conduct/index.ts'
import { everythingOf } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import { translator } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { type IntakeAbout, type PartyAsk, refuseExcluded } from '../mediation/index.ts'
import { type Staff, territoryOf, unitOf } from '../territory/index.ts'
import { codesOf } from './code.ts'
import type { Application, DeskOpening } from './shape.ts'

/** What an input that names persons holds. */
const longestNames = 200
const listMark = '、'

/** @throws Refusal disputeExcluded, invalidInput, actReused */
export async function applyOnline(
  kernel: Kernel,
  registry: Registry,
  ask: Application,
): Promise<{ number: string; code: string }> {
  refuseExcluded(ask.exclusion)
  const territory = await territoryOf(kernel)
  const unit = territory.community(ask.communityId) ? unitOf(territory, ask.communityId) : null
  if (!unit)
    throw new Refusal('invalidInput', { input: 'community', problem: 'notFound', procedure: 'mediation' })
  const jurisdictionId = territory.jurisdiction.id
  const parties = partiesIn(ask)
  const doer: Doer = {
    jurisdictionId,
    actor: { kind: 'resident', id: null, posts: [] },
    sight: everythingOf(jurisdictionId),
    unitId: unit.id,
    about: intakeOf(parties, ask.id, 'online'),
  }
  const t = translator('zh-CN')
  const place = ask.placeWords ? `\n${t('dispute:placeLine', { place: ask.placeWords })}` : ''
  const { number } = await openNew(kernel, registry, doer, {
    id: ask.id,
    procedure: 'mediation',
    step: 'apply',
    inputs: {
      applyWay: 'online',
      exclusion: ask.exclusion,
      disputeKind: ask.disputeKind,
      ...namesIn(parties),
      contact: ask.applicant.phone,
      facts: ask.facts + place,
      request: ask.request,
    },
    communityId: ask.communityId,
  })
  const [own] = await codesOf(kernel, jurisdictionId, ask.id, [parties[0]!])
  return { number, code: own!.code }
}

/** Parties are typed once: the words of the act and the list of parties come from the same rows. */
export async function openAtDesk(kernel: Kernel, registry: Registry, staff: Staff & Doer, ask: DeskOpening) {
  const { id, step, parties, at, besideId, communityId, gridId } = ask
  // Whoever refers it has looked at it already; who asks for it, or finds it, says so.
  if (step !== 'referIn' && ask.inputs.exclusion === undefined)
    throw new Refusal('missingInput', { input: 'exclusion', procedure: 'mediation' })
  const { applicants, respondents } = namesIn(parties)
  const contact = parties.flatMap(one => (one.side === 'applicant' && one.phone !== '' ? [one.phone] : []))
  const called = contact.length > 0 ? { contact: shortened(contact) } : {}
  const named =
    step === 'apply'
      ? { applicants, respondents, ...called }
      : { parties: shortened(parties.map(one => one.name)) }
  const way = ask.inputs.applyWay === 'written' ? 'writing' : 'inPerson'
  const about = step === 'apply' ? intakeOf(parties, id, way) : intakeOf(parties, id, null)
  const opened = await openNew(
    kernel,
    registry,
    { ...staff, about },
    {
      id,
      procedure: 'mediation',
      step,
      inputs: { ...ask.inputs, ...named },
      at,
      besideId,
      communityId,
      gridId,
    },
  )
  return { ...opened, codes: await codesOf(kernel, staff.jurisdictionId, id, parties) }
}

function partiesIn({ applicant, others }: Application): PartyAsk[] {
  const { id, name, phone } = applicant
  return [
    { id, side: 'applicant', kind: 'person', name, phone },
    ...others.map(one => ({ ...one, side: 'respondent' as const })),
  ]
}

/** An application is the consent of those who make it. @param way null: nobody asked for it */
function intakeOf(
  parties: readonly PartyAsk[],
  openingId: string,
  way: 'online' | 'inPerson' | 'writing' | null,
): IntakeAbout {
  const asking = way === null ? [] : parties.filter(party => party.side === 'applicant')
  // Sent again it is the same consent: it goes by the party's own id, the first by that of the act.
  const consents = asking.map((party, at) => ({
    id: at === 0 ? openingId : party.id,
    partyId: party.id,
    how: way!,
  }))
  return { intake: { parties, consents } }
}

function namesIn(parties: readonly PartyAsk[]) {
  const of = (side: PartyAsk['side']) =>
    shortened(parties.filter(party => party.side === side).map(party => party.name))
  return { applicants: of('applicant'), respondents: of('respondent') }
}

/** As many as fit, then how many there are. */
function shortened(names: readonly string[]): string {
  const all = names.join(listMark)
  if (all.length <= longestNames) return all
  const t = translator('zh-CN')
  let shown = names.length
  let text = all
  while (shown > 1 && text.length > longestNames) {
    shown -= 1
    text = t('dispute:andOthers', { names: names.slice(0, shown).join(listMark), count: names.length })
  }
  return text.slice(0, longestNames)
}
