/** Requests about a resident's own data, at the counter: what was asked before, asking for somebody who is here, and the copy to hand over. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import type { counterRequestsShape } from '../../../src/subjects/shape.ts'
import { dayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Failure, Waiting } from '../parts.tsx'
import { get, post } from '../wire.ts'
import { type Asked, CounterAsk } from './counter-ask.tsx'

type Requests = z.infer<typeof counterRequestsShape>

export function CounterRequests({ residentId }: { residentId: string }) {
  const { t, language } = useWords()
  const path = `/api/subjects/residents/${residentId}/requests?lang=${language}`
  const key = ['counter-requests', residentId, language]
  const client = useQueryClient()
  const [asking, setAsking] = useState<string | null>(null)
  const found = useQuery({ queryKey: key, queryFn: ({ signal }) => get<Requests>(path, signal) })
  const ask = useMutation({
    mutationFn: (asked: Asked) => post<Requests>(path, { id: asking, ...asked }),
    onSuccess: answer => {
      client.setQueryData(key, answer)
      setAsking(null)
    },
  })
  return (
    <div>
      <h3>{t('counter:requests.title')}</h3>
      {found.isPending && <Waiting lines={2} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data?.rows.length === 0 && <p className="quiet">{t('counter:requests.none')}</p>}
      {found.data && found.data.rows.length > 0 && (
        <ul>
          {found.data.rows.map(row => (
            <li key={row.id}>
              <Link to={'/proceedings/$proceedingId' as never} params={{ proceedingId: row.id } as never}>
                {row.kindLabel} · {row.number}
              </Link>{' '}
              <span className="quiet">
                {row.stateLabel} · {dayText(row.askedAt, language)}
              </span>
              {row.kind === 'copy' && row.state === 'granted' && (
                <>
                  {' '}
                  <a
                    href={`/api/subjects/requests/${row.id}/copy?lang=${language}`}
                    download
                    title={t('counter:requests.copyHelp')}
                  >
                    {t('counter:requests.copy')}
                  </a>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      <div role="status">
        {ask.data && !asking && <p className="note good">{t('counter:requests.sent')}</p>}
      </div>
      {asking ? (
        <CounterAsk
          send={asked => ask.mutate(asked)}
          busy={ask.isPending}
          error={ask.error}
          close={() => setAsking(null)}
        />
      ) : (
        <p>
          <Button onClick={() => setAsking(newId())}>{t('counter:requests.ask')}</Button>
        </p>
      )}
    </div>
  )
}
