import { randomBytes, randomUUID } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sealOf } from '#platform/backup/format.ts'
import { contentHashes } from '#commons/files/data/contents.ts'
import { countyEntered } from '#commons/organs/data/counties.ts'
import { popoloMembership, popoloPerson } from '#commons/people/data/popolo.ts'
import { personBinding } from '#commons/people/data/persons.ts'
import { openField, sealField } from '#platform/crypto/field.ts'
import { keysFrom } from '#platform/crypto/keys.ts'
import { hearKeys, keptKeys, makeKey } from '#platform/custody/field-keys.ts'
import { sealedUnder } from '#platform/custody/secret-id.ts'
import type { ExportManifest } from '#platform/export/format.ts'
import { importCounty } from '#platform/export/read-export.ts'
import { blobsIn, sha256Of } from '#platform/files/blobs.ts'
import type { Connection } from '#platform/embedded/connection.ts'
import { sealed } from '../../house.ts'
import { migrations, storeOf } from '../../stored.ts'
import { contentsOf, emptyDatabase, onConnection, ownFolder } from '../../../../fixtures/backups/contents.ts'
import { machinesIn } from '../../../../fixtures/backups/machine.ts'
import { home } from '../../../../fixtures/cast.ts'
import { freshDatabase } from '../../../../fixtures/database.ts'

const { owner } = await freshDatabase()
const folder = ownFolder()
const machine = machinesIn(folder)
const secret = '0e'.repeat(32)
const keys = keysFrom(Buffer.from(secret, 'hex'))
const phone = '13812345678'
/** The store takes the database's mark with the first content that is put there, and keeps it. */
const marked = ['files.owner']

const keyed = (name: string, database: Connection, hex = secret) => {
  const run = machine(name, database)
  mkdirSync(join(folder, name, 'keys'), { recursive: true })
  writeFileSync(join(folder, name, 'keys/instance.key'), hex)
  return run
}

const here = keyed('here', owner as Connection)
await onConnection(owner, async (client) => {
  const { rows } = await client.query('select id from people.person where county = $1 order by id limit 1', [home])
  const { id } = rows[0] as { id: string }
  const text = 'update people.person set phone = $3, name = $4 where county = $1 and id = $2'
  await client.query(text, [home, id, sealField(keys, phone, personBinding(home, id)), '=1+1\u2028𠮷\n"二"'])
})

const wordsIn = (dir: string): string =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n')

describe('整县导出与重建：开放格式，签过名，能原样建回来', () => {
  it('没有放行不解密；导出里没有电话明文、没有登录凭据；做过就有记录', { timeout: 60_000 }, async () => {
    const dir = join(folder, 'plain')
    expect(await here('export', '--out', dir, '--with-personal')).toMatchObject({ code: 2, out: '' })
    const done = await here('export', '--out', dir, '--county', home, '--json')
    expect([done.code, done.err]).toEqual([0, ''])
    const words = wordsIn(dir)
    expect(words.includes(phone)).toBe(false)
    expect(words.includes('argon2')).toBe(false)
    expect(existsSync(join(dir, 'personal'))).toBe(false)
    expect(words).toContain('county.exported')
    expect(await here('export', '--out', dir)).toMatchObject({ code: 1, err: expect.stringContaining(dir) })
    const read = (name: string): unknown => JSON.parse(readFileSync(join(dir, name), 'utf8'))
    expect((read('popolo/persons.json') as unknown[]).map((one) => popoloPerson.parse(one)).length).toBeGreaterThan(5)
    expect(
      (read('popolo/memberships.json') as unknown[]).map((one) => popoloMembership.parse(one)).length,
    ).toBeGreaterThan(5)
    expect(read('schema/people.person.schema.json')).toMatchObject({
      properties: { id: { type: 'string', format: 'uuid' }, phone: { type: ['string', 'null'] } },
    })
    expect(readFileSync(join(dir, 'csv/people.person.csv'), 'utf8')).toContain(`"'=1+1`)
  })

  it('在空实例上建回来：每张表每一行都一样，封存的链通过原来的锚点；再来一次拒绝', { timeout: 120_000 }, async () => {
    const dir = join(folder, 'plain')
    const config = await emptyDatabase()
    const there = keyed('there', config as Connection)
    expect(await there('migrate')).toMatchObject({ code: 0 })
    const isDeferrable = 'select conname from pg_constraint where condeferrable'
    // Another county's long reading, open all the while, is not in its way, nor it in that one's.
    const done = await onConnection(config, async (reader) => {
      await reader.query('begin')
      await reader.query('select count(*) from opinions.opinion, organs.organ, audit.event')
      return there('import-county', dir, '--json')
    })
    expect([done.code, done.err]).toEqual([0, ''])
    expect(await onConnection(config, async (client) => (await client.query(isDeferrable)).rows)).toEqual([])
    expect(await sealedUnder(config)).toEqual({ isOpened: true, id: keys.id })
    const head = join(folder, 'head.json')
    const before = await here('verify', '--county', home, '--json')
    writeFileSync(head, before.out)
    const again = join(folder, 'again')
    expect(await there('export', '--out', again, '--county', home)).toMatchObject({ code: 0 })
    const after = await there(
      'verify',
      '--county',
      home,
      '--json',
      ...(JSON.parse(before.out).head ? ['--anchor', head] : []),
    )
    expect([after.code, JSON.parse(after.out).rows]).toEqual([0, JSON.parse(before.out).rows])
    for (const file of readdirSync(join(dir, 'records'))) {
      if (file.startsWith('audit.entry')) continue
      const [one, other] = [dir, again].map((from) =>
        readFileSync(join(from, 'records', file), 'utf8')
          .split('\n')
          .toSorted(),
      )
      expect([file, other]).toEqual([file, one])
    }
    expect(await there('import-county', dir)).toMatchObject({ code: 1, err: expect.stringContaining(home) })
  })

  it('附件跟着走：导入后照样能下载；内容坏了不导出，清单里没有的不导入', { timeout: 120_000 }, async () => {
    const dir = join(folder, 'attached')
    const list = join(dir, 'manifest.json')
    const config = await emptyDatabase()
    const receiver = keyed('receiver', config as Connection)
    const hereBlobs = blobsIn(storeOf(join(folder, 'here'), {}), keys, null)
    const thereBlobs = blobsIn(storeOf(join(folder, 'receiver'), {}), keys, null)
    const bytes = randomBytes(150_000)
    const sha256 = sha256Of(bytes)
    const id = randomUUID()
    await onConnection(owner, (client) =>
      client.query(
        `insert into files.file (county, id, at, sha256, size, type, name, scanned)
         values ($1, $2, now(), $3, $4, 'application/pdf', $5, 'clean')`,
        [home, id, sha256, bytes.length, sealField(keys, '公函.pdf', `${home}/files.file/${id}`)],
      ),
    )
    const refused = await here('export', '--out', dir, '--county', home)
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining(sha256) })
    expect(existsSync(dir)).toBe(false)

    await hereBlobs.put(home, sha256, bytes)
    expect(await here('export', '--out', dir, '--county', home)).toMatchObject({ code: 0 })
    const whole = readFileSync(list)
    const { contents } = JSON.parse(whole.toString()) as ExportManifest
    expect(contents).toContainEqual({ sha256, size: bytes.length })
    expect(readFileSync(join(dir, 'files', sha256)).equals(bytes)).toBe(true)

    expect(await receiver('migrate')).toMatchObject({ code: 0 })
    const nothing = await contentsOf(config)
    const listed = (text: Buffer) => {
      writeFileSync(list, text)
      writeFileSync(join(dir, 'manifest.seal'), sealOf(keys, text).toString('hex'))
    }
    listed(Buffer.from(JSON.stringify({ ...JSON.parse(whole.toString()), contents: [] })))
    expect(await receiver('import-county', dir)).toMatchObject({ code: 1, err: expect.stringContaining(sha256) })
    listed(whole)
    writeFileSync(join(dir, 'files', sha256), Buffer.from(bytes).fill(0, 0, 1))
    expect(await receiver('import-county', dir)).toMatchObject({ code: 1, err: expect.stringContaining(sha256) })
    expect(await contentsOf(config)).toEqual(nothing)

    writeFileSync(join(dir, 'files', sha256), bytes)
    expect(await receiver('import-county', dir)).toMatchObject({ code: 0 })
    const read = Buffer.concat(await Array.fromAsync(await thereBlobs.read(home, sha256)))
    expect(read.equals(bytes)).toBe(true)
    const { rows } = await onConnection(config, (client) =>
      client.query('select name from files.file where county = $1 and id = $2', [home, id]),
    )
    expect(openField(keys, (rows[0] as { name: string }).name, `${home}/files.file/${id}`)).toBe('公函.pdf')
    expect(await receiver('files', 'scrub', '--county', home)).toMatchObject({ code: 0 })
  })

  it('一份份放附件内容的时候，不挡着别的县启动和升级', { timeout: 60_000 }, async () => {
    const config = await emptyDatabase()
    expect(await keyed('meanwhile', config as Connection)('migrate')).toMatchObject({ code: 0 })
    const blobs = blobsIn(storeOf(join(folder, 'meanwhile'), {}), keys, null)
    const isFree = () =>
      onConnection(config, async (client) => {
        const { rows } = await client.query('select pg_try_advisory_xact_lock(411624) as free')
        return (rows[0] as { free: boolean }).free
      })
    const found: boolean[] = []
    const put: typeof blobs.put = async (...content) => {
      found.push(await isFree())
      await blobs.put(...content)
    }
    await importCounty({
      config,
      migrations,
      keys,
      dir: join(folder, 'attached'),
      sealed,
      now: new Date(),
      blobs: { ...blobs, put },
      contents: contentHashes,
      enter: countyEntered,
    })
    expect(found).toEqual([true])
  })

  it('换过密钥再导出：在只有同一把实例密钥的机器上，电话照样打得开；缺那把密钥就拒绝', {
    timeout: 120_000,
  }, async () => {
    const dir = join(folder, 'rotated')
    const { id: next } = await onConnection(owner, (client) => makeKey(client, keys, new Date(), -1))
    expect(await here('keys', 'reseal')).toMatchObject({ code: 0 })
    expect(await here('export', '--out', dir, '--county', home)).toMatchObject({ code: 0 })

    const config = await emptyDatabase()
    const other = keyed('other', config as Connection)
    expect(await other('migrate')).toMatchObject({ code: 0 })
    const nothing = await contentsOf(config, marked)
    const list = join(dir, 'manifest.json')
    const [whole, seal] = [readFileSync(list), readFileSync(join(dir, 'manifest.seal'))]
    const resign = (text: Buffer) => writeFileSync(join(dir, 'manifest.seal'), sealOf(keys, text).toString('hex'))
    writeFileSync(list, JSON.stringify({ ...JSON.parse(whole.toString()), fieldKeys: [] }))
    expect(await other('import-county', dir)).toMatchObject({ code: 1, err: expect.stringContaining(keys.id) })
    resign(readFileSync(list))
    expect(await other('import-county', dir)).toMatchObject({ code: 1, err: expect.stringContaining(next) })
    expect(await contentsOf(config, marked)).toEqual(nothing)

    writeFileSync(list, whole)
    writeFileSync(join(dir, 'manifest.seal'), seal)
    const done = await other('import-county', dir, '--json')
    expect([done.code, done.err]).toEqual([0, ''])
    const theirs = keysFrom(Buffer.from(secret, 'hex'))
    await onConnection(config, async (client) => {
      hearKeys(theirs, await keptKeys(client))
      expect(theirs.ring.newest().id).toBe(theirs.id)
      const { rows } = await client.query(
        "select id, phone from people.person where county = $1 and name like '=1+1%'",
        [home],
      )
      const { id, phone: sealedPhone } = rows[0] as { id: string; phone: string }
      expect(sealedPhone.split(':')[1]).toBe(next)
      expect(openField(theirs, sealedPhone, personBinding(home, id))).toBe(phone)
    })
  })

  it('改过的文件、别人的密钥、不是导出：拒绝，什么也没建', { timeout: 120_000 }, async () => {
    const config = await emptyDatabase()
    const dir = join(folder, 'plain')
    const stranger = keyed('stranger', (await emptyDatabase()) as Connection, '0a'.repeat(32))
    expect(await stranger('import-county', dir)).toMatchObject({ code: 1, err: expect.stringContaining(keys.id) })
    expect(await stranger('import-county', folder)).toMatchObject({ code: 1 })
    const honest = keyed('honest', config as Connection)
    expect(await honest('migrate')).toMatchObject({ code: 0 })
    const before = await contentsOf(config)
    appendFileSync(join(dir, 'records/people.person.jsonl'), '\n')
    expect(await honest('import-county', dir)).toMatchObject({ code: 1, err: expect.stringContaining('people.person') })
    expect(await contentsOf(config)).toEqual(before)
  })

  it('两个人申请、放行以后：联系方式在 personal/ 里；放行只用一次，没有放行的不导出', {
    timeout: 120_000,
  }, async () => {
    const dir = join(folder, 'opened')
    const opening = (release: string, to: string) =>
      here('export', '--out', to, '--county', home, '--with-personal', '--release', release)
    const [asked, released] = [randomUUID(), randomUUID()]
    await onConnection(owner, async (client) => {
      const text = `insert into exports.county_export
        (county, id, state, version, recipient, reason, asked_by, asked_by_name, asked_on, released_by, released_by_name, released_on)
        values ($1, $2, $3, 1, '省平台', '移交省平台', $4, '系统员', current_date, $5, '安全员', $6)`
      await client.query(text, [home, asked, 'asked', randomUUID(), null, null])
      await client.query(text, [home, released, 'released', randomUUID(), randomUUID(), new Date()])
    })
    for (const id of [asked, randomUUID()]) expect((await opening(id, dir)).code).toBe(1)
    expect(existsSync(dir)).toBe(false)
    expect(await opening(released, dir)).toMatchObject({ code: 0 })
    expect((await opening(released, join(folder, 'twice'))).code).toBe(1)
    expect(existsSync(join(folder, 'twice'))).toBe(false)
    expect(readFileSync(join(dir, 'personal/people.person.jsonl'), 'utf8')).toContain(phone)
    expect(wordsIn(join(dir, 'records')).includes(phone)).toBe(false)
    expect(wordsIn(join(dir, 'records'))).toContain('移交省平台')
  })
})
