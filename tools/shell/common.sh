# Shared by ./run and ./test: where things are, what must be there, and the one way to publish the program.
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
published="$root/artifacts/openprovince"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_CLI_UI_LANGUAGE=en
# HOME is not set under some service managers; the tools below keep their caches there.
export HOME="${HOME:-$root/artifacts/home}"
# Build servers outlive the build and hold memory on small machines.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0

say() { printf '%s\n' "$*"; }
fail() { printf 'error: %s\n' "$*" >&2; exit 1; }

need_sdk() {
  command -v dotnet >/dev/null || fail "the .NET SDK 10 is not installed: 'dotnet' is not on the PATH (see https://dotnet.microsoft.com/download/dotnet/10.0)."
  local wanted; wanted="$(sed -n 's/.*"version": *"\([^"]*\)".*/\1/p' "$root/global.json" | head -n 1)"
  (cd "$root" && dotnet --version >/dev/null 2>&1) || fail "the .NET SDK $wanted or a later 10.0 is needed (global.json); installed: $(dotnet --list-sdks 2>/dev/null | cut -d' ' -f1 | paste -sd' ' || true)."
}

need_node() {
  command -v node >/dev/null && command -v npm >/dev/null || fail "Node.js 20 or later with npm is needed to build the page assets: see https://nodejs.org (the package of Debian 12 is older)."
  local major; major="$(node --version | sed 's/^v\([0-9]*\).*/\1/')"
  [ "$major" -ge 20 ] || fail "Node.js 20 or later is needed, this is $(node --version): see https://nodejs.org."
}

need_runtime() {
  command -v dotnet >/dev/null || fail "the .NET 10 runtime is not installed: 'dotnet' is not on the PATH."
}

# True when nothing that goes into the program is newer than the published folder. A folder counts too, as what was deleted
# shows only there; not the two in which the build itself makes folders.
is_published() {
  local stamp="$published/.built"
  [ -f "$stamp" ] && [ -f "$published/openprovince.dll" ] || return 1
  [ -z "$(find "$root/src" "$root"/Directory.*.props "$root/global.json" \
      \( -name bin -o -name obj -o -name node_modules -o -path '*/wwwroot/lib' \) -prune -o -newer "$stamp" ! -path '*/Ui/web' ! -path '*/Ui/wwwroot' -print -quit)" ]
}

# Notes the time before a build: an edit during it counts as newer.
build_begins() { mkdir -p "$root/artifacts/logs"; touch "$root/artifacts/logs/build-began"; }

# publish [--no-build [PROPERTY...]]: the program as it is run. With --no-build from what a build with these properties left, which
# said build_begins before it.
publish() {
  is_published && return 0
  need_sdk; need_node
  local log="$root/artifacts/logs/publish.txt" started=$SECONDS
  if [ $# -eq 0 ]; then build_begins; say "Building OpenProvince (first time: a few minutes) ..."; fi
  rm -rf "$published"
  (cd "$root" && dotnet publish src/Host/Host.csproj -c Release -o "$published" -v minimal "$@") >"$log" 2>&1 ||
    { grep -E 'error|warn' "$log" | sort -u | head -n 20 >&2; fail "the build failed; the whole output is in artifacts/logs/publish.txt."; }
  cp -p "$root/artifacts/logs/build-began" "$published/.built"
  say "Published in $((SECONDS - started)) s: artifacts/openprovince"
}
