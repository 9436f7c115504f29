# What the measurements share: a folder that goes away, processes that are stopped, free ports, a PostgreSQL of the run's own.
work="$(mktemp -d)" pids=()
stop() { for pid in "${pids[@]:-}"; do [ -n "$pid" ] && kill "$pid" 2>/dev/null || true; done; wait 2>/dev/null || true; rm -rf "$work"; }
trap stop EXIT
free_port() { node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'; }
wait_for() { for _ in $(seq 300); do curl -s -o /dev/null "$1" && return 0; sleep 0.2; done; echo "no answer from $1" >&2; exit 1; }

# start_postgres DATABASE...: leaves its port in $pg_port, its first process in $pg.
start_postgres() {
  local bin=/usr/lib/postgresql/15/bin as=() one
  [ "$(id -u)" -eq 0 ] && { as=(runuser -u postgres --); chown postgres "$work"; chmod 755 "$work"; }
  "${as[@]}" "$bin/initdb" -D "$work/pg" -A trust -U postgres >/dev/null
  pg_port="$(free_port)"
  "${as[@]}" "$bin/postgres" -D "$work/pg" -p "$pg_port" -c listen_addresses=127.0.0.1 -c unix_socket_directories="$work" -c shared_buffers=512MB -c max_wal_size=4GB >"$work/pg.log" 2>&1 &
  pids+=($!)
  for _ in $(seq 50); do "$bin/pg_isready" -q -h 127.0.0.1 -p "$pg_port" && break; sleep 0.2; done
  pg="$(head -1 "$work/pg/postmaster.pid")"
  for one in "$@"; do "$bin/createdb" -h 127.0.0.1 -p "$pg_port" -U postgres "$one"; done
}
