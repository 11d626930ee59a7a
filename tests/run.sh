#!/usr/bin/env bash
# Installs what the tests need when it is missing, builds once, and runs every test project.
# The last line is the sum over all of them: "N passed, N failed".
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
artifacts=$root/artifacts
nu_version=26.9.27
projects=(ResponsibilityPortal.Tests ResponsibilityPortal.EndToEndTests)

if [[ ${1:-} == --help ]]; then
  cat <<'HELP'
bash tests/run.sh

Runs all tests: in-process ones in seconds, then real processes with a real browser.
Needs the .NET 10 SDK. On Debian it installs what else is missing: Chromium, fonts, Java and npm (for the Nu HTML checker),
qpdf, poppler-utils and mupdf-tools (which read the PDF files), OpenSSL and xxd (for the recipes in the documents), Python (whose script
reads the log), strace and libfaketime (for drills with a disk that fails and a clock that is wrong). One drill mounts a small file system, which takes root or sudo without a password.
A missing tool fails the run; nothing is skipped. One project alone: dotnet test --project tests/ResponsibilityPortal.Tests
HELP
  exit 0
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT

# Runs a command in silence; when it fails, shows what it said.
quietly() {
  "$@" >"$log" 2>&1 || { cat "$log"; echo "failed: $*" >&2; exit 1; }
}

install_packages() {
  local packages=()
  command -v chromium-headless-shell >/dev/null || packages+=(chromium-headless-shell)
  # Not by a pipe into grep -q, which ends before fc-list has written all and lets the pipe fail.
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
  ((${#packages[@]})) || return 0

  local as_root=()
  [[ $(id -u) == 0 ]] || as_root=(sudo)
  echo "Installing ${packages[*]} ..."
  quietly "${as_root[@]}" apt-get update
  quietly "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y "${packages[@]}"
}

install_nu() {
  local nu=$artifacts/nu
  [[ -f $nu/node_modules/vnu-jar/build/dist/vnu.jar ]] && return 0
  echo "Installing the Nu HTML checker $nu_version ..."
  mkdir -p "$nu"
  quietly npm install --ignore-scripts --no-save --no-package-lock --prefix "$nu" "vnu-jar@$nu_version"
}

install_packages
install_nu
export NU_JAR=$artifacts/nu/node_modules/vnu-jar/build/dist/vnu.jar

# Memory that is never both writable and executable makes every start slower, and a run starts the portal hundreds of times.
export DOTNET_EnableWriteXorExecute=0

cd "$root"
echo "Building ..."
quietly dotnet build ResponsibilityPortal.sln

# The slowest tests of all projects: seconds and name.
slowest() {
  sed 's/<testcase /\n&/g' "$artifacts"/results/*.xml | sed -nE 's/^<testcase name="([^"]*)" time="([0-9.]+)".*/\2 \1/p' \
    | sort -rn | sed -n 1,10p | sed 's/&quot;/"/g; s/&lt;/</g; s/&gt;/>/g; s/&apos;/'"'"'/g; s/&amp;/\&/g'
}

rm -rf "$artifacts/results"
passed=0 failed=0 failures=() times=()
for project in "${projects[@]}"; do
  echo "== $project"
  output=$artifacts/$project.log
  crashed=0 began=$SECONDS
  dotnet test --project "tests/$project" --no-build --report-xunit-junit --report-xunit-junit-filename "$project.xml" \
    --results-directory "$artifacts/results" 2>&1 | tee "$output" || crashed=1
  times+=("$project took $((SECONDS - began)) s.")

  # "  total: 12" and so on, in the summary of Microsoft.Testing.Platform
  count() { sed -nE "s/^[[:space:]]*$1:[[:space:]]*([0-9]+)[[:space:]]*$/\1/p" "$output" | tail -n 1; }
  total=$(count total) good=$(count succeeded) skipped=$(count skipped)
  if [[ -z $total || -z $good || $total == 0 ]]; then
    echo "$project ran no test."
    failed=$((failed + 1))
    continue
  fi

  mapfile -t -O "${#failures[@]}" failures < <(grep -E '^failed [A-Z]' "$output" || true)

  # A run that ends badly after good tests has not passed either.
  if ((crashed && total == good)); then
    echo "$project ended with an error although its tests passed."
    failed=$((failed + 1))
  fi

  # A skipped test has not passed.
  [[ ${skipped:-0} == 0 ]] || echo "$project skipped $skipped tests; that counts as failure."
  passed=$((passed + good))
  failed=$((failed + total - good))
done

printf '%s\n' "" "${times[@]}" "The slowest tests, in seconds:"
slowest || true

# Long output hides what failed, so it is named once more where one looks first.
((${#failures[@]} == 0)) || printf '%s\n' "" "${failures[@]}"
echo "$passed passed, $failed failed"
[[ $failed == 0 ]]
