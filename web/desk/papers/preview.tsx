/** A paper as it was printed, in a frame of the page; beside it the ways to a window of its own and to a file. */
import { Modal } from 'antd'
import { useWords } from '../../shell/i18n.ts'
import type { Opened } from './wire.ts'

interface PreviewProps {
  title: string
  opened: Opened
  close(): void
}

export function Preview({ title, opened, close }: PreviewProps) {
  const { t } = useWords()
  return (
    <Modal
      open
      title={title}
      width="min(960px, 100vw)"
      footer={null}
      onCancel={close}
      className="paper-preview"
    >
      <p className="paper-ways">
        <a href={opened.url} target="_blank" rel="noreferrer">
          {t('paperDesk:list.open')}
        </a>
        <a href={opened.url} download={opened.fileName}>
          {t('paperDesk:list.download')}
        </a>
      </p>
      <iframe src={opened.url} title={title} className="paper-frame" />
    </Modal>
  )
}

/** A file that no page shows: handed to the browser to be kept. */
export function takeDown({ url, fileName }: Opened): void {
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  document.body.append(link)
  link.click()
  link.remove()
}
