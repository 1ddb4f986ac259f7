/** Personal data of the registry: who lives where, how to reach them, what they asked for and consented to. Pure data. */
import type { PersonalField } from '../kernel/personal-fields.ts'

const duty =
  'art. 13(1)(3): statutory duty of the residents’ committee to know who lives in its area and serve them (Organic Law of Urban Residents’ Committees)'
const consent =
  'art. 13(1)(1): consent of the resident, or of the guardian for a child under fourteen (art. 31)'
const sensitive = 'art. 28, 29: sensitive; separate purpose, kept encrypted, shown only on a reason'
const rights = 'art. 44-50: rights of the resident'
const audit = 'art. 51, 54: record and audit'
const lives = 'while the person lives or owns in the community, two years after'
const years = 'three years (art. 56: kept at least so long)'
const year = 'a year: so long it can be undone'
const people = 'people of the grid and of its community'
const onReason = 'people of the grid and of its community, on a reason that is recorded, so many a day'
const compared = 'nobody; compared only'
const resident = 'the resident, audit administrator'

/** Columns under one rule, each with its own purpose. */
function under(
  rule: Omit<PersonalField, 'column' | 'purpose'>,
  columns: Readonly<Record<string, string>>,
): PersonalField[] {
  return Object.entries(columns).map(([column, purpose]) => ({ column, purpose, ...rule }))
}

export const registryFields: readonly PersonalField[] = [
  ...under(
    { basis: duty, retention: lives, readers: people, kept: 'clear' },
    {
      'dwelling.number': 'finding the door',
      'dwelling.entrance': 'finding the door',
      'dwelling.floor': 'finding the door',
      'dwelling.use': 'which doors are homes to be visited',
      'dwelling.versions': 'telling apart what two phones changed',
      'household.dwelling_id': 'where the household lives',
      'household.kind': 'family or a shared home',
      'household.visits': 'respecting that a household does not wish visits',
      'household.visits_until': 'respecting that a household does not wish visits',
      'household.moved_in_on': 'who lives there now',
      'household.moved_out_on': 'who lives there now',
      'household.versions': 'telling apart what two phones changed',
      'resident.household_id': 'who lives together',
      'resident.building_id': 'where the person lives or owns',
      'resident.relation': 'whom to speak to in a household',
      'resident.name': 'addressing the person',
      'resident.search': 'finding the person by two characters of the name',
      'resident.born_on': 'who is a minor and whose guardian must be asked; services for old age',
      'resident.stays': 'not looking for somebody who is away',
      'resident.versions': 'telling apart what two phones changed',
      'resident.left_on': 'who no longer lives here, and when the entry has to go',
      'resident.merged_into': 'undoing a merge',
      'move_request.resident_id': 'who is to be registered where they live now',
      'move_request.household_id': 'where the person lives now',
      'move_request.relation': 'whom to speak to in a household',
      'move_request.state': 'whether the move was agreed to',
      'tenure.resident_id': 'who owns or rents a dwelling',
      'tenure.organisation': 'which organisation owns or rents a dwelling',
      'tenure.credit_code': 'which organisation owns or rents a dwelling',
      'tenure.kind': 'who owns or rents a dwelling',
      'tenure.from_on': 'who owns or rents a dwelling',
      'tenure.to_on': 'who owns or rents a dwelling',
      'guardianship.ward_id': 'who acts for whom',
      'guardianship.guardian_id': 'who acts for whom',
      'guardianship.kind': 'why somebody acts for another',
      'guardianship.since': 'who acts for whom',
      'guardianship.until': 'who acts for whom',
    },
  ),
  ...under(
    { basis: consent, retention: lives, readers: onReason, kept: 'encrypted' },
    {
      'resident.phone': 'reaching the person',
    },
  ),
  ...under(
    { basis: consent, retention: lives, readers: compared, kept: 'digest' },
    {
      'resident.phone_index': 'finding the person by the number; signing in by code',
    },
  ),
  ...under(
    { basis: sensitive, retention: lives, readers: onReason, kept: 'encrypted' },
    {
      'resident.id_number': 'telling apart people of one name; proving who somebody is at the counter',
    },
  ),
  ...under(
    { basis: sensitive, retention: lives, readers: compared, kept: 'digest' },
    {
      'resident.id_number_index': 'telling apart people of one name',
    },
  ),
  ...under(
    { basis: rights, retention: lives, readers: people, kept: 'clear' },
    {
      'resident.sources': 'saying where a value comes from (art. 8)',
      'resident.frozen': 'keeping without using what a duty of filing forbids to delete (art. 47)',
    },
  ),
  ...under(
    { basis: rights, retention: years, readers: people, kept: 'clear' },
    {
      'consent.resident_id': 'proof of a consent',
      'consent.given_by': 'proof of a consent',
      'consent.purpose': 'proof of a consent',
      'consent.version': 'proof of a consent',
      'consent.how': 'proof of a consent',
      'consent.given_at': 'proof of a consent',
      'consent.withdrawn_at': 'respecting that a consent was taken back',
      'consent.withdrawn_by': 'respecting that a consent was taken back',
      'consent.withdrawn_how': 'respecting that a consent was taken back',
    },
  ),
  ...under(
    { basis: rights, retention: years, readers: people, kept: 'hashed' },
    {
      'consent.text_hash': 'proof of the words that were consented to',
    },
  ),
  ...under(
    { basis: consent, retention: lives, readers: people, kept: 'clear' },
    {
      'service_need.resident_id': 'whom a service is for',
      'service_need.household_id': 'where a service is brought',
      'service_need.kind': 'the service the resident asked for; a word of a closed list',
      'service_need.every_days': 'how often the resident asked for it',
      'service_need.consent_id': 'the consent it rests on',
      'service_need.asked_on': 'since when',
      'service_need.ended_on': 'until when',
    },
  ),
  ...under(
    { basis: audit, retention: lives, readers: people, kept: 'clear' },
    {
      'registry_change.subject_id': 'who changed what of whom',
      'registry_change.fields': 'which fields were changed',
      'registry_change.seen': 'telling apart what two phones changed',
    },
  ),
  ...under(
    { basis: audit, retention: lives, readers: people, kept: 'encrypted' },
    {
      'registry_change.content': 'what was there before and after',
    },
  ),
  ...under(
    { basis: duty, retention: year, readers: people, kept: 'clear' },
    {
      'resident_merge.kept_id': 'undoing a merge',
      'resident_merge.gone_id': 'undoing a merge',
    },
  ),
  ...under(
    { basis: duty, retention: year, readers: compared, kept: 'encrypted' },
    {
      'resident_merge.content': 'undoing a merge',
    },
  ),
  ...under(
    { basis: audit, retention: years, readers: resident, kept: 'clear' },
    {
      'registry_read.reason': 'why data were shown',
      'registry_read.resident_ids': 'telling residents who looked at their data',
    },
  ),
]
