/** Where a file is dropped or picked: by mouse, by keyboard, refused when it is too large or cannot be opened. */
import { Button } from 'antd'
import { useId, useRef, useState } from 'react'
import { Icon, type IconName } from './icon.tsx'
import './css/file-drop.css'

interface FileDropProps {
  icon?: IconName
  /** What to do here, which files are taken, and the word on the button. */
  words: { readonly drop: string; readonly formats: string; readonly choose: string }
  /** Endings, as an input takes them. */
  accept: string
  /** Larger files are not picked. Without it the server alone says what is too large. */
  limit?: { readonly megabytes: number; words(name: string): string }
  notOpened(name: string): string
  pick(file: File): void
}

export function FileDrop({ icon = 'folder', words, accept, limit, notOpened, pick }: FileDropProps) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  const choose = async (file: File | undefined) => {
    if (!file) return
    setWrong(null)
    if (limit && file.size > limit.megabytes * 2 ** 20) return setWrong(limit.words(file.name))
    try {
      // Kept as it is now: the spreadsheet may go on changing it.
      pick(new File([await file.arrayBuffer()], file.name, { type: file.type }))
    } catch {
      setWrong(notOpened(file.name))
    }
  }
  return (
    <>
      <label
        htmlFor={id}
        className={over ? 'file-drop file-drop-over' : 'file-drop'}
        onDragOver={event => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={event => {
          event.preventDefault()
          setOver(false)
          void choose(event.dataTransfer.files[0])
        }}
      >
        <Icon name={icon} size={28} />
        <strong>{words.drop}</strong>
        <span className="quiet">{words.formats}</span>
        <Button type="primary" size="large" tabIndex={-1} onClick={() => input.current?.click()}>
          {words.choose}
        </Button>
        <input
          id={id}
          ref={input}
          className="sr"
          type="file"
          accept={accept}
          aria-label={words.choose}
          onChange={event => {
            void choose(event.target.files?.[0])
            // The same file may be picked again after it was put right.
            event.target.value = ''
          }}
        />
      </label>
      {wrong && (
        <p className="error" role="alert">
          {wrong}
        </p>
      )}
    </>
  )
}
