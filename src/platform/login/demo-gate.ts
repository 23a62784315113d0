/** Whether an address is this machine's own. */
export const isLoopback = (address: string): boolean => /^(::ffff:)?127\.\d+\.\d+\.\d+$|^::1$/.test(address)

/** Demo log-ins work on this machine only, unless the operator opens them (contract.md, "Demo county"). */
export const isDemoOpenTo = (
  source: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): boolean => isLoopback(source) || env['LUZHI_DEMO_OPEN'] === '1'
