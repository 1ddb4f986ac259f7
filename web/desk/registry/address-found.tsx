/** Households at a door somebody wrote down; where the building is not certain, which it could be. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../shell/i18n.ts'
import { Failure, Waiting } from '../parts.tsx'
import { get, queryString } from '../wire.ts'
import { HouseholdTable } from './household-list.tsx'
import type { Household } from './wire.ts'

interface At {
  best: { buildingId: string; text: string } | null
  candidates: { buildingId: string; text: string }[]
  rest: string[]
  households: Household[]
}

export function AddressFound({ address }: { address: string }) {
  const { t } = useWords()
  const found = useQuery({
    queryKey: ['registry', 'at', address],
    queryFn: ({ signal }) => get<At>(`/api/registry/at?${queryString({ address })}`, signal),
    staleTime: 60_000,
    retry: false,
  })
  if (found.isPending) return <Waiting lines={2} />
  if (found.error) return <Failure error={found.error} retry={() => void found.refetch()} />
  const { best, candidates, households } = found.data
  return (
    <div role="status">
      {best && <p>{t('registry:desk.find.read', { place: best.text })}</p>}
      {!best && candidates.length === 0 && <p>{t('registry:desk.find.noDoor')}</p>}
      {households.length > 0 && <HouseholdTable households={households} />}
      {best && households.length === 0 && <p>{t('registry:desk.find.emptyDoor')}</p>}
      {!best && candidates.length > 0 && (
        <ul className="row">
          {candidates.map(one => (
            <li key={one.buildingId}>
              <Link to={'/registry' as '/'} search={{ building: one.buildingId } as never}>
                {one.text}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
