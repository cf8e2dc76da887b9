import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { CommandFactory } from 'nest-commander';
import { CliModule } from './cli.module.js';
import { exitWith } from './exit.js';

// A file of settings beside the project; what the environment itself says comes first.
if (existsSync('.env')) process.loadEnvFile('.env');
// A reader that goes away (`guohe … | head`) is no accident.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

// What help calls this program.
process.argv[1] = 'guohe';
await CommandFactory.run(CliModule, {
  cliName: 'guohe',
  logger: false,
  errorHandler: exitWith,
  serviceErrorHandler: exitWith,
});
