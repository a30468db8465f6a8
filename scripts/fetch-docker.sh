#!/usr/bin/env bash
# Gets Docker engines of several versions from Debian's suites, for `wayout verify --tool docker=FOLDER`. Nothing is installed:
# the packages are unpacked into the user's cache, root's into /var/cache. The mirror and any proxy are those of this machine's own apt.
# Prints one folder a version on standard output; where nothing can be had it says why and exits with 3.
# usage: scripts/fetch-docker.sh [suite…]      (default: bookworm trixie sid)
set -euo pipefail
suites=("$@")
[ ${#suites[@]} -gt 0 ] || suites=(bookworm trixie sid)
# Root verifies as an ordinary user, who cannot read root's own cache.
cache=${XDG_CACHE_HOME:-$HOME/.cache}
[ "$(id -u)" -ne 0 ] || cache=/var/cache
cache=$cache/wayout/docker
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

main() {
  command -v apt-get > /dev/null && command -v dpkg-deb > /dev/null || skip 'apt-get and dpkg-deb are not here'
  configure
  apt-get update -qq >&2 || skip 'the package lists cannot be had'
  local suite runc=''
  for suite in "${suites[@]}"; do
    unpack "$suite" || { echo "left out $suite: its packages cannot be had" >&2; continue; }
    # The newer suites' runc wants a newer libc than the rest; the first one serves all engines.
    runc=${runc:-$(find "$work/$suite" -path '*bin/runc' -type f | head -n 1)}
    keep "$suite" "$runc" || echo "left out $suite: its dockerd does not start here" >&2
  done
  list || skip 'no suite could be used'
}

# The folders in the cache, also those of an earlier time.
list() {
  local kept=("$cache"/*/dockerd)
  [ -e "${kept[0]}" ] && printf '%s\n' "${kept[@]%/dockerd}"
}

skip() {
  echo "skipped: $1" >&2
  list && exit 0
  exit 3
}

# A private apt: own lists and archives, the machine's mirror, Debian's keys.
configure() {
  local uri key=/usr/share/keyrings/debian-archive-keyring.gpg
  uri=$(apt-get indextargets --format '$(LABEL)|$(REPO_URI)' 'Created-By: Packages' | sed -n 's/^Debian|//p' | head -n 1)
  [ -n "$uri" ] || skip 'apt knows no Debian mirror'
  [ -e "$key" ] || key=
  mkdir -p "$work/apt/lists/partial" "$work/apt/archives/partial"
  printf "deb ${key:+[signed-by=$key] }$uri %s main\n" "${suites[@]}" > "$work/apt/sources.list"
  cat > "$work/apt/apt.conf" << END
Dir::Etc::SourceList "$work/apt/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::Etc::PreferencesParts "/dev/null";
Dir::State::Lists "$work/apt/lists";
Dir::Cache "$work/apt";
Acquire::Languages "none";
Acquire::http::Timeout "20";
APT::Sandbox::User "";
END
  export APT_CONFIG=$work/apt/apt.conf
}

# Packages of one suite, unpacked into $work/SUITE.
unpack() {
  local suite=$1 package
  mkdir -p "$work/$suite/debs"
  # docker-cli and docker-buildx are packages of their own in the newer suites only.
  download "$suite" docker.io containerd runc docker-cli docker-buildx || download "$suite" docker.io containerd runc || return 1
  ldconfig -p | grep -q libdevmapper || download "$suite" libdevmapper1.02.1 || return 1
  for package in "$work/$suite"/debs/*.deb; do dpkg-deb -x "$package" "$work/$suite"; done
  [ -x "$work/$suite/usr/sbin/dockerd" ]
}

download() {
  local suite=$1
  shift
  (cd "$work/$suite/debs" && timeout 300 apt-get download -qq "${@/%//$suite}" > /dev/null 2>&1)
}

# The programs side by side in a folder named for their version.
keep() {
  local root=$work/$1 runc=$2 version draft=$work/kept
  rm -rf "$draft" && mkdir -p "$draft/lib"
  cp "$root"/usr/sbin/dockerd "$root"/usr/bin/{docker,containerd,containerd-shim-runc-v2} "$runc" "$draft/"
  find "$root/usr/libexec/docker/cli-plugins" -name docker-buildx -exec cp {} "$draft/" \; 2> /dev/null || true
  find "$root" -name 'libdevmapper.so*' -exec cp -P {} "$draft/lib/" \;
  version=$(LD_LIBRARY_PATH=$draft/lib "$draft/dockerd" --version | grep -oE '[0-9]+\.[0-9]+\.[0-9]+' | head -n 1) || return 1
  mkdir -p "$cache" && rm -rf "${cache:?}/$version" && mv "$draft" "$cache/$version"
  chmod -R a+rX "$cache/$version"
}

main
