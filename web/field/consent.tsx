/** Asking for a consent at the door: the wording in force in large letters, to be shown or read out; spoken or signed, or not given. */
import { useEffect, useState } from 'react'
import { isChild } from '../../src/registry/terms.ts'
import { useWords } from '../shell/i18n.ts'
import { newId } from '../shell/ids.ts'
import { useAnswer } from './answers.ts'
import { todayOn } from './day.ts'
import { Chips } from './parts.tsx'
import type { Home, Person } from './types.ts'

export type Purpose = 'contact' | 'serviceNeeds' | 'visitRecord' | 'photo' | 'minor'
export const purposes: readonly Purpose[] = ['contact', 'serviceNeeds', 'visitRecord', 'photo', 'minor']

/** As the registry takes it together with what rests on it. */
export interface ConsentGiven {
  id: string
  purpose: Purpose
  version: number
  how: 'spoken' | 'signed'
  givenBy?: string
}

interface Wordings {
  texts: { purpose: Purpose; version: number; texts: Record<string, string> }[]
}
export const wordingsPath = '/api/registry/consent-texts'

/** The wording in force: what the office published, as last seen; without it the first one, which is in the program. */
export function useWording(purpose: Purpose): { version: number; text: string } {
  const { t, language } = useWords()
  const row = useAnswer<Wordings>(wordingsPath).value?.texts.find(each => each.purpose === purpose)
  return row
    ? { version: row.version, text: row.texts[language] ?? row.texts['zh-CN'] ?? '' }
    : { version: 1, text: t(`registry:consent.${purpose}.v1`) }
}

interface Standing {
  consents: { purpose: Purpose; state: 'given' | 'outdated' | 'withdrawn' | 'none' }[]
}
/** How the consents of a resident stand, asked while there is signal; null: not known here. */
export function useConsents(
  residentId: string,
): ReadonlyMap<Purpose, Standing['consents'][number]['state']> | null {
  const { value } = useAnswer<Standing>(`/api/registry/residents/${residentId}`)
  return value ? new Map(value.consents.map(({ purpose, state }) => [purpose, state])) : null
}

interface Props {
  purpose: Purpose
  bornOn: string | null
  /** Adults of the household: who speaks for a child. */
  adults: readonly { id: string; name: string }[]
  given: ConsentGiven | null
  onGiven(given: ConsentGiven | null): void
}

export function AskConsent({ purpose, bornOn, adults, given, onGiven }: Props) {
  const { t } = useWords()
  const { version, text } = useWording(purpose)
  const [guardian, setGuardian] = useState(given?.givenBy ?? adults[0]?.id ?? '')
  const child = isChild(bornOn, todayOn())
  // Under an older wording, from a draft or refused for it: what stands here now was not consented to.
  useEffect(() => {
    if (given && given.version < version) onGiven(null)
  }, [given, version])
  const take = (how: 'spoken' | 'signed') =>
    onGiven({
      id: newId(),
      purpose,
      version,
      how,
      ...(child && guardian ? { givenBy: guardian } : {}),
    })
  return (
    <section className="consent" aria-label={t(`registry:consent.${purpose}.name`)}>
      <p className="quiet">{t('field:person.read')}</p>
      <blockquote>{text}</blockquote>
      {child && (
        <Chips
          legend={t('field:person.guardian')}
          options={adults.map(({ id, name }) => ({ value: id, label: name }))}
          value={guardian}
          onChange={setGuardian}
        />
      )}
      <div className="row">
        {(['spoken', 'signed'] as const).map(how => (
          <button
            key={how}
            type="button"
            className={given?.how === how ? 'button primary' : 'button'}
            aria-pressed={given?.how === how}
            onClick={() => take(how)}
          >
            {t(`field:person.${how}`)}
          </button>
        ))}
        <button type="button" className="button plain" onClick={() => onGiven(null)}>
          {t('field:person.notAgreed')}
        </button>
      </div>
    </section>
  )
}

export const adultsOf = (home: Home): Person[] => home.people.filter(person => !person.minor)
