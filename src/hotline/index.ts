/** The door of hotline imports. */
export { type Asked, type Imported, importHotline, type Line } from './import.ts'
export { writeReport } from './report-file.ts'
export { Unreadable } from './table.ts'
