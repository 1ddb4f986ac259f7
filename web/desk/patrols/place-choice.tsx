/** Which community or grid is meant; where there is only one, nothing is asked. */
import { Select } from 'antd'
import { useWords } from '../../shell/i18n.ts'
import { type PartProps, usePlans } from './wire.ts'

/** @param whole only the community is asked for */
export function PlaceChoice({ asked, ask, whole }: PartProps & { whole: boolean }) {
  const { t } = useWords()
  const communities = usePlans({}).data?.communities ?? []
  const one = communities.length === 1 ? communities[0] : communities.find(it => it.id === asked.community)
  const grids = one?.grids ?? []
  if (communities.length <= 1 && (grids.length <= 1 || whole)) return null
  return (
    <div className="row patrols-asking no-print">
      {communities.length > 1 && (
        <Select
          aria-label={t('patrol:input.communityId')}
          className="patrols-place"
          value={asked.community ?? ''}
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { value: '', label: t('patrol:desk.allCommunities') },
            ...communities.map(it => ({ value: it.id, label: it.name })),
          ]}
          onChange={id => ask({ community: id || undefined, grid: undefined, offset: undefined })}
        />
      )}
      {!whole && grids.length > 1 && (
        <Select
          aria-label={t('patrol:input.gridId')}
          className="patrols-place"
          value={asked.grid ?? ''}
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { value: '', label: t('patrol:desk.allGrids') },
            ...grids.map(it => ({ value: it.id, label: it.name })),
          ]}
          onChange={id => ask({ grid: id || undefined, offset: undefined })}
        />
      )}
    </div>
  )
}
