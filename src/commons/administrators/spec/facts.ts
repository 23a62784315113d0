/** What is known of whoever is to take a post over. */
export interface Successor {
  readonly id: string
  readonly name: string
  readonly login: string | null
  /** Has a log-in in force and has enrolled with it. */
  readonly canLogIn: boolean
  /** Posts held now. */
  readonly posts: readonly { readonly role: string; readonly organName: string }[]
}

/** The post that changes hands. */
export interface Leaving {
  readonly role: string
  readonly person: string
  readonly isHeld: boolean
  /** How many hold this role in the county now. */
  readonly holders: number
}
