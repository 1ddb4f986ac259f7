/** A link inside the page that needs no request; opened in a new tab it is an ordinary address. */
import type { ReactNode } from 'react'
import { addressOf, go, type View } from './route.ts'

export function Link(props: {
  to: View
  rest?: string
  className?: string
  current?: boolean
  children: ReactNode
}) {
  return (
    <a
      href={addressOf(props.to, props.rest)}
      className={props.className}
      aria-current={props.current ? 'page' : undefined}
      onClick={event => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        go(props.to, props.rest)
      }}
    >
      {props.children}
    </a>
  )
}
