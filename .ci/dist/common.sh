# Sourced by the checks of what is published: builds it once, and offers what they share.

. "$(dirname "${BASH_SOURCE[0]}")/../clients/install.sh"
release=$project/dist/target/release
version=$(sed -n 's/^  <version>\(.*\)<\/version>/\1/p' "$project/pom.xml" | head -n 1)

# Everything that is published, built once for all checks; a later build of the jar makes it stale.
build_release() {
  local jar=$project/language-server/target/dist/lib/daemonlens.jar
  [ ! -f "$release/SHA256SUMS" ] || [ "$jar" -nt "$release/SHA256SUMS" ] || return 0
  rm -rf "$project/dist/target"
  (cd "$project" && nice ./mvnw -q -B -ntp -Pdist -DskipTests -Dspotless.check.skip=true package)
}

fail() {
  echo "check: $*" >&2
  exit 1
}

# A manifest with a mistake, and the same without.
write_manifests() {
  cp "$project/examples/fluentd.yaml" "$1/good.yaml"
  sed '0,/kind: DaemonSet/s//&\nbogus: 1/' "$1/good.yaml" >"$1/bad.yaml"
}

# must_find COMMAND…: the command, a daemonlens, finds the mistake in bad.yaml and none in good.yaml, in the present folder.
must_find() {
  local out code=0
  out=$("$@" lint bad.yaml 2>&1) || code=$?
  [ "$code" = 1 ] && [[ $out == *'unknown field "bogus"'* ]] || fail "'$* lint bad.yaml' ended with $code: $out"
  out=$("$@" lint good.yaml 2>&1) || fail "'$* lint good.yaml' failed: $out"
}

# A folder that is the root of a small Linux without Java: busybox and the C libraries, from the image's packages.
small_root() {
  local root=$1
  apt_program busybox busybox-static
  mkdir -p "$root"/{bin,lib64,usr/lib,lib/x86_64-linux-gnu,proc,dev,tmp,work,etc,root}
  cp "$(command -v busybox)" "$root/bin/busybox"
  local applet
  for applet in sh cat ls rm mkdir readlink stat ln mv chmod id tr cksum; do ln -sf busybox "$root/bin/$applet"; done
  cp -L /lib64/ld-linux-x86-64.so.2 "$root/lib64/"
  local library
  for library in libc.so.6 libm.so.6 libdl.so.2 libpthread.so.0 librt.so.1 libz.so.1 libstdc++.so.6 libgcc_s.so.1; do
    cp -L "$(ldconfig -p | awk -v name="$library" '$1 == name && /x86-64/ {print $NF; exit}')" "$root/lib/x86_64-linux-gnu/$library"
  done
}
