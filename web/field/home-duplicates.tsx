/** Somebody being entered may be known already: looked up while there is signal, shown with why, and left to the worker. */
import { useEffect, useState } from 'react'
import { call } from '../shell/api.ts'
import { useWords } from '../shell/i18n.ts'
import type { Entered } from './home-person-fields.tsx'
import { href } from './route.ts'

interface Suggestion {
  enteredId: string
  resident: { id: string; name: string; bornOn: string | null; householdId: string | null }
  reasons: string[]
}
const quietMs = 700

export function Duplicates({ buildingId, people }: { buildingId: string; people: readonly Entered[] }) {
  const { t } = useWords()
  const [found, setFound] = useState<Suggestion[]>([])
  const asked = people
    .filter(({ name }) => name.trim().length >= 2)
    .map(({ id, name, bornOn, phone, idNumber }) => ({
      ...{ id, name: name.trim() },
      ...(bornOn ? { bornOn } : {}),
      ...(phone.trim().length >= 11 ? { phone: phone.trim() } : {}),
      ...(idNumber.trim().length === 18 ? { idNumber: idNumber.trim() } : {}),
    }))
  const key = buildingId && asked.length > 0 ? JSON.stringify(asked) : ''
  useEffect(() => {
    if (!key || !navigator.onLine) return setFound([])
    let left = false
    const timer = setTimeout(
      () =>
        call<{ suggestions: Suggestion[] }>('POST', '/api/registry/duplicates', {
          body: { buildingId, residents: JSON.parse(key) },
        }).then(
          ({ suggestions }) => !left && setFound(suggestions),
          () => {},
        ),
      quietMs,
    )
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [key, buildingId])
  if (found.length === 0) return null
  return (
    <div className="note info" role="status">
      <p>
        <b>{t('field:newHome.duplicate')}</b>
      </p>
      <ul className="plain">
        {found.map(({ resident, reasons, enteredId }) => (
          <li key={enteredId + resident.id}>
            {resident.householdId ? (
              <a href={href('home', resident.householdId)}>{resident.name}</a>
            ) : (
              resident.name
            )}{' '}
            <span className="quiet">{reasons.map(each => t(`registry:likeness.${each}`)).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
