/** The door of proceedings for what needs a database; the pure parts (calendar, clock, procedure, judge, standing …) are imported by name. */
export {
  addRestDays,
  type By,
  removeRestDays,
  setOfficeHours,
} from './calendar-change.ts'
export {
  type Progress,
  type Recomputable,
  recomputeTerms,
  recomputeUnsettled,
} from './calendar-recompute.ts'
export { calendarRoutes } from './calendar-routes.ts'
export { calendarCrontab, calendarTasks, type TellRole, tellMissing } from './calendar-tasks.ts'
export { viewCalendar } from './calendar-view.ts'
export { calendarOf, forgetCalendar, recentCalendarOf } from './calendars.ts'
export { type Chain, chainRows } from './chain-rows.ts'
export type { Difference } from './difference.ts'
export { type ActTexts, canonical, hashAct, noHash, textsOf } from './hash.ts'
export { type LiveActs, openLiveActs } from './live.ts'
export { liveRoutes } from './live-routes.ts'
export { loadNotice } from './load-notice.ts'
export {
  type HandedOver,
  handOverGrids,
  handOverUnsettled,
  type Regriddable,
  type Regridding,
  regriddingCrontab,
  regriddingTasks,
} from './regridding.ts'
export {
  catchUp,
  fillRollup,
  inTurn,
  type Owner,
  type Rollup,
  type RollupDifference,
  type RollupKernel,
  rollupNews,
  type Turn,
  verifyRollup,
} from './rollup.ts'
export { beforeReading, keepUp, type Readiness } from './rollup-reading.ts'
export { rollupCrontab, rollupTasks } from './rollup-tasks.ts'
export { ruleShape } from './rule-shape.ts'
export { type LoadedRule, loadedRules, loadRules, type RecordedRule, rulesOnRecord } from './rules-loaded.ts'
export {
  actsOf,
  derivedRow,
  findAct,
  hashedActsOf,
  type Locked,
  lockProceeding,
  openingRows,
  recordAct,
  widenSight,
} from './store.ts'
export { type Climb, type Sweeper, startSweep } from './sweep.ts'
export {
  added,
  type Stretch,
  type Sums,
  stretchesOf,
  type Verification,
  verifyAll,
  verifyOrphans,
  verifyStretch,
} from './verify.ts'
