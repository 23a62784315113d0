import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { isDay } from '#kernel/day.ts'
import type { ControlProps } from './picker.ts'

const pattern = 'YYYY-MM-DD'

/** A day, typed or picked. */
export const DayInput = ({ id, value, onChange, isInvalid, describedBy }: Omit<ControlProps, 'values'>) => (
  <DatePicker
    id={id}
    value={isDay(value) ? dayjs(value, pattern) : null}
    format={pattern}
    onChange={(day) => onChange(day ? day.format(pattern) : undefined)}
    {...(isInvalid ? { status: 'error' as const } : {})}
    aria-invalid={isInvalid}
    aria-describedby={describedBy}
    className="wide-control"
  />
)
