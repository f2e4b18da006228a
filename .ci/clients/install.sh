# Sourced by the checks: installs what a check needs, once, into target/clients.

project=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)
clients=$project/target/clients
mkdir -p "$clients"

# Debian packages, by the name of a program each brings: apt_program nvim neovim
apt_program() {
  command -v "$1" >/dev/null && return
  shift
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "this check needs $* and cannot install it" >&2
    [ "${CI:-}" = true ] && exit 1
    exit 0
  fi
  [ -n "${apt_updated:-}" ] || apt-get update -qq
  apt_updated=yes
  DEBIAN_FRONTEND=noninteractive nice apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# npm packages into a folder of their own: npm_packages protocol vscode-languageserver-protocol@3.17.5
npm_packages() {
  local folder=$clients/$1
  shift
  local wanted="$*"
  [ "$(cat "$folder/installed" 2>/dev/null)" = "$wanted" ] && return
  mkdir -p "$folder"
  [ -f "$folder/package.json" ] || echo '{"private": true}' >"$folder/package.json"
  nice npm install --silent --no-fund --no-audit --prefix "$folder" "$@"
  echo "$wanted" >"$folder/installed"
}
