import { Link } from '@tanstack/react-router'
import { useAnswer } from '#ui/desk/use-answer.ts'
import { useWords } from '#ui/desk/words.tsx'
import { list } from '../../spec/contract.ts'
import { noticesWords } from './words.ts'

const freshFor = 60_000
export const useNotices = () => useAnswer(list, {}, { freshFor })

/** 消息 n in the top bar: how many are not read yet. */
export const NoticesStatus = () => {
  const say = useWords(noticesWords)
  const { data } = useNotices()
  return (
    <Link to="/notices" className="count">
      {say('noun')} <b>{data?.unread ?? 0}</b>
    </Link>
  )
}
