/** Our community's counsel: who, when, where; a slot in a few taps, without an account; the own booking by its code. */
import { useCallback, useEffect, useState } from 'react'
import { call } from '../../shell/api.ts'
import { useWords } from '../../shell/i18n.ts'
import { ChooseCommunity } from './choose-community.tsx'
import { CounselFacts } from './counsel-facts.tsx'
import { FindBooking } from './find-booking.tsx'
import { OpinionsPart } from './opinions-part.tsx'
import { OwnBooking } from './own-booking.tsx'
import { SlotForm } from './slot-form.tsx'
import { type Booked, forgetCommunity, keepCommunity, keptCommunity, type OwnCounsel } from './wire.ts'

export function CounselPage({ named }: { named: string }) {
  const { t } = useWords()
  const [community, setCommunity] = useState(() => (isId(named) ? named : keptCommunity()))
  const [own, setOwn] = useState<OwnCounsel | null>(null)
  const [booked, setBooked] = useState<Booked | null>(null)
  const [error, setError] = useState<Error | null>(null)
  const open = useCallback(async (id: string) => {
    setError(null)
    try {
      setOwn(await call<OwnCounsel>('GET', `/api/public/counsel/${id}`))
      keepCommunity(id)
    } catch (failure) {
      setError(failure as Error)
    }
  }, [])
  useEffect(() => void (community && open(community)), [community, open])
  const another = () => {
    forgetCommunity()
    setOwn(null)
    setCommunity('')
  }
  const again = () => {
    setBooked(null)
    if (community) void open(community)
  }
  return (
    <div className="stack counsel">
      <h1>{t('counsel:public.title')}</h1>
      <p className="quiet">{t('counsel:public.lead')}</p>
      {error && (
        <div className="note bad stack-small" role="alert">
          <p>{error.message}</p>
          <button type="button" className="button" onClick={another}>
            {t('counsel:public.other')}
          </button>
        </div>
      )}
      {booked ? (
        <OwnBooking booked={booked} change={setBooked} again={again} />
      ) : (
        <>
          {community === '' && <ChooseCommunity choose={setCommunity} />}
          {community !== '' && !own && !error && <p role="status">{t('counsel:public.loading')}</p>}
          {own && (
            <>
              <CounselFacts own={own} another={another} />
              {own.counsel.length > 0 && (
                <SlotForm own={own} done={setBooked} renew={() => void open(own.community.id)} />
              )}
            </>
          )}
          <FindBooking found={setBooked} />
          {own && own.opinions.length > 0 && <OpinionsPart opinions={own.opinions} />}
        </>
      )}
      <p className="quiet">{t('counsel:public.notAdvice')}</p>
    </div>
  )
}

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
