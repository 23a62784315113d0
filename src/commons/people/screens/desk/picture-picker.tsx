import { useState } from 'react'
import type { ControlProps } from '#ui/desk/form/picker.ts'
import { useWords } from '#ui/desk/words.tsx'
import { peopleWords } from './words.ts'

/** Longer side in pixels that is sent: more than is kept, and small enough for a slow line. */
const longestSide = 1280
const largestFile = 30_000_000

/** The picture made small here, so that a telephone's ten megabytes never travel. Null for what no browser can read as a picture. */
const madeSmall = async (file: File): Promise<string | null> => {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(bitmap.width * scale))
    canvas.height = Math.max(1, Math.round(bitmap.height * scale))
    const context = canvas.getContext('2d')
    if (!context) return null
    context.fillStyle = '#fff'
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    bitmap.close()
    return canvas.toDataURL('image/jpeg', 0.85).slice('data:image/jpeg;base64,'.length)
  } catch {
    return null
  }
}

type Fault = 'refusal.not-a-picture' | 'fault.picture-too-large'

/** A picture from this device, shown before it is sent. The value is the small picture as base64. */
export const PicturePicker = ({ id, value, onChange, isInvalid, describedBy }: ControlProps) => {
  const say = useWords(peopleWords)
  const [fault, setFault] = useState<Fault>()
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return
    const small = file.size > largestFile ? null : await madeSmall(file)
    setFault(
      small === null ? (file.size > largestFile ? 'fault.picture-too-large' : 'refusal.not-a-picture') : undefined,
    )
    onChange(small ?? undefined)
  }
  return (
    <div className="stacked">
      <input
        id={id}
        type="file"
        className="unseen"
        accept="image/jpeg,image/png"
        onChange={(event) => void take(event.target.files?.[0])}
        aria-invalid={isInvalid || fault !== undefined}
        aria-describedby={describedBy}
      />
      <label htmlFor={id} className="btn">
        {say(value ? 'photo.other' : 'photo.choose')}
      </label>
      {fault && (
        <span className="fault" role="alert">
          {say(fault)}
        </span>
      )}
      {typeof value === 'string' && value !== '' && (
        <img className="portrait" src={`data:image/jpeg;base64,${value}`} alt={say('photo.chosen')} />
      )}
    </div>
  )
}
