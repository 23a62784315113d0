import { sizeText } from '#kernel/file-kind.ts'
import { useWords } from '#ui/desk/words.tsx'
import type { FileItem } from '../../spec/contract.ts'
import { fileWords } from './words.ts'

interface FilesProps {
  readonly files: readonly FileItem[]
}

/** To be saved, with its size and whether anybody looked for viruses. */
export const FileLines = ({ files }: FilesProps) => {
  const say = useWords(fileWords)
  if (files.length === 0) return null
  return (
    <ul className="files">
      {files.map(({ id, name, size, scanned, isErased }) =>
        isErased ? (
          <li key={id} className="dim">
            {say('file.erased', { size: sizeText(size) })}
          </li>
        ) : (
          <li key={id}>
            <a href={`/api/v1/files/${id}`} download={name}>
              {name}
            </a>{' '}
            <span className="dim">
              {sizeText(size)} · {say(`scan.${scanned}`)}
            </span>
          </li>
        ),
      )}
    </ul>
  )
}

interface FilesListProps extends FilesProps {
  /** 附件 where there is nothing else to say. */
  readonly title?: string
}

/** What hangs on a record. */
export const FilesList = ({ files, title }: FilesListProps) => {
  const say = useWords(fileWords)
  if (files.length === 0) return null
  return (
    <section>
      <h2>{title ?? say('part.files')}</h2>
      <FileLines files={files} />
    </section>
  )
}
