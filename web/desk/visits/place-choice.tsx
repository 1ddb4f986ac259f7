/** Which community or grid is meant: those the reader keeps the registry of, the first chosen beforehand. */
import { Select } from 'antd'
import { useWords } from '../../shell/i18n.ts'
import { usePlaces } from './use-places.ts'
import type { Asked, Change } from './wire.ts'

interface PlaceChoiceProps {
  asked: Asked
  ask(change: Change): void
}

export function PlaceChoice({ asked, ask }: PlaceChoiceProps) {
  const { t } = useWords()
  const { communities, community, grids, grid, isOneGrid } = usePlaces(asked)
  return (
    <>
      {communities.length > 1 && (
        <Select
          aria-label={t('visit:community')}
          className="visits-place"
          value={community ?? null}
          showSearch={{ optionFilterProp: 'label' }}
          options={communities.map(it => ({ value: it.id, label: it.name }))}
          onChange={id => ask({ community: id, grid: undefined })}
        />
      )}
      {!isOneGrid && (
        <Select
          aria-label={t('visit:grid')}
          className="visits-place"
          value={grid ?? ''}
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { value: '', label: t('visit:allGrids') },
            ...grids.map(it => ({ value: it.id, label: it.name })),
          ]}
          onChange={id => ask({ grid: id || undefined })}
        />
      )}
    </>
  )
}
