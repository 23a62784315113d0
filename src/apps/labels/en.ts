import type { labels as source } from './zh-CN.ts'

export const labels = {
  portTaken: 'port {port} is taken: stop what uses it, or start with another PORT',
  diskFull: 'the disk is full: free some space and start again',
  plainHost:
    'HOST={host} would serve plain HTTP beyond this machine: set TLS_CERT and TLS_KEY, or put a TLS proxy here and leave HOST at 127.0.0.1',
  badProxy:
    '{proxy} in LUZHI_PROXY is no address: give 1 (a proxy on this machine) or the addresses of the proxies, such as 10.0.0.5 or 10.0.0.0/24',
  badRange:
    '{range} in LUZHI_STAFF_FROM is no range: give addresses and ranges separated by commas, such as 10.0.0.0/8,192.168.3.7',
  badCollector: 'LUZHI_SYSLOG={address} is no collector: give udp://HOST:514 or tcp://HOST:601',
  noPair: 'certificate {cert} and key {key} cannot be used: both must be there, be readable and belong together',
  notBuilt: 'the screens have not been built: start with npm start, which builds them',
  undurable:
    'the database has {settings} off and a power cut would lose what was answered as saved, so this does not start: turn it on in postgresql.conf and restart the database (for trials only: NODE_ENV=development)',
  noCounty: 'there is no county yet: make it at {url}, or in another terminal with luzhi init --county CODE --term N',
  setupCode: 'one-time code: {code}',
} as const satisfies Record<keyof typeof source, string>
