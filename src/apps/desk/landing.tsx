import { useHolds } from '#commons/access/screens/desk/me.tsx'
import { FiguresAside } from '#commons/figures/screens/desk/figures-aside.tsx'
import { WorkPlaces } from '#ui/desk/work.tsx'
import { TasksPage } from '#commons/tasks/screens/desk/tasks-page.tsx'

/** 待办: what one owes, and below it what one looks after, with the figures beside it for whoever may see them. */
export const Page = () => {
  const holds = useHolds()
  return (
    <TasksPage work={<WorkPlaces holds={holds} />} {...(holds('figures.read') ? { aside: <FiguresAside /> } : {})} />
  )
}
