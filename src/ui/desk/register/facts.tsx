import type { ReactNode } from 'react'

export interface Fact {
  readonly label: string
  readonly value: ReactNode
  /** Takes the whole width. */
  readonly isLong?: boolean
}

/** Facts of a record as pairs; what is not known is left out. */
export const FactList = ({ facts }: { readonly facts: readonly Fact[] }) => {
  const known = facts.filter(({ value }) => value !== null && value !== undefined && value !== '')
  if (known.length === 0) return null
  return (
    <section>
      <dl className="facts">
        {known.map(({ label, value, isLong }) => (
          <FactPair key={label} label={label} value={value} isLong={isLong === true} />
        ))}
      </dl>
    </section>
  )
}

const FactPair = ({ label, value, isLong }: Fact) => (
  <>
    <dt className={isLong ? 'from-left' : undefined}>{label}</dt>
    <dd className={isLong ? 'all' : undefined}>{value}</dd>
  </>
)
