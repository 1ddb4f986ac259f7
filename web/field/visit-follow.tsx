/** What a household brought up, made a matter in place: a few words, the category proposed from them, a photo; linked to the visit. */
import { useState } from 'react'
import { useWords } from '../shell/i18n.ts'
import { newId } from '../shell/ids.ts'
import { Camera } from './camera.tsx'
import { CategoryLine } from './category.tsx'
import { Icon } from './icons.tsx'
import type { Home, Values } from './types.ts'
import { Words } from './voice.tsx'

export interface FollowUp {
  id: string
  text: string
  category: string
  urgent: boolean
  photos: string[]
}

const most = 5
const shortest = 2

/** Those with enough words; kept in the draft as text, so that a call or a dead battery loses none. */
export function followUpsOf(values: Values): FollowUp[] {
  return readAll(values).filter(({ text }) => text.trim().length >= shortest)
}

function readAll({ followUps }: Values): FollowUp[] {
  return typeof followUps === 'string' && followUps !== '' ? (JSON.parse(followUps) as FollowUp[]) : []
}

interface Props {
  home: Home
  values: Values
  change(name: string, value: Values[string]): void
}

export function FollowUps({ home, values, change }: Props) {
  const { t } = useWords()
  const all = readAll(values)
  const [open, setOpen] = useState<string | null>(null)
  const write = (next: FollowUp[]) => change('followUps', JSON.stringify(next))
  const add = () => {
    const made = { id: newId(), text: '', category: '', urgent: false, photos: [] }
    setOpen(made.id)
    write([...all, made])
  }
  const drop = (id: string) => write(all.filter(each => each.id !== id))
  const put = (next: FollowUp) => write(all.map(each => (each.id === next.id ? next : each)))
  return (
    <section className="follow-ups" aria-label={t('visit:phone.followUps')}>
      {all.map((each, n) => (
        <FollowUpForm
          key={each.id}
          owner={`visit ${home.id}`}
          value={each}
          title={t('visit:phone.followUp', { n: n + 1 })}
          focus={open === each.id}
          onChange={put}
          onDrop={() => drop(each.id)}
        />
      ))}
      {all.length < most && (
        <button type="button" className="button" onClick={add}>
          <Icon name="plus" /> {t('visit:phone.raise')}
        </button>
      )}
    </section>
  )
}

interface FormProps {
  owner: string
  value: FollowUp
  title: string
  focus: boolean
  onChange(next: FollowUp): void
  onDrop(): void
}

function FollowUpForm({ owner, value, title, focus, onChange, onDrop }: FormProps) {
  const { t } = useWords()
  return (
    <fieldset className="card stack-small follow-up">
      <legend className="sr">{title}</legend>
      <Words
        label={title}
        value={value.text}
        max={5000}
        focus={focus}
        hint={t('visit:phone.raiseHint')}
        onValue={text => onChange({ ...value, text })}
      />
      <CategoryLine
        text={value.text}
        value={value.category}
        onChange={category => onChange({ ...value, category })}
      />
      <Camera
        small
        label={t('visit:phone.matterPhotos')}
        owner={owner}
        value={value.photos}
        max={9}
        onChange={photos => onChange({ ...value, photos })}
      />
      <div className="row spread">
        <label className="tick">
          <input
            type="checkbox"
            checked={value.urgent}
            onChange={event => onChange({ ...value, urgent: event.currentTarget.checked })}
          />
          <span>{t('field:report.urgentShort')}</span>
        </label>
        <button type="button" className="button plain" onClick={onDrop}>
          {t('visit:phone.dropMatter')}
        </button>
      </div>
    </fieldset>
  )
}
