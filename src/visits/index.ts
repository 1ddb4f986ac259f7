/** The door of visits to households: who is due, the day's round, what was heard, what follows, how far a grid is covered. */
export {
  dayOf,
  HomeView,
  isSpoken,
  needSize,
  outcomeOf,
  outcomes,
  type Packed,
  spotAndOutcomeOf,
  spotOf,
} from './counted/building.ts'
export { type CountedHouseholds, countedHouseholds, holdHouseholds } from './counted/reading.ts'
export { householdRollup } from './counted/rollup.ts'
export { countable, livingThere, spokenTo, wishingNone } from './coverage-terms.ts'
export { type DueOptions, type DueVisit, dueVisits, gridDay } from './due-visits.ts'
export { lastVisitsOf } from './last-visits.ts'
export { type OwnVisit, ownVisits } from './note.ts'
export { visitRoutes } from './routes.ts'
export { type TakenVisit, takeVisit } from './take.ts'
export { targetRows } from './target-store.ts'
export { targetFor } from './targets.ts'
export { visitCrontab, visitTasks } from './tasks.ts'
