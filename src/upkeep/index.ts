/** The door of upkeep: backups made by themselves, what became of them, and whoever runs the house being told. */
export { backupGauges } from './gauges.ts'
export { noteBackup } from './record.ts'
export { backupRoutes } from './routes.ts'
export { backupCrontab, backupTasks } from './tasks.ts'
