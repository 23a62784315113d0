import { useMutation } from '@tanstack/react-query'
import type { Endpoint } from '#kernel/endpoint.ts'
import { type CallRequest, fetchFile } from '../call.ts'
import { saveFile } from './save-file.ts'
import { uiWords } from './shared-words.ts'
import { useWords } from './words.tsx'

interface FileButtonProps<E extends Endpoint> {
  readonly endpoint: E
  readonly request: CallRequest<E>
  /** What the file is called. */
  readonly name: string
  /** 导出 where there is nothing else to say. */
  readonly label?: string
  /** What tells it from the other buttons of that label, for screen readers. */
  readonly about?: string
  readonly className?: string
}

/** A button that fetches a file and gives it to the browser to keep. */
export const FileButton = <E extends Endpoint>({
  endpoint,
  request,
  name,
  label: asked,
  about,
  className = 'btn',
}: FileButtonProps<E>) => {
  const ui = useWords(uiWords)
  const label = asked ?? ui('act.export')
  const { mutate, isPending, isError } = useMutation({
    mutationFn: async () => saveFile(await fetchFile(endpoint, request), name),
  })
  return (
    <>
      <span role="alert" className="fault">
        {isError && ui('act.exportFailed')}
      </span>
      <button
        type="button"
        className={className}
        disabled={isPending}
        aria-label={about ? `${label} ${about}` : undefined}
        onClick={() => mutate()}
      >
        {isPending ? `${ui('act.exporting')}…` : label}
      </button>
    </>
  )
}
