import { hash, verify } from '@node-rs/argon2'

/** argon2id with OWASP's smallest recommended set: 19 MiB, two passes, one lane; some 25 ms. */
const cost = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 }

/** Hash in PHC form: algorithm, cost and salt stand in it. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), cost)

/** Of the same cost, and fitting no password: what an unknown name is checked against, so that it takes the time of a wrong password. */
const nobody = `$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`

/** Whether the password fits; takes about the same time when there is no hash to fit. */
export const isPassword = async (passwordHash: string | null, password: string): Promise<boolean> => {
  const fits = await verify(passwordHash ?? nobody, password.normalize('NFC'))
  return fits && passwordHash !== null
}
