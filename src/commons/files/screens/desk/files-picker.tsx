import { acceptedEndings, sizeText } from '#kernel/file-kind.ts'
import type { ControlProps } from '#ui/desk/form/picker.ts'
import { useWords } from '#ui/desk/words.tsx'
import { type Chosen, useFiles } from './use-files.ts'
import { fileWords } from './words.ts'

const Line = ({ file, onDrop }: { readonly file: Chosen; readonly onDrop: () => void }) => {
  const say = useWords(fileWords)
  const { name, size, share, taken, refused } = file
  const percent = Math.round(share * 100)
  const isLooked = share === 1
  return (
    <li>
      <span className="name">{name || say('picker.unnamed')}</span>
      <span className="dim">{sizeText(taken?.size ?? size)}</span>
      <button type="button" className="link" onClick={onDrop}>
        {say(taken || refused !== undefined ? 'picker.drop' : 'picker.stop', { name })}
      </button>
      {refused !== undefined && <p className="fault">{refused}</p>}
      {!taken && refused === undefined && (
        <div className="way">
          <progress max={100} value={percent} aria-label={say('picker.progress', { name })} />
          <span className="dim">{isLooked ? say('picker.looking') : say('picker.sending', { percent })}</span>
        </div>
      )}
      {taken && <span className="dim">{say(`scan.${taken.scanned}`)}</span>}
    </li>
  )
}

/** Chooses files for a record; each line says how far it has come, that it was taken, or why it was not. */
export const FilesPicker = ({ id, value, onChange, isInvalid, describedBy }: ControlProps) => {
  const say = useWords(fileWords)
  const { files, choose, drop } = useFiles(value, onChange)
  return (
    <div className="files-picker">
      <input
        id={id}
        className="unseen"
        type="file"
        multiple
        accept={acceptedEndings}
        aria-invalid={isInvalid}
        aria-describedby={describedBy}
        onChange={(event) => {
          const chosen = [...(event.target.files ?? [])]
          event.target.value = ''
          void choose(chosen)
        }}
      />
      <label className="btn" htmlFor={id}>
        {say('picker.choose')}
      </label>
      <ul className="files" aria-live="polite">
        {files.map((file) => (
          <Line key={file.id} file={file} onDrop={() => drop(file.id)} />
        ))}
      </ul>
    </div>
  )
}
