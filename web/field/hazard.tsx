/** A hazard looked at again on the spot: gone, mended and to be seen once more, or still there; with a photo of how it is now. */
import { type FormEvent, useRef, useState } from 'react'
import { postponing } from '../../src/patrols/terms.ts'
import { dayText } from '../shell/format.ts'
import { useWords } from '../shell/i18n.ts'
import { Camera } from './camera.tsx'
import { noonOf, plusDays } from './day.ts'
import { useDraft } from './draft.ts'
import { hold } from './hold.ts'
import { TopBar } from './matter.tsx'
import { Chips, SaveBar } from './parts.tsx'
import { fromHere, go } from './route.ts'
import { focusFirst } from './step-page.tsx'
import type { Hazard, Values } from './types.ts'
import { type Day, useDay } from './use-day.ts'
import { Words } from './voice.tsx'

const looks = ['closed', 'stillThere', 'fixed', 'postponed'] as const

/** A serious one is closed only after somebody said that it was mended; putting it off is for those who lead the community. */
const looksAt = ({ grade, state }: Hazard) =>
  grade === 'ordinary'
    ? looks
    : looks.filter(look => look !== 'postponed' && (look !== 'closed' || state === 'fixed'))

export function HazardPage({ id }: { id: string }) {
  const { t } = useWords()
  const { day, loading } = useDay()
  const hazard = day?.pocket.hazards.find(each => each.id === id)
  return (
    <main className="page step">
      <TopBar title={t('patrol:phone.recheck')} />
      {day && hazard ? (
        <Look day={day} hazard={hazard} />
      ) : (
        <p className={loading ? 'starting busy' : 'note warn'}>
          {t(loading ? 'shell:loading' : 'patrol:phone.hazardGone')}
        </p>
      )}
    </main>
  )
}

function Look({ day, hazard }: { day: Day; hazard: Hazard }) {
  const { t } = useWords()
  const draftId = `hazard ${hazard.id}`
  const { values, change, drop } = useDraft(draftId, {})
  const [tried, setTried] = useState(false)
  const [full, setFull] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  if (!values) return null
  const seen = seenOf(values)
  const lack = lackOf(seen)
  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (lack) {
      focusFirst(form.current)
      return
    }
    const onward = fromHere(() => go('patrols'))
    hold({
      kind: 'hazardEvent',
      title: hazard.what,
      what: t(`patrol:phone.look.${seen.kind}`),
      body: bodyOf(hazard, seen, day.on),
      photos: seen.photos,
      typed: values ?? {},
    }).then(
      () => {
        void drop()
        onward()
      },
      () => setFull(true),
    )
  }
  const errorOf = (name: string, key: string, label: string) =>
    tried && lack === name ? t(`shell:error.${key}`, { label }) : null
  return (
    <form ref={form} className="stack" onSubmit={submit} noValidate>
      <What hazard={hazard} />
      <Now
        day={day}
        hazard={hazard}
        kind={seen.kind}
        error={errorOf('kind', 'choose', t('patrol:phone.howNow'))}
        onChange={value => change('kind', value)}
      />
      <Camera
        label={t('patrol:phone.photoNow')}
        owner={draftId}
        value={seen.photos}
        max={9}
        onChange={next => change('photos', next)}
        error={errorOf('photos', 'needPhoto', t('patrol:phone.photoNow'))}
      />
      <Words
        label={t('patrol:phone.note')}
        rows={2}
        max={500}
        value={typeof values.note === 'string' ? values.note : ''}
        onValue={next => change('note', next)}
        error={errorOf('note', 'required', t('patrol:phone.note'))}
      />
      <SaveBar label={t('patrol:phone.saveLook')} full={full} />
    </form>
  )
}

function What({ hazard }: { hazard: Hazard }) {
  const { t, language } = useWords()
  const about = [
    hazard.placeText,
    t(`patrol:phone.grade.${hazard.grade}`),
    t('patrol:phone.foundOn', { day: dayText(hazard.foundAt, language) }),
  ]
  return (
    <div>
      <p className="said">{hazard.what}</p>
      <p className="quiet">{about.filter(Boolean).join(' · ')}</p>
    </div>
  )
}

interface NowProps {
  day: Day
  hazard: Hazard
  kind: string | null
  error: string | null
  onChange(kind: string): void
}

function Now({ day, hazard, kind, error, onChange }: NowProps) {
  const { t, language } = useWords()
  const later = dayText(noonOf(laterOn(hazard, day.on)), language)
  return (
    <Chips
      big
      legend={t('patrol:phone.howNow')}
      options={looksAt(hazard).map(value => ({
        value,
        label: t(`patrol:phone.look.${value}`),
        ...(value === 'postponed' ? { help: later } : {}),
      }))}
      value={kind}
      onChange={onChange}
      error={error}
    />
  )
}

interface Looked {
  kind: (typeof looks)[number] | null
  photos: string[]
  note: string
}

const seenOf = ({ kind, photos, note }: Values): Looked => ({
  kind: looks.find(each => each === kind) ?? null,
  photos: Array.isArray(photos) ? photos : [],
  note: typeof note === 'string' ? note.trim() : '',
})

/** As far as it may be put off. */
const laterOn = ({ grade }: Hazard, on: string): string => plusDays(on, postponing.days[grade])

const bodyOf = (hazard: Hazard, { kind, photos, note }: Looked, on: string) => ({
  hazardId: hazard.id,
  kind,
  ...(note ? { note } : {}),
  ...(kind === 'postponed' ? { recheckOn: laterOn(hazard, on) } : {}),
  ...(photos.length > 0 ? { photos } : {}),
})

/** Gone is only gone with a photo of the place; putting off needs its reason. */
function lackOf({ kind, photos, note }: Looked): 'kind' | 'photos' | 'note' | null {
  if (!kind) return 'kind'
  if (kind === 'closed' && photos.length === 0) return 'photos'
  return kind === 'postponed' && !note ? 'note' : null
}
