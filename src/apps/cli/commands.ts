import type { Command } from 'commander'
import { addBackup } from './commands/keeping/backup.ts'
import { addDemo } from './commands/demo.ts'
import { addDoctor } from './commands/doctor.ts'
import { addFiles } from './commands/files.ts'
import { addExport } from './commands/keeping/export.ts'
import { addFigures } from './commands/figures.ts'
import { addHolidays } from './commands/holidays.ts'
import { addImport } from './commands/import.ts'
import { addImportCounty } from './commands/keeping/import-county.ts'
import { addInit } from './commands/init.ts'
import { addKeys } from './commands/keeping/keys.ts'
import { addLogin } from './commands/login.ts'
import { addMigrate } from './commands/migrate.ts'
import { addOpenApi } from './commands/openapi.ts'
import { addPack } from './commands/pack.ts'
import { addProvider } from './commands/provider.ts'
import { addRetention } from './commands/keeping/retention.ts'
import { addPointInTime } from './commands/keeping/point-in-time.ts'
import { addRestore } from './commands/keeping/restore.ts'
import { addTouched } from './commands/keeping/touched.ts'
import { addTls } from './commands/tls.ts'
import { addToken } from './commands/token.ts'
import { addVerify } from './commands/verify.ts'

/** Every operator command, in the order of `--help`. A new one is one line here and one file. */
export const commands: readonly ((program: Command) => void)[] = [
  addInit,
  addDemo,
  addHolidays,
  addLogin,
  addProvider,
  addToken,
  addImport,
  addFigures,
  addFiles,
  addOpenApi,
  addVerify,
  addTouched,
  addRetention,
  addMigrate,
  addBackup,
  addRestore,
  addPointInTime,
  addKeys,
  addExport,
  addImportCounty,
  addDoctor,
  addTls,
  addPack,
]
