/** The door of hotline imports. */

export { Unreadable } from '../kernel/tables.ts'
export { type Asked, type Imported, importHotline, type Line } from './import.ts'
export { writeReport } from './report-file.ts'
