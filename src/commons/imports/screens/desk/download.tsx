import { useMutation } from '@tanstack/react-query'
import type { Endpoint } from '#kernel/endpoint.ts'
import { type CallRequest, fetchFile } from '#ui/call.ts'
import { saveFile } from '#ui/desk/save-file.ts'
import { useWords } from '#ui/desk/words.tsx'
import { importWords } from './words.ts'

/** A button that fetches a file and gives it to the browser to keep. */
export const Download = <E extends Endpoint>({
  endpoint,
  request,
  name,
  label,
  about,
}: {
  readonly endpoint: E
  readonly request: CallRequest<E>
  readonly name: string
  readonly label: string
  /** What tells it from the other buttons of that label, for screen readers. */
  readonly about?: string
}) => {
  const say = useWords(importWords)
  const { mutate, isPending, isError } = useMutation({
    mutationFn: async () => saveFile(await fetchFile(endpoint, request), name),
  })
  return (
    <>
      <button
        type="button"
        className="btn"
        disabled={isPending}
        aria-label={about ? `${label} ${about}` : undefined}
        onClick={() => mutate()}
      >
        {isPending ? `${say('desk.exporting')}…` : label}
      </button>
      {isError && (
        <span role="alert" className="fault">
          {say('desk.failed')}
        </span>
      )}
    </>
  )
}
