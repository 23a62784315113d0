import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { makeAside, putInPlace } from '../place-build.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const placeFor = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'luzhi-build-'))
  folders.push(folder)
  return join(folder, 'desk')
}

/** A build whose page names its own asset. */
const build = (finished: string, name: string): string => {
  const making = makeAside(finished)
  mkdirSync(join(making, 'assets'), { recursive: true })
  writeFileSync(join(making, 'index.html'), `assets/${name}.js`)
  writeFileSync(join(making, 'assets', `${name}.js`), name)
  return making
}

const page = (finished: string): string => readFileSync(join(finished, 'index.html'), 'utf8')
const assets = (finished: string): string[] => readdirSync(join(finished, 'assets')).sort()

describe('在旁边生成，再换上去', () => {
  it('第一次：旁边不留东西', () => {
    const finished = placeFor()
    putInPlace(build(finished, 'a'), finished)
    expect([page(finished), assets(finished)]).toEqual(['assets/a.js', ['a.js']])
    expect(readdirSync(join(finished, '..'))).toEqual(['desk'])
  })

  it('没有换上去以前，正在用的一点没动', () => {
    const finished = placeFor()
    putInPlace(build(finished, 'a'), finished)
    build(finished, 'b')
    expect([page(finished), assets(finished)]).toEqual(['assets/a.js', ['a.js']])
  })

  it('换上以后，页面是新的，打开着的旧页面要的文件还在', () => {
    const finished = placeFor()
    for (const name of ['a', 'b', 'c']) putInPlace(build(finished, name), finished)
    expect([page(finished), assets(finished)]).toEqual(['assets/c.js', ['a.js', 'b.js', 'c.js']])
    expect(readFileSync(join(finished, 'assets/a.js'), 'utf8')).toBe('a')
    expect(readdirSync(join(finished, '..'))).toEqual(['desk'])
  })

  it('太旧的不再留', () => {
    const finished = placeFor()
    putInPlace(build(finished, 'a'), finished)
    const now = Date.now()
    const long = new Date(now - 31 * 86_400_000)
    utimesSync(join(finished, 'assets/a.js'), long, long)
    putInPlace(build(finished, 'b'), finished, now)
    expect(assets(finished)).toEqual(['b.js'])
  })

  it('上一次断在半路，留下的不混进来', () => {
    const finished = placeFor()
    putInPlace(build(finished, 'a'), finished)
    build(finished, 'half')
    mkdirSync(`${finished}.old/assets`, { recursive: true })
    putInPlace(build(finished, 'b'), finished)
    expect(assets(finished)).toEqual(['a.js', 'b.js'])
    expect([existsSync(`${finished}.new`), existsSync(`${finished}.old`)]).toEqual([false, false])
  })
})
