import type { ReactNode } from 'react'

/** What scrolls sideways must be reachable by keyboard (WCAG 2.1.1), though nothing in it can be pressed. */
const reachable = { tabIndex: 0 }

/** A table that may be wider than the window. */
export const Sideways = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div className="sideways" role="region" aria-label={label} {...reachable}>
    {children}
  </div>
)
