/** What stands in a line of the log of something thrown: its code or its name, never its message, which may quote what is personal. */
export const codeOf = (error: unknown): string => {
  const { code, name } = (error ?? {}) as { readonly code?: string; readonly name?: string }
  return code ?? name ?? 'unknown'
}
