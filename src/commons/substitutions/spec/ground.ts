/** What a substitution is to be made of: the post as it is held, and the one who is to act in it; undefined where out of sight. */
export interface Ground {
  readonly post:
    | {
        readonly role: string
        readonly seat: string | null
        readonly person: string
        /** Whose post it was entered as: another entry of the same person, where entries were merged. */
        readonly holder: string
        readonly hasOther: boolean
      }
    | undefined
  readonly substitute: { readonly person: string; readonly roles: readonly string[] } | undefined
}
