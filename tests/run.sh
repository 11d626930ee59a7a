#!/usr/bin/env bash
# Installs missing tools, builds once, and runs every test project.
# The last line is the sum over all projects: "N passed, N failed".
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
artifacts=$root/artifacts
nu_version=26.9.27
lighthouse_version=12.8.2
projects=(ResponsibilityPortal.Tests ResponsibilityPortal.EndToEndTests)
on_postgres="ResponsibilityPortal.Tests on PostgreSQL"
runs=(ResponsibilityPortal.Tests "$on_postgres" ResponsibilityPortal.EndToEndTests)
# Tests of the store that can differ between databases. With --postgres: all that aren't about files of SQLite.
postgres_tests=(--filter-trait Store=Both)

if [[ ${1:-} == --help ]]; then
  cat <<'HELP'
bash tests/run.sh              runs all tests
bash tests/run.sh --postgres   runs all in-process tests of stores and portals with their stores in PostgreSQL

The first command runs the in-process tests, those of the store again on PostgreSQL, and then tests of real processes with
a real browser.
Needs the .NET 10 SDK. On Debian it installs other missing tools: Chromium, fonts, Java and npm (for the Nu HTML
checker and Lighthouse), qpdf, poppler-utils and mupdf-tools (to read PDF files), LibreOffice Calc (to read
workbooks), OpenSSL and xxd (for the recipes in the documents), Python (for the script that reads the log), strace and
libfaketime (for drills with disk errors and a wrong clock), nginx and Caddy (in front of portals), systemd (to check the
unit of the portal), and PostgreSQL, of which it starts a server for the run. One drill mounts a small file system, which
needs root or sudo without a password. If a tool is missing, the run fails; no test is skipped.
To run one project: dotnet test --project tests/ResponsibilityPortal.Tests
HELP
  exit 0
fi

if [[ ${1:-} == --postgres ]]; then
  runs=("$on_postgres")
  postgres_tests=(--filter-namespace "ResponsibilityPortal.Tests.Store*" --filter-namespace "ResponsibilityPortal.Tests.Web*")
fi

log=$(mktemp)
memory=
postgres=

clean_up() {
  # What can't be stopped doesn't change the result.
  [[ -z $postgres ]] || bash "$root/tests/postgres.sh" stop "$postgres" >/dev/null 2>&1 || true
  rm -rf "$log" "$memory" "$postgres"
}
trap clean_up EXIT

# Runs a command and shows its output only if it fails.
quietly() {
  "$@" >"$log" 2>&1 || { cat "$log"; echo "failed: $*" >&2; exit 1; }
}

install_packages() {
  local packages=()
  command -v chromium-headless-shell >/dev/null || packages+=(chromium-headless-shell)
  # Not with a pipe to grep -q: it ends before fc-list has written everything, and the pipe fails.
  [[ $(fc-list 2>/dev/null) == *NotoSans-Regular* ]] || packages+=(fonts-noto-core)
  command -v openssl >/dev/null || packages+=(openssl)
  command -v xxd >/dev/null || packages+=(xxd)
  command -v java >/dev/null || packages+=(default-jre-headless)
  command -v npm >/dev/null || packages+=(npm)
  command -v qpdf >/dev/null || packages+=(qpdf)
  command -v pdfsig >/dev/null || packages+=(poppler-utils)
  command -v mutool >/dev/null || packages+=(mupdf-tools)
  command -v python3 >/dev/null || packages+=(python3)
  command -v strace >/dev/null || packages+=(strace)
  command -v faketime >/dev/null || packages+=(faketime)
  command -v systemd-analyze >/dev/null || packages+=(systemd)
  [[ -x /usr/sbin/nginx ]] || packages+=(nginx-light)
  command -v caddy >/dev/null || packages+=(caddy)
  [[ -n $(ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null) ]] || packages+=(postgresql)
  # Without what it recommends, which is several times as large and not needed to convert files.
  local office=()
  command -v soffice >/dev/null || office=(libreoffice-calc-nogui)
  ((${#packages[@]} + ${#office[@]})) || return 0

  local as_root=()
  [[ $(id -u) == 0 ]] || as_root=(sudo)
  echo "Installing ${packages[*]} ${office[*]} ..."
  quietly "${as_root[@]}" apt-get update
  # Otherwise the package starts a server that stays.
  if [[ " ${packages[*]} " == *" postgresql "* && ! -e /etc/postgresql-common/createcluster.conf ]]; then
    "${as_root[@]}" mkdir -p /etc/postgresql-common
    echo "create_main_cluster = false" | "${as_root[@]}" tee /etc/postgresql-common/createcluster.conf >/dev/null
  fi
  ((${#packages[@]} == 0)) || quietly "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y "${packages[@]}"
  ((${#office[@]} == 0)) ||
    quietly "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${office[@]}"
}

install_nu() {
  local nu=$artifacts/nu
  [[ -f $nu/node_modules/vnu-jar/build/dist/vnu.jar ]] && return 0
  echo "Installing the Nu HTML checker $nu_version ..."
  mkdir -p "$nu"
  quietly npm install --ignore-scripts --no-save --no-package-lock --prefix "$nu" "vnu-jar@$nu_version"
}

install_lighthouse() {
  local lighthouse=$artifacts/lighthouse
  [[ -f $lighthouse/node_modules/lighthouse/package.json ]] && return 0
  echo "Installing Lighthouse $lighthouse_version ..."
  mkdir -p "$lighthouse"
  quietly npm install --ignore-scripts --no-save --no-package-lock --prefix "$lighthouse" "lighthouse@$lighthouse_version"
}

# Compiles one assembly to machine code, in its place, and keeps the result for the next run. An assembly that is compiled already, or that
# can't be, stays as it is.
compile_ahead() {
  local assembly=$1 kept
  kept=$artifacts/compiled/$(sha256sum "$assembly" | cut -c 1-16)-$runtime-${assembly##*/}
  [[ -f $kept ]] || {
    "$compiler" "$assembly" -o "$kept.part" -r "${assembly%/*}/*.dll" -r "$shared/Microsoft.NETCore.App/$runtime/*.dll" \
      -r "$shared/Microsoft.AspNetCore.App/$runtime/*.dll" >"$kept.log" 2>&1 || return 0
    mv "$kept.part" "$kept"
  }
  cp "$kept" "$assembly.part"
  mv "$assembly.part" "$assembly"
}

# Compiles the portal and its packages to machine code, as a ReadyToRun build does. Otherwise each portal that a run starts would compile
# the same code again: a third of the processor time of a start. BouncyCastle takes long to compile, and starts don't use it.
compile_portal() {
  local locate=(dotnet msbuild tests/compiler.proj -t:Locate) project directory
  dotnet restore tests/compiler.proj >"$log" 2>&1 || { echo "The compiler can't be installed, so portals start more slowly."; return 0; }
  compiler=$("${locate[@]}" -getProperty:Compiler)
  runtime=$("${locate[@]}" -getProperty:BundledNETCoreAppPackageVersion)
  shared=$("${locate[@]}" -getProperty:NetCoreTargetingPackRoot)/../shared
  export artifacts compiler runtime shared
  export -f compile_ahead
  mkdir -p "$artifacts/compiled"
  find "$artifacts/compiled" -type f -mtime +7 -delete
  for project in "${projects[@]}"; do
    directory=tests/$project/bin/Release/net10.0
    grep -oE '[^/"]+\.dll' "$directory/ResponsibilityPortal.Web.deps.json" | grep -v BouncyCastle | sort -u | sed "s|^|$directory/|" \
      | xargs -P "$(nproc)" -I {} bash -c 'set -e; if [[ -f $1 ]]; then compile_ahead "$1"; fi' _ {}
  done
}

install_packages
install_nu
install_lighthouse
export NU_JAR=$artifacts/nu/node_modules/vnu-jar/build/dist/vnu.jar LIGHTHOUSE=$artifacts/lighthouse

# W^X memory protection makes every start slower, and a run starts the portal hundreds of times. Machine code that was compiled ahead is
# compiled again where it is used most, without watching it first.
export DOTNET_EnableWriteXorExecute=0 DOTNET_TieredCompilation=1 DOTNET_TieredPGO=0

# The process of the in-process tests holds many portals that live for one test. Space for 64 MB of new objects instead of 16 MB lets most
# of them end before the next collection, which then copies less: a twentieth of the processor time.
collector=(DOTNET_GCgen0size=0x4000000 DOTNET_gcConcurrent=0)

cd "$root"
echo "Building ..."
# Optimised code, as released. Its tests take a tenth less processor time. One compiler for all projects starts once, not for each of
# them: that saves more than half of the time.
quietly dotnet build ResponsibilityPortal.sln -c Release -p:UseSharedCompilation=true
dotnet build-server shutdown --vbcscompiler >/dev/null 2>&1 || true
compile_portal

# Portals in the process of the tests wait for the disk at every commit, thousands of times in all. So their data are kept in memory
# where there is room. Drills of real processes use a real disk.
room=$(df --output=avail -k /dev/shm 2>/dev/null | tail -n 1 || true)
if [[ -w /dev/shm ]] && ((${room:-0} > 2 * 1024 * 1024)); then
  memory=$(mktemp -d /dev/shm/portal-tests.XXXXXX)
fi

# Next to that directory, which only its owner can enter.
postgres=$(mktemp -d "$(dirname "${memory:-${TMPDIR:-/tmp}/x}")/portal-postgres.XXXXXX")
PORTAL_TEST_POSTGRES=$(bash "$root/tests/postgres.sh" start "$postgres")
export PORTAL_TEST_POSTGRES

# The slowest tests of all projects: seconds and name.
slowest() {
  sed 's/<test /\n&/g' "$artifacts"/results/*.xml | sed -nE 's/^<test [^>]* name="([^"]*)"[^>]* time="([0-9.]+)".*/\2 \1/p' \
    | sort -rn | sed -n 1,10p | sed 's/&quot;/"/g; s/&lt;/</g; s/&gt;/>/g; s/&apos;/'"'"'/g; s/&amp;/\&/g'
}

rm -rf "$artifacts/results"
passed=0 failed=0 failures=() times=()
for run in "${runs[@]}"; do
  echo "== $run"
  project=${run%% *} output=$artifacts/$run.log
  crashed=0 began=$SECONDS store= chosen=()
  [[ $run != "$on_postgres" ]] || { store=Postgres; chosen=("${postgres_tests[@]}" --filter-not-trait Store=Sqlite); }
  # Pictures for people to look at are made by a command of their own (docs/testing.md).
  settings=("TMPDIR=${TMPDIR:-/tmp}" "PORTAL_TEST_STORE=$store")
  [[ $project != ResponsibilityPortal.Tests ]] ||
    settings=("TMPDIR=${memory:-${TMPDIR:-/tmp}}" "PORTAL_TEST_STORE=$store" "${collector[@]}")
  env "${settings[@]}" dotnet test --project "tests/$project" --no-build -c Release --filter-not-namespace "*.Screens" \
    "${chosen[@]}" --report-xunit-xml --report-xunit-xml-filename "$run.xml" --results-directory "$artifacts/results" 2>&1 \
    | tee "$output" || crashed=1
  times+=("$run took $((SECONDS - began)) s.")

  # "  total: 12" and so on, in the summary of Microsoft.Testing.Platform
  count() { sed -nE "s/^[[:space:]]*$1:[[:space:]]*([0-9]+)[[:space:]]*$/\1/p" "$output" | tail -n 1; }
  total=$(count total) good=$(count succeeded) skipped=$(count skipped)
  if [[ -z $total || -z $good || $total == 0 ]]; then
    echo "$run ran no tests."
    failed=$((failed + 1))
    continue
  fi

  mapfile -t -O "${#failures[@]}" failures < <(grep -E '^failed [A-Z]' "$output" || true)

  # A run that ends with an error after successful tests has not passed.
  if ((crashed && total == good)); then
    echo "$run ended with an error although its tests passed."
    failed=$((failed + 1))
  fi

  # A skipped test has not passed.
  [[ ${skipped:-0} == 0 ]] || echo "$run skipped $skipped tests. Skipped tests count as failures."
  passed=$((passed + good))
  failed=$((failed + total - good))
done

printf '%s\n' "" "${times[@]}" "The slowest tests, in seconds:"
slowest || true

# Repeat the failures at the end of the long output.
((${#failures[@]} == 0)) || printf '%s\n' "" "${failures[@]}"
echo "$passed passed, $failed failed"
[[ $failed == 0 ]]
