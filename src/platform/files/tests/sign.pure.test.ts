import { describe, expect, it } from 'vitest'
import { sha256, signed } from '../s3/sign.ts'

/** The examples that AWS publishes with “Authenticating Requests: Using the Authorization Header (AWS Signature Version 4)”. */
const signer = {
  keyId: 'AKIAIOSFODNN7EXAMPLE',
  secret: ['wJalrXUtnFEMI', 'K7MDENG', 'bPxRfiCYEXAMPLEKEY'].join('/'),
  region: 'us-east-1',
}
const at = new Date('2013-05-24T00:00:00Z')
const host = 'https://examplebucket.s3.amazonaws.com'

describe('requests are signed as S3 expects', () => {
  it.each([
    [
      'GET object',
      'GET',
      '/test.txt',
      { range: 'bytes=0-9' },
      '',
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    ],
    [
      'PUT object',
      'PUT',
      '/test%24file.text',
      { date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' },
      'Welcome to Amazon S3.',
      '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
    ],
    [
      'GET bucket lifecycle',
      'GET',
      '/?lifecycle',
      {},
      '',
      'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
    ],
    [
      'list objects',
      'GET',
      '/?max-keys=2&prefix=J',
      {},
      '',
      '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
    ],
  ] as const)('%s', (_, method, path, headers, body, signature) => {
    const sent = signed({ method, url: new URL(path, host), headers }, signer, sha256(body), at)
    expect(sent['authorization']).toContain(`Signature=${signature}`)
    expect(sent['x-amz-date']).toBe('20130524T000000Z')
  })
})
