/** Personal data of mediation: parties of a dispute, what mediators declare of them, the roster of mediators. Pure data. */
import type { PersonalField } from '../../kernel/personal-fields.ts'

const duty = "art. 13(1)(3): People's Mediation Law art. 19, 23, 27"
const file = 'as long as the mediation file: five years, ten where confirmed by a court'
const mediating =
  'whoever mediates in the unit that has the dispute, and its heads; on a reason and on record'
const roster = {
  basis: "art. 13(1)(3): People's Mediation Law art. 10, 13",
  retention: 'as long as the committee stands and five years beyond',
  readers: 'staff of the jurisdiction, the court',
  kept: 'clear',
} as const

export const mediationFields: readonly PersonalField[] = [
  {
    column: 'dispute_party.name',
    purpose: 'who the parties of the dispute are',
    basis: duty,
    retention: file,
    readers: mediating,
    kept: 'encrypted',
  },
  {
    column: 'dispute_party.phone',
    purpose: 'inviting a party; finding kin among staff',
    basis: duty,
    retention: file,
    readers: mediating,
    kept: 'encrypted',
  },
  {
    column: 'dispute_party.side',
    purpose: 'on which side a party stands',
    basis: duty,
    retention: file,
    readers: 'whoever sees the dispute',
    kept: 'clear',
  },
  {
    column: 'party_consent.how',
    purpose: 'that a party agreed to mediation, and how it said so',
    basis: "art. 13(1)(3): People's Mediation Law art. 17",
    retention: file,
    readers: 'whoever sees the dispute',
    kept: 'clear',
  },
  {
    column: 'mediator_declaration.relations',
    purpose: 'keeping whoever is close to a party from mediating',
    basis: "art. 13(1)(3): People's Mediation Law art. 15",
    retention: file,
    readers: 'whoever mediates in the unit that has the dispute, and its heads',
    kept: 'clear',
  },
  {
    column: 'mediator_choice.mediator_id',
    purpose: 'whom a party chose',
    basis: duty,
    retention: file,
    readers: 'whoever sees the dispute',
    kept: 'clear',
  },
  { column: 'mediator.name', purpose: 'who may be chosen as mediator; told to the court', ...roster },
  {
    column: 'mediator.specialities',
    purpose: 'choosing a mediator who knows the kind of dispute',
    ...roster,
  },
  { column: 'mediator.languages', purpose: 'choosing a mediator who speaks the language', ...roster },
  { column: 'mediator.away_from', purpose: 'nobody on leave is assigned', ...roster },
  { column: 'mediator.away_to', purpose: 'nobody on leave is assigned', ...roster },
  {
    column: 'mediator.phone_index',
    purpose: 'finding a relation to a party in the registry',
    basis: "art. 13(1)(3): People's Mediation Law art. 15",
    retention: roster.retention,
    readers: 'nobody',
    kept: 'digest',
  },
]
