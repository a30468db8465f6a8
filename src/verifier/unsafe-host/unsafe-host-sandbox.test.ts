import { describeSandbox } from '../sandbox.suite.ts';
import { createUnsafeHostSandbox } from './unsafe-host-sandbox.ts';

const problem = process.platform === 'win32' ? 'bash is not promised on Windows' : undefined;
describeSandbox(createUnsafeHostSandbox(), { problem, isolation: 'none', powers: 'no' });
