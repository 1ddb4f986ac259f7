/** The door of the registry: who lives where, what they asked for, what they consented to, and who looked at it. */
export { type Changed, changeWithin, takeRegistryChange } from './change.ts'
export {
  type Change,
  type ChangeContent,
  changePurpose,
  contentOf,
  idBeside,
  logChange,
  sentBefore,
  type Writer,
  writerOf,
} from './change-log.ts'
export { type Wording, wordingOn, wordingsOn } from './consent-texts.ts'
export {
  type ConsentStanding,
  type ConsentState,
  consentsOf,
  giveConsent,
  requireConsent,
} from './consents.ts'
export { suggestionsFor } from './duplicates.ts'
export { eraseResident, freezeResident } from './erase.ts'
export { bodyOf, type FieldEntry, type TakenEntry } from './field-entry.ts'
export { guardianshipOf, guardianshipsOf, recordGuardian } from './guardians.ts'
export { takeHousehold } from './household.ts'
export {
  type HouseholdNeed,
  type HouseholdOf,
  type HouseholdPerson,
  type HouseholdsWhere,
  householdsIn,
  occupiedHouseholds,
} from './households.ts'
export { bornOnOf, type IdNumberFault, idNumberCheck, idNumberFault, tidyIdNumber } from './id-number.ts'
export { maskedIdNumber } from './masks.ts'
export { foldedName, nameQuery, nameTokens } from './names.ts'
export { isNeed, type Need, needKinds, needs } from './needs.ts'
export { copyOf, type OwnCopy } from './own-copy.ts'
export {
  type Person,
  residentById,
  residentsById,
  residentsWithPhone,
  type Ward,
  wardsOf,
} from './persons.ts'
export { isPhone, maskedPhone, tidyPhone } from './phone.ts'
export { type Dwelling, dwellingsOf, type Spot, spotOf } from './places.ts'
export {
  mayReadRegistry,
  type RegistryReader,
  type RegistryScope,
  registryRoles,
  registryScope,
  registrySight,
  requireRegistryReader,
} from './policy.ts'
export { type Read, type ReadKind, recordRead } from './reads.ts'
export { type ReadShown, readsOf } from './reads-of.ts'
export { type Relation, relations } from './relations.ts'
export {
  type EnteredResident,
  idNumberPurpose,
  phonePurpose,
  residentRow,
  type Source,
} from './resident-row.ts'
export { type Removal, recordRemoval, yearsBefore } from './retention.ts'
export { registryRoutes } from './routes.ts'
export { type Purpose, purposes } from './shape.ts'
export { beyondSight } from './sight.ts'
export { takeConsent, withdrawalEffects, withdrawConsent } from './take-consent.ts'
export { openNeedsOf, reopenNeeds, takeNeed } from './take-need.ts'
export { registryCrontab, registryTasks } from './tasks.ts'
export { isChild, isMinor } from './terms.ts'
export { type Dwellers, fillGrids } from './year-residents.ts'
