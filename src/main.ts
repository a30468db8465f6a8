#!/usr/bin/env node
import { runCli } from './surface/cli/index.ts';

// A reader that goes away (`| head`) ends the work quietly.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));

process.exitCode = await runCli(process.argv.slice(2), process);
