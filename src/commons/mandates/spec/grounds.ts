/** Why a mandate ends, each with the article that says so: the seven cases of 代表法 62, death, and the end of the term. */
export const endLaws = {
  movedAway: { law: '代表法 62(1)' },
  resigned: { law: '代表法 62(2)、选举法 55' },
  missedTwice: { law: '代表法 62(3)' },
  recalled: { law: '代表法 62(4)、选举法 50、52、53' },
  nationality: { law: '代表法 62(5)' },
  deprived: { law: '代表法 62(6)' },
  incapable: { law: '代表法 62(7)' },
  died: { law: '代表法 62' },
  termOver: { law: '代表法 2、地方组织法 9' },
} as const
export type EndGround = keyof typeof endLaws
export const endGrounds = Object.keys(endLaws) as [EndGround, ...EndGround[]]

/** 代表法 61: why the duties of a deputy are suspended. */
export const suspendGrounds = ['custody', 'sentenced'] as const
