/** Which community or grid is shown, of those one looks after. */
import { Select } from 'antd'
import { useWords } from '../../shell/i18n.ts'
import type { Places } from './wire.ts'

interface PlaceChoiceProps {
  places: Places
  chosen: string
  choose(value: string): void
}

export function PlaceChoice({ places, chosen, choose }: PlaceChoiceProps) {
  const { t } = useWords()
  const { grids, communities } = places
  const whole = new Set(communities.map(({ id }) => id))
  const groups = [
    ...communities.map(community => ({
      label: community.name,
      options: [
        { value: `community:${community.id}`, label: t('registry:desk.whole', { name: community.name }) },
        ...grids
          .filter(one => one.communityId === community.id)
          .map(one => ({ value: `grid:${one.id}`, label: one.name })),
      ],
    })),
    ...(grids.some(one => !whole.has(one.communityId))
      ? [
          {
            label: t('registry:desk.grids'),
            options: grids
              .filter(one => !whole.has(one.communityId))
              .map(one => ({ value: `grid:${one.id}`, label: one.name })),
          },
        ]
      : []),
  ]
  if (groups.reduce((sum, group) => sum + group.options.length, 0) < 2) return null
  return (
    <Select
      aria-label={t('registry:desk.place')}
      value={chosen}
      options={groups}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={choose}
    />
  )
}
