import type { HandlerOption } from './handler-options.ts'

/** An organ in a list to choose from, with what kind it is of. */
export const HandlerName = ({ label, group }: Pick<HandlerOption, 'label' | 'group'>) => (
  <span className="handler-name">
    {label} <small className="dim">{group}</small>
  </span>
)
