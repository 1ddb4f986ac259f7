/** What a line of the plan and a session have in common: where, topic, law, audience, kind of place. */
import { audiences, venues } from '../../../src/counsel/kinds.ts'
import { useWords } from '../../shell/i18n.ts'
import { Choice, Line, optionsOf } from '../counsel/fields.tsx'
import { everywhere } from './wire.ts'

export interface What {
  readonly community: string
  readonly topic: string
  readonly law: string
  readonly audience: string
  readonly venue: string
  readonly place: string
}

interface WhatFieldsProps {
  what: What
  change(some: Partial<What>): void
  communities: readonly { readonly id: string; readonly name: string }[]
  forAll: boolean
}

export function WhatFields({ what, change, communities, forAll }: WhatFieldsProps) {
  const { t } = useWords()
  const places = [
    ...(forAll ? [{ value: everywhere, label: t('counsel:publicity.forAll') }] : []),
    ...communities.map(it => ({ value: it.id, label: it.name })),
  ]
  return (
    <>
      {places.length > 1 && (
        <Choice
          name="communityId"
          value={what.community}
          options={places}
          set={community => change({ community })}
        />
      )}
      <Line name="topic" value={what.topic} set={topic => change({ topic })} />
      <div className="counsel-two">
        <Line name="law" value={what.law} set={law => change({ law })} />
        <Choice
          name="audience"
          value={what.audience}
          options={optionsOf(t, 'audience', audiences)}
          set={audience => change({ audience })}
        />
        <Choice
          name="venue"
          value={what.venue}
          options={optionsOf(t, 'venue', venues)}
          set={venue => change({ venue })}
        />
        <Line name="place" value={what.place} set={place => change({ place })} />
      </div>
    </>
  )
}

export const firstOf = (rows: readonly { readonly id: string }[], forAll: boolean): string =>
  forAll ? everywhere : (rows[0]?.id ?? '')
export const communityIdOf = (community: string): string | null =>
  community === everywhere ? null : community
