/** A table wider than the page: scrolled by itself, also from the keyboard. */
import type { ReactNode } from 'react'

export function Scroll({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: reachable to be scrolled
    <section className="agreement-scroll" tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}
