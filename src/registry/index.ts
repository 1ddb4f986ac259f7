/** The door of the registry: who lives where, what they asked for, what they consented to, and who looked at it. */
export type { FieldEntry, TakenEntry } from './field-entry.ts'
export { bornOnOf, type IdNumberFault, idNumberCheck, idNumberFault, tidyIdNumber } from './id-number.ts'
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
export {
  type EnteredResident,
  idNumberPurpose,
  phonePurpose,
  type Relation,
  relations,
  residentRow,
  type Source,
} from './resident-row.ts'
export { registryRoutes } from './routes.ts'
