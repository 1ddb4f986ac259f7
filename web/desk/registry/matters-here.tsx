/** Open matters of the building: what a visitor should know about before ringing. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../shell/i18n.ts'
import type { Rows } from '../ledgers/wire.ts'
import { Failure, Section, Waiting } from '../parts.tsx'
import { get, queryString } from '../wire.ts'
import type { Household } from './wire.ts'

const shown = ['matter', 'text', 'state', 'dueAt']

export function MattersHere({ household }: { household: Household }) {
  const { t } = useWords()
  const { buildingId } = household
  const found = useQuery({
    queryKey: ['registry', 'matters', buildingId],
    queryFn: ({ signal }) =>
      get<Rows>(
        `/api/ledgers/matterLedger/rows?${queryString({ building: buildingId, kind: 'openAtEnd', limit: 20 })}`,
        signal,
      ),
    staleTime: 60_000,
    retry: false,
  })
  return (
    <Section id="matters" title={t('registry:desk.matters')}>
      {found.isPending && <Waiting lines={2} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data?.rows.length === 0 && <p className="quiet">{t('registry:desk.noMatters')}</p>}
      <ul className="registry-people">
        {found.data?.rows.map(row => {
          const [number, text, state, due] = shown.map(
            key => row.cells[found.data.columns.findIndex(one => one.key === key)],
          )
          return (
            <li key={row.id}>
              <p>
                <Link to="/matters/$matterId" params={{ matterId: row.id }}>
                  {number}
                </Link>{' '}
                <span className="state">{state}</span> <span className="quiet">{due}</span>
              </p>
              <p>{text}</p>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
