/** Phones that keep data: whose, heard of when, what is still on them alone; and reporting one lost, which empties it and ends its worker's sessions. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Empty, Failure, Waiting } from '../parts.tsx'
import { seesPhones, useMe } from '../session.ts'
import { get, post } from '../wire.ts'

interface Device {
  id: string
  name: string
  person: { id: string; name: string }
  own: boolean
  firstAt: string
  lastAt: string
  waiting: number
  wipeAskedAt: string | null
  wipedAt: string | null
}

const path = '/api/field/devices'

export function DevicesPage() {
  const { t } = useWords()
  const me = useMe()
  const [asked, setAsked] = useState<Device | null>(null)
  const found = useQuery({
    queryKey: ['devices'],
    queryFn: ({ signal }) => get<{ devices: Device[] }>(path, signal),
  })
  const devices = found.data?.devices
  return (
    <main className="page" id="main">
      <header className="page-head">
        <div>
          <h1>{t('fieldwork:devices.title')}</h1>
          <p className="quiet">{t('fieldwork:devices.why')}</p>
        </div>
      </header>
      {found.isPending && <Waiting lines={4} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {devices?.length === 0 && (
        <Empty
          title={t('fieldwork:devices.none')}
          words={t(seesPhones(me) ? 'fieldwork:devices.noneHow' : 'fieldwork:devices.forWhom')}
        />
      )}
      {devices && devices.length > 0 && <Devices devices={devices} onLost={setAsked} />}
      {asked && <Lost device={asked} close={() => setAsked(null)} />}
    </main>
  )
}

const columns = ['phone', 'person', 'lastAt', 'waiting', 'state'] as const

function Devices({ devices, onLost }: { devices: readonly Device[]; onLost(device: Device): void }) {
  const { t, language } = useWords()
  return (
    <div className="part table-wide">
      <table className="plain-table">
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column} scope="col">
                {t(`fieldwork:devices.${column}`)}
              </th>
            ))}
            <th>
              <span className="sr">{t('fieldwork:devices.lost')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {devices.map(device => (
            <tr key={device.id}>
              <td>{device.name || t('fieldwork:devices.unnamed')}</td>
              <td>{device.person.name}</td>
              <td>{whenText(device.lastAt, language)}</td>
              <td>{device.waiting > 0 && t('fieldwork:devices.notSent', { count: device.waiting })}</td>
              <td>
                <State device={device} />
              </td>
              <td>
                {!device.wipeAskedAt && (
                  <Button danger onClick={() => onLost(device)}>
                    {t('fieldwork:devices.lost')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function State({ device: { wipedAt, wipeAskedAt } }: { device: Device }) {
  const { t, language } = useWords()
  if (wipedAt) return t('fieldwork:devices.wiped', { when: whenText(wipedAt, language) })
  if (wipeAskedAt)
    return (
      <span className="error">{t('fieldwork:devices.asked', { when: whenText(wipeAskedAt, language) })}</span>
    )
  return t('fieldwork:devices.inUse')
}

/** What is lost with it is said before it is done. */
function Lost({ device, close }: { device: Device; close(): void }) {
  const { t } = useWords()
  const known = useQueryClient()
  const report = useMutation({
    mutationFn: () => post(`${path}/${device.id}/lost`, {}),
    onSuccess: () => {
      void known.invalidateQueries({ queryKey: ['devices'] })
      close()
    },
  })
  const phone = device.name || t('fieldwork:devices.unnamed')
  return (
    <Modal
      open
      title={t('fieldwork:devices.sure', { phone, person: device.person.name })}
      okText={t('fieldwork:devices.yes')}
      cancelText={t('fieldwork:devices.no')}
      okButtonProps={{ danger: true, loading: report.isPending }}
      onOk={() => report.mutate()}
      onCancel={close}
    >
      <p>
        {device.waiting > 0
          ? t('fieldwork:devices.sureWaiting', { count: device.waiting })
          : t('fieldwork:devices.sureNothing')}
      </p>
      {report.error && <Failure error={report.error} />}
    </Modal>
  )
}
