import type { FunctionComponent } from 'preact'
import { sizeText } from '#kernel/file-kind.ts'
import type { FileItem } from '#commons/files/spec/contract.ts'
import type { OpinionView } from './words.ts'

interface FilesProps {
  readonly view: OpinionView
  readonly files: readonly FileItem[]
  /** Receipt link by which they are opened; without one they are only named. */
  readonly link?: string
}

/** Files with their size, and whether anybody looked for viruses. */
export const Files: FunctionComponent<FilesProps> = ({ view: { say, at, source }, files, link }) => (
  <ul class="files">
    {files.map(({ id, name, size, scanned, isErased }) =>
      isErased ? (
        <li class="note">{say('files.erased', { size: sizeText(size) })}</li>
      ) : (
        <li>
          {link ? (
            <a class="link" href={at(`/api/public/v1/receipts/${link}/files/${id}`)} lang={source} download>
              {name}
            </a>
          ) : (
            <span lang={source}>{name}</span>
          )}{' '}
          <span class="note">
            {say(scanned === 'clean' ? 'files.clean' : 'files.unscanned', { size: sizeText(size) })}
          </span>
        </li>
      ),
    )}
  </ul>
)
