#!/usr/bin/env bash
# Starts or stops a PostgreSQL server for tests, with its data in a directory that is thrown away.
# Nothing is written to disk safely: a crash loses everything, and the tests take half the time.
set -euo pipefail

if [[ $# == 0 || $1 == --help ]]; then
  cat <<'HELP'
bash tests/postgres.sh start [directory]   starts a server and prints its connection string
bash tests/postgres.sh stop directory      stops the server and removes its directory

Needs the Debian package postgresql. Set PORTAL_TEST_POSTGRES to the connection string to run tests that need PostgreSQL,
and PORTAL_TEST_STORE=Postgres to keep the stores of all tests there.
HELP
  exit 0
fi

programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1 || true)
[[ -n $programs ]] || { echo "PostgreSQL is not installed: apt-get install postgresql" >&2; exit 1; }

# PostgreSQL refuses to run as root.
as_server() {
  if [[ $(id -u) == 0 ]]; then
    runuser -u postgres -- "$@"
  else
    "$@"
  fi
}

case $1 in
  start)
    directory=${2:-$(mktemp -d "${TMPDIR:-/tmp}/portal-postgres.XXXXXX")}
    mkdir -p "$directory"
    [[ $(id -u) != 0 ]] || chown postgres "$directory"
    as_server "$programs/initdb" -D "$directory/data" -A trust -U postgres --no-sync -E UTF8 --locale=C.UTF-8 >"$directory.log" 2>&1 ||
      { cat "$directory.log" >&2; exit 1; }
    # Only who can enter the directory can connect: the server listens on a socket in it, not on the network.
    as_server "$programs/pg_ctl" -D "$directory/data" -w -l "$directory/server.log" \
      -o "-k $directory -c listen_addresses= -c max_connections=400 -c fsync=off -c synchronous_commit=off \
      -c full_page_writes=off -c autovacuum=off" start >"$directory.log" 2>&1 || { cat "$directory.log" "$directory/server.log" >&2; exit 1; }
    rm -f "$directory.log"
    echo "Host=$directory;Username=postgres;Database=postgres"
    ;;
  stop)
    [[ -f ${2:-}/data/PG_VERSION ]] || { echo "'${2:-}' is not a directory that start has made." >&2; exit 2; }
    if as_server "$programs/pg_ctl" -D "$2/data" status >/dev/null; then
      as_server "$programs/pg_ctl" -D "$2/data" -m immediate stop >/dev/null
    fi
    rm -rf "$2"
    ;;
  *)
    echo "Unknown command '$1'. See --help." >&2
    exit 2
    ;;
esac
