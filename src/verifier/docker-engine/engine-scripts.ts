/** Folder of a world that holds the scripts below. */
export const engineFolder = '/run/engine';

/**
 * Runs the engine in the foreground. It needs no root: user 0 of the world is nobody outside. No bridge and no firewall
 * rules, since a world has no network but loopback; `vfs`, since overlay needs more than a tmpfs gives; no proxy for published
 * ports, since Debian packs it apart. containerd and runc are those beside dockerd, where there are some.
 */
export const serveScript = String.raw`#!/bin/bash
programs=$(dirname "$(readlink -f "$(command -v dockerd)")")
export PATH=/run/engine/bin:$programs:$PATH
[ -d "$programs/lib" ] && export LD_LIBRARY_PATH=$programs/lib
echo '{}' > /run/engine/daemon.json
exec dockerd --config-file /run/engine/daemon.json --data-root /var/lib/docker --exec-root /run/docker \
  --pidfile /run/docker/docker.pid -H unix:///run/docker/docker.sock --storage-driver vfs \
  --iptables=false --ip6tables=false --bridge=none --userland-proxy=false
`;

/** Ends when the engine answers. */
export const awaitScript = String.raw`#!/bin/bash
export DOCKER_HOST=unix:///run/docker/docker.sock
until docker version --format '{{.Server.Version}}' > /dev/null 2>&1; do sleep 0.05; done
`;

/** What `systemctl restart docker` does on a machine: the data root stays. */
export const restartScript = String.raw`#!/bin/bash
engine=$(cat /run/docker/docker.pid) && kill "$engine" || exit 1
while kill -0 "$engine" 2> /dev/null; do sleep 0.05; done
setsid /run/engine/serve < /dev/null > /run/engine/restarted.log 2>&1 &
exec timeout 60 /run/engine/await
`;

/**
 * Stands before the real runc. A world shows /sys/fs/cgroup read-only and knows one user only, so what asks for more is
 * taken out of the bundle, and so is /sys, which only a world that shows all of it may mount. The limits are the world's own.
 */
export const runcScript = String.raw`#!/bin/bash
bundle=$PWD previous=
for argument in "$@"; do
  case $previous in --bundle | -b) bundle=$argument ;; esac
  previous=$argument
done
case " $* " in *' create '* | *' run '*) node /run/engine/trim-bundle.cjs "$bundle/config.json" || exit 1 ;; esac
rest=$(printf %s "$PATH" | sed 's#^/run/engine/bin:##')
exec "$(PATH=$rest command -v runc)" "$@"
`;

export const trimBundleScript = String.raw`
const { readFileSync, writeFileSync } = require('node:fs');
const [, , file] = process.argv;
const { process: started, linux, mounts, ...rest } = JSON.parse(readFileSync(file, 'utf8'));
delete started.oomScoreAdj;
delete linux.cgroupsPath;
delete linux.resources;
linux.namespaces = linux.namespaces.filter(({ type }) => type !== 'cgroup');
const kept = mounts
  .filter(({ type }) => type !== 'cgroup' && type !== 'sysfs')
  .map(({ options = [], ...mount }) => ({ ...mount, options: options.filter((option) => !/^[gu]id=/.test(option)) }));
writeFileSync(file, JSON.stringify({ ...rest, process: started, linux, mounts: kept }));
`;
