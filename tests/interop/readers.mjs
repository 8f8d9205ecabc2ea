// Reads every table of a release in Node and prints the rows as JSON: node readers.mjs parquet|csv RELEASE
// Run beside a node_modules with hyparquet, hyparquet-compressors and csv-parse.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const [, , what, release, modules] = process.argv
const resolve = createRequire(modules + '/package.json').resolve
const load = async name => import(pathToFileURL(resolve(name)).href)
const packageFile = JSON.parse(readFileSync(`${release}/datapackage.json`, 'utf8'))
const tables = packageFile.resources.filter(r => r.path === `${r.name}.csv`)

function plain(value, type) {
  if (value === null || value === undefined) return null
  if (typeof value === 'bigint') return Number(value)
  if (value instanceof Date) {
    const text = value.toISOString()
    return type === 'date' ? text.slice(0, 10) : text.slice(0, -1)
  }
  return value
}

function typed(text, type) {
  if (text === '') return null
  if (type === 'integer' || type === 'number') return Number(text)
  if (type === 'boolean') return text === 'true'
  if (type === 'array') return JSON.parse(text)
  return type === 'datetime' ? text.slice(0, -1) : text
}

async function parquet(table) {
  const { parquetReadObjects } = await load('hyparquet')
  const { compressors } = await load('hyparquet-compressors')
  const bytes = readFileSync(`${release}/${table.name}.parquet`)
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
  return parquetReadObjects({ file, compressors })
}

async function csv(table) {
  const { parse } = await load('csv-parse/sync')
  return parse(readFileSync(`${release}/${table.name}.csv`), { columns: true, record_delimiter: '\r\n' })
}

const found = {}
for (const table of tables) {
  const rows = await (what === 'parquet' ? parquet(table) : csv(table))
  const convert = what === 'parquet' ? plain : typed
  found[table.name] = rows.map(row => Object.fromEntries(table.schema.fields.map(f => [f.name, convert(row[f.name], f.type)])))
}
process.stdout.write(JSON.stringify(found))
