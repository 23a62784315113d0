import type { FunctionComponent } from 'preact'
import type { DeputyLine } from '../../spec/public-contract.ts'
import type { DeputyView } from './words.ts'

/** The photograph of a deputy who agreed that it is public. */
export const Portrait: FunctionComponent<{ view: DeputyView; deputy: Pick<DeputyLine, 'id' | 'name'> }> = ({
  view: { say, at },
  deputy: { id, name },
}) => <img class="portrait" src={at(`/api/public/v1/deputies/${id}/photo`)} alt={say('card.photo', { name })} />
