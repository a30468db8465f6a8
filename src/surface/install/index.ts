export { runInstall } from './run-install.ts';
export { runUninstall } from './run-uninstall.ts';
