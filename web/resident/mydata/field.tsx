/** A labelled field with its help, large enough for unsteady fingers. */
import type { ReactNode } from 'react'

export function Field({
  id,
  label,
  help,
  children,
}: {
  id: string
  label: string
  help?: string | undefined
  children: ReactNode
}) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {help && (
        <p className="quiet" id={`${id}-help`}>
          {help}
        </p>
      )}
      {children}
    </div>
  )
}

export const typedIn = (event: { readonly target: unknown }): string =>
  (event.target as HTMLInputElement).value
