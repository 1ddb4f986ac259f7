/** Hazards on the phone: one found at a stop of the patrol, one found on the way, and one looked at again where it is. */
import { useEffect, useState } from 'react'
import { useWords } from '../shell/i18n.ts'
import { position } from '../shell/places.ts'
import { type At, HazardForm } from './hazard-form.tsx'
import { hold } from './hold.ts'
import { TopBar } from './matter.tsx'
import { check, here, runOf } from './patrol-run.ts'
import { back, fromHere, go } from './route.ts'
import { me } from './session.ts'
import { useWatched } from './signal.ts'

/** Not in order at a stop: becomes a hazard together with the check. */
export function FoundAtStopPage({ stopId, itemId }: { stopId: string; itemId: string }) {
  const { t } = useWords()
  const run = useWatched(runOf)
  const at = useWatched(here)
  const stop = run?.stops.find(each => each.id === stopId)
  const item = stop?.items.find(each => each.id === itemId)
  if (!run || !stop || !item)
    return <main className="page step">{run === null && t('patrol:phone.gone')}</main>
  const place: At = {
    ...(at
      ? { lng: at[0], lat: at[1] }
      : stop.lng !== null && stop.lat !== null
        ? { lng: stop.lng, lat: stop.lat }
        : {}),
    ...(stop.buildingId ? { buildingId: stop.buildingId } : {}),
  }
  return (
    <main className="page step">
      <TopBar title={t('patrol:phone.notOk')} />
      <p className="quiet">
        {stop.name} · {item.text}
      </p>
      <HazardForm
        draftId={`found ${run.id} ${stopId} ${itemId}`}
        placeText={stop.name}
        at={place}
        onFound={async ({ photos, ...found }) => {
          const onward = fromHere(() => back('patrol', run.planId))
          await check(stopId, itemId, { result: 'notOk', note: found.what, hazard: { ...found, photos } })
          onward()
        }}
      />
    </main>
  )
}

/** Found on the way, outside any patrol. */
export function NewHazardPage() {
  const { t } = useWords()
  const post = useWatched(me)?.posts.find(each => each.community)
  const [at, setAt] = useState<At | null>(post?.community ? { communityId: post.community.id } : null)
  useEffect(() => {
    void position().then(
      ([lng, lat]) => setAt(before => ({ ...before, lng, lat })),
      () => {},
    )
  }, [])
  return (
    <main className="page step">
      <TopBar title={t('patrol:phone.found')} />
      <HazardForm
        draftId="hazard"
        placeText=""
        at={at}
        onFound={async (found, typed) => {
          const { id, ...body } = found
          const onward = fromHere(() => go('patrols'))
          await hold({
            id,
            kind: 'hazard',
            title: found.what,
            what: t('patrol:phone.found'),
            body: { id, ...body },
            photos: found.photos,
            typed,
          })
          onward()
        }}
      />
    </main>
  )
}
