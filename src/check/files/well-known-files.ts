/**
 * Files outside the working folder that a check may look at: configuration that tools read by themselves. Keys and
 * credentials are not among them; what the registry probe needs of Docker's configuration it finds by itself.
 */
export const wellKnownFiles: readonly string[] = [
  '~/.bash_profile',
  '~/.bashrc',
  '~/.cargo/config.toml',
  '~/.condarc',
  '~/.config/git/config',
  '~/.config/pip/pip.conf',
  '~/.config/pnpm/rc',
  '~/.curlrc',
  '~/.docker/config.json',
  '~/.gitconfig',
  '~/.gradle/gradle.properties',
  '~/.m2/settings.xml',
  '~/.npmrc',
  '~/.pip/pip.conf',
  '~/.profile',
  '~/.ssh/config',
  '~/.ssh/known_hosts',
  '~/.yarnrc.yml',
  '~/.zshrc',
  '/etc/docker/daemon.json',
  '/etc/hosts',
  '/etc/os-release',
  '/etc/pip.conf',
  '/etc/resolv.conf',
  '/etc/ssl/openssl.cnf',
];
