/** The counter's part of a resident's page: a code to read out once the card was seen, and requests made in person. */
import { useMutation } from '@tanstack/react-query'
import { Button, Checkbox, Radio } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import type { counterCodeShape } from '../../../src/subjects/shape.ts'
import { timeText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Failure } from '../parts.tsx'
import { post } from '../wire.ts'
import './counter.css'
import { CounterRequests } from './counter-requests.tsx'

type Made = z.infer<typeof counterCodeShape>

/** @param child under fourteen: the guardian gets the code */
export function Counter({ residentId, child }: { residentId: string; child: boolean }) {
  const { t } = useWords()
  return (
    <section className="counter" aria-labelledby="counter-title">
      <h2 id="counter-title">{t('counter:title')}</h2>
      {child ? (
        <p className="note">{t('counter:code.child')}</p>
      ) : (
        <Code residentId={residentId} key={residentId} />
      )}
      <CounterRequests residentId={residentId} />
    </section>
  )
}

function Code({ residentId }: { residentId: string }) {
  const { t } = useWords()
  const [identity, setIdentity] = useState<'card' | 'householdBook'>('card')
  const [seen, setSeen] = useState(false)
  const make = useMutation({
    mutationFn: () => post<Made>(`/api/subjects/residents/${residentId}/code`, { identity }),
    onSuccess: () => setSeen(false),
  })
  return (
    <div>
      <h3>{t('counter:code.title')}</h3>
      <p className="quiet">{t('counter:code.help')}</p>
      <Radio.Group
        aria-label={t('counter:code.identity')}
        value={identity}
        onChange={event => setIdentity(event.target.value)}
        options={(['card', 'householdBook'] as const).map(value => ({
          value,
          label: t(`counter:code.${value}`),
        }))}
      />
      <Checkbox checked={seen} onChange={event => setSeen(event.target.checked)}>
        {t('counter:code.seen')}
      </Checkbox>
      <p>
        <Button type="primary" disabled={!seen} loading={make.isPending} onClick={() => make.mutate()}>
          {t(make.data ? 'counter:code.again' : 'counter:code.make')}
        </Button>
      </p>
      {make.error && <Failure error={make.error} />}
      <div role="status">{make.data && <ReadOut made={make.data} />}</div>
    </div>
  )
}

/** In groups of three, as one reads a number out. */
function ReadOut({ made }: { made: Made }) {
  const { t } = useWords()
  return (
    <div className="note good">
      <p>{t('counter:code.read', { name: made.name })}</p>
      <p className="counter-code">
        {made.code.slice(0, 3)} {made.code.slice(3)}
      </p>
      <p>{t('counter:code.until', { until: timeText(made.expiresAt), address: `${location.host}/me` })}</p>
      <p className="quiet">{t('counter:code.once')}</p>
    </div>
  )
}
