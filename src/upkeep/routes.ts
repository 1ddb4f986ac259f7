/** Backups as the system administrator sees them: when one is made, how many stay, what became of the last ones. */
import { z } from 'zod'
import { Refusal } from '../kernel/errors.ts'
import type { App } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { authenticate } from '../territory/index.ts'
import { backupState, type RunRow } from './record.ts'

const instant = z.iso.datetime({ offset: true })
const runShape = z.object({
  name: z.string().nullable(),
  outcome: z.enum(['made', 'failed']),
  problem: z.string().nullable(),
  startedAt: instant,
  endedAt: instant,
  verifiedAt: instant.nullable(),
  rows: z.number().nullable(),
  files: z.number().nullable(),
  missingFiles: z.number().nullable(),
})
const backupsShape = z.object({
  /** null: none are made by themselves. */
  dir: z.string().nullable(),
  at: z.array(z.string()),
  keep: z.object({ daily: z.number(), weekly: z.number(), monthly: z.number() }),
  lastGood: runShape.nullable(),
  runs: z.array(runShape),
})

export function backupRoutes(app: App, kernel: Kernel): void {
  app.get(
    '/api/backups',
    { schema: { tags: ['upkeep'], response: { 200: backupsShape } } },
    async request => {
      const staff = await authenticate(kernel, request)
      if (!staff.roles.includes('systemAdmin'))
        throw new Refusal('notYours', { what: 'backups', only: 'systemAdmin' })
      const { dir, at, keep } = kernel.config.backup
      const { lastGood, runs } = await backupState(kernel.db.owner, staff.jurisdictionId)
      return { dir, at: [...at], keep, lastGood: lastGood && shown(lastGood), runs: runs.map(shown) }
    },
  )
}

function shown(run: RunRow): z.infer<typeof runShape> {
  return {
    name: run.name,
    outcome: run.outcome as 'made' | 'failed',
    problem: run.problem,
    startedAt: run.startedAt.toISOString(),
    endedAt: run.endedAt.toISOString(),
    verifiedAt: run.verifiedAt?.toISOString() ?? null,
    rows: run.rowCount,
    files: run.fileCount,
    missingFiles: run.missingFiles,
  }
}
