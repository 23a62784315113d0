import 'reflect-metadata' // what @peculiar/x509 asks of whoever imports it
import { createPrivateKey, type KeyObject, webcrypto } from 'node:crypto'
import { isIP } from 'node:net'
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  AuthorityKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509'
import { type Constraints, nameConstraints, readConstraints } from './constraints.ts'

/** A certificate and its private key in PEM. */
export interface Pair {
  readonly cert: string
  readonly key: string
}

/** What an authority vouches for unless told otherwise: names and addresses that no public site has (RFC 1918, RFC 8375, RFC 6762). */
export const privateNames = {
  domains: ['lan', 'local', 'internal', 'home.arpa'],
  ranges: [
    { address: '10.0.0.0', bits: 8 },
    { address: '172.16.0.0', bits: 12 },
    { address: '192.168.0.0', bits: 16 },
    { address: '127.0.0.0', bits: 8 },
  ],
} as const satisfies Constraints

/** Phones refuse a certificate that holds longer (Apple since 2020; 825 days before). */
export const mostDays = 397
const authorityDays = 3650
const day = 86_400_000

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' } as const
const signing = { name: 'ECDSA', hash: 'SHA-256' } as const

const newKeys = (): Promise<webcrypto.CryptoKeyPair> =>
  webcrypto.subtle.generateKey(ecdsa, true, ['sign', 'verify']) as Promise<webcrypto.CryptoKeyPair>

const pemOf = async (key: webcrypto.CryptoKey): Promise<string> => {
  const bytes = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key))
  return createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' }).export({
    format: 'pem',
    type: 'pkcs8',
  }) as string
}

const signingKey = async (pem: string): Promise<webcrypto.CryptoKey> => {
  const key: KeyObject = createPrivateKey(pem)
  const bytes = key.export({ format: 'der', type: 'pkcs8' })
  return webcrypto.subtle.importKey('pkcs8', bytes, ecdsa, false, ['sign']) as Promise<webcrypto.CryptoKey>
}

/** Positive and 16 bytes, by chance: two certificates never share a serial number. */
const newSerial = (): string => {
  const bytes = Buffer.from(webcrypto.getRandomValues(new Uint8Array(16)))
  bytes.writeUInt8((bytes.readUInt8(0) & 0x7f) | 0x40, 0)
  return bytes.toString('hex')
}

const constraintsId = '2.5.29.30'

const quoted = (name: string): string => name.replaceAll(/[\\",+<>;=#]/g, (sign) => `\\${sign}`)

export interface AuthorityOptions extends Constraints {
  /** Shown on the phone when it is installed. */
  readonly name: string
  readonly now: Date
}

/** An authority of its own for a network without internet: it can vouch for these domains and ranges only. */
export const makeAuthority = async ({ name, domains, ranges, now }: AuthorityOptions): Promise<Pair> => {
  const keys = await newKeys()
  const cert = await X509CertificateGenerator.createSelfSigned({
    serialNumber: newSerial(),
    name: `CN=${quoted(name)}`,
    notBefore: new Date(now.getTime() - day),
    notAfter: new Date(now.getTime() + authorityDays * day),
    keys,
    signingAlgorithm: signing,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      new Extension(constraintsId, true, nameConstraints(domains, ranges)),
    ],
  })
  return { cert: `${cert.toString('pem')}\n`, key: await pemOf(keys.privateKey) }
}

/** What an authority may vouch for; nothing where its certificate does not say. */
export const constraintsOf = (authority: string): Constraints => {
  const extension = new X509Certificate(authority).getExtension(constraintsId)
  return extension ? readConstraints(Buffer.from(extension.value)) : { domains: [], ranges: [] }
}

/** A server's certificate for these names and addresses, with the authority's behind it. */
export const makeCertificate = async (
  authority: Pair,
  { names, days, now }: { readonly names: readonly string[]; readonly days: number; readonly now: Date },
): Promise<Pair> => {
  const issuer = new X509Certificate(authority.cert)
  const keys = await newKeys()
  const cert = await X509CertificateGenerator.create({
    serialNumber: newSerial(),
    subject: `CN=${quoted(names[0] ?? '')}`,
    issuer: issuer.subject,
    notBefore: new Date(now.getTime() - day), // a phone's clock may be behind
    notAfter: new Date(now.getTime() + (Math.min(days, mostDays) - 1) * day),
    publicKey: keys.publicKey,
    signingKey: await signingKey(authority.key),
    signingAlgorithm: signing,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(
        names.map((name) => ({ type: isIP(name) === 0 ? ('dns' as const) : ('ip' as const), value: name })),
      ),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  })
  return { cert: `${cert.toString('pem')}\n${authority.cert}`, key: await pemOf(keys.privateKey) }
}
