/** Somebody registered elsewhere now lives here, or the other way round: whoever has them lets them go, or says no. */
import { Button } from 'antd'
import { exactText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Empty, Failure, Section, Waiting } from '../parts.tsx'
import { type MoveRequest, useEntry, useMoveRequests } from './wire.ts'

export function MoveRequests() {
  const { t } = useWords()
  const found = useMoveRequests()
  if (found.isPending) return <Waiting lines={4} />
  if (found.error) return <Failure error={found.error} retry={() => void found.refetch()} />
  if (found.data.requests.length === 0)
    return <Empty title={t('registry:desk.moves.none.title')} words={t('registry:desk.moves.none.words')} />
  return (
    <Section id="moves" title={t('registry:desk.view.moves')}>
      <ul className="registry-conflicts">
        {found.data.requests.map(one => (
          <OneRequest key={one.id} request={one} />
        ))}
      </ul>
    </Section>
  )
}

function OneRequest({ request }: { request: MoveRequest }) {
  const { t } = useWords()
  const decide = useEntry()
  const { id, direction, name, to, state, askedAt, mayDecide } = request
  const send = (granted: boolean) =>
    decide.mutate({ path: `/api/registry/move-requests/${id}/decide`, body: { granted } })
  return (
    <li className="registry-conflict">
      <p>
        {t(`registry:desk.moves.${direction}`, { name: name ?? t('registry:desk.moves.somebody'), to })}
        <span className="quiet"> {exactText(askedAt)}</span>
      </p>
      {state === 'asked' && mayDecide ? (
        <div className="row">
          <Button type="primary" loading={decide.isPending} onClick={() => send(true)}>
            {t('registry:desk.moves.grant')}
          </Button>
          <Button loading={decide.isPending} onClick={() => send(false)}>
            {t('registry:desk.moves.refuse')}
          </Button>
        </div>
      ) : (
        <span className="state">{t(`registry:desk.moves.state.${state}`)}</span>
      )}
      {decide.error && <Failure error={decide.error} />}
    </li>
  )
}
