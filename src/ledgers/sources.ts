/** The query behind each ledger. */
import type { Source } from './ask.ts'
import { householdCounts, visitCounts } from './counts.ts'
import type { LedgerName } from './declared.ts'
import { hazardLedger } from './hazard-ledger.ts'
import { householdRoster } from './household-roster.ts'
import { matterLedger } from './matter-ledger.ts'
import { monthlyReport } from './monthly-report.ts'
import { patrolRecord } from './patrol-record.ts'
import { visitLog } from './visit-log.ts'
import { workDiary } from './work-diary.ts'

export const sources: Readonly<Record<LedgerName, Source>> = {
  visitLog,
  patrolRecord,
  householdRoster,
  matterLedger,
  hazardLedger,
  workDiary,
  monthlyReport,
  visitCounts,
  householdCounts,
}
