/** The door of a year's load: a big district's whole year in one database, for measuring. */
export { isUnfinished, type LoadPlan } from './progress.ts'
export { type Loaded, type LoadKernel, loadYear, type Told, type Written } from './run.ts'
