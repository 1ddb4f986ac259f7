/** Backups: when the last good one was made and read back, what became of the others, and where to set them up. */
import { useQuery } from '@tanstack/react-query'
import { whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Empty, Failure, Waiting } from '../parts.tsx'
import { get } from '../wire.ts'

interface Run {
  name: string | null
  outcome: 'made' | 'failed'
  problem: string | null
  startedAt: string
  endedAt: string
  verifiedAt: string | null
  rows: number | null
  files: number | null
  missingFiles: number | null
}
interface Backups {
  dir: string | null
  at: string[]
  keep: { daily: number; weekly: number; monthly: number }
  lastGood: Run | null
  runs: Run[]
}

export function BackupsPage() {
  const { t } = useWords()
  const found = useQuery({
    queryKey: ['backups'],
    queryFn: ({ signal }) => get<Backups>('/api/backups', signal),
    refetchInterval: 60_000,
  })
  return (
    <main className="page" id="main">
      <header className="page-head">
        <div>
          <h1>{t('desk:backups.title')}</h1>
          <p className="quiet">{t('desk:backups.what')}</p>
        </div>
      </header>
      {found.isPending && <Waiting lines={6} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data && <State backups={found.data} />}
      {found.data?.runs.length === 0 && (
        <Empty title={t('desk:backups.empty.title')} words={t('desk:backups.empty.words')} />
      )}
      {found.data && found.data.runs.length > 0 && <Runs runs={found.data.runs} />}
    </main>
  )
}

function State({ backups: { dir, at, keep, lastGood, runs } }: { backups: Backups }) {
  const { t, language } = useWords()
  const failed = runs[0]?.outcome === 'failed'
  return (
    <div className="part">
      {failed && (
        <p className="banner" role="status">
          {t('desk:backups.lastFailed', { when: whenText(runs[0]!.endedAt, language) })}
        </p>
      )}
      <p>
        {lastGood === null
          ? t('desk:backups.none')
          : t(lastGood.verifiedAt ? 'desk:backups.lastVerified' : 'desk:backups.lastMade', {
              when: whenText(lastGood.endedAt, language),
              verified: lastGood.verifiedAt ? whenText(lastGood.verifiedAt, language) : '',
            })}
      </p>
      <p className="quiet">
        {dir === null
          ? t('desk:backups.unset')
          : t('desk:backups.set', { dir, at: at.join(t('common:listSeparator')), ...keep })}
      </p>
    </div>
  )
}

const columns = ['endedAt', 'state', 'content', 'name'] as const

function Runs({ runs }: { runs: readonly Run[] }) {
  const { t, language } = useWords()
  return (
    <div className="part table-wide">
      <table className="plain-table">
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column} scope="col">
                {t(`desk:backups.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {runs.map(run => (
            <tr key={run.endedAt}>
              <td>{whenText(run.endedAt, language)}</td>
              <td>
                {run.outcome === 'made'
                  ? t(run.verifiedAt ? 'desk:backups.of.verified' : 'desk:backups.of.made')
                  : `${t('desk:backups.of.failed')}${problemText(run.problem, t)}`}
              </td>
              <td>
                {run.rows !== null && t('desk:backups.content', { rows: run.rows, files: run.files })}
                {(run.missingFiles ?? 0) > 0 && ` ${t('desk:backups.missing', { count: run.missingFiles })}`}
              </td>
              <td>{run.name ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const worded = new Set([
  'diskFull',
  'making',
  'keyUnreadable',
  'keyForm',
  'keyInside',
  'dirInside',
  'unsound',
])

function problemText(problem: string | null, t: (key: string) => string): string {
  return t(`desk:backups.problem.${problem !== null && worded.has(problem) ? problem : 'other'}`)
}
