# Sourced by ./test: clients generated from the running program's document do a dossier's whole life.
client_sources="$root/tests/Clients" client_output="$root/artifacts/clients" client_server=''

# The published program on a new SQLite province, with keys of its demo accounts in the environment.
start_client_server() {
  local folder="$1" log="$2" role key arguments=()
  for role in citizen desk specialist leader; do
    key="$role-$(od -An -N12 -tx1 /dev/urandom | tr -d ' \n')"
    arguments+=(--api-token "$role=$key")
    export "OPENPROVINCE_KEY_${role^^}=$key"
  done
  ASPNETCORE_ENVIRONMENT=Development dotnet "$published/openprovince.dll" serve --port 0 --data "$folder" "${arguments[@]}" >"$log" 2>&1 &
  client_server=$!
  local i
  for i in $(seq 240); do
    client_address="$(grep -oE 'http://127\.0\.0\.1:[0-9]+' "$log" | head -n 1)" || true
    [ -n "$client_address" ] && return 0
    kill -0 "$client_server" 2>/dev/null || break
    sleep 0.25
  done
  return 1
}

client_document() (
  mkdir -p "$client_output/typescript" && cd "$client_sources/TypeScript" && npm ci --no-audit --no-fund &&
    node document.mjs "$client_address/openapi/v1.json" "$client_output/openapi.json"
)

client_typescript() (
  cd "$client_sources/TypeScript" &&
    npx --no-install openapi-typescript "$client_output/openapi.json" -o "$client_output/typescript/api.d.ts" &&
    npx --no-install tsc -p . && node bin/life.js "$client_address" "$1"
)

client_csharp() (
  export KIOTA_OFFLINE_ENABLED=true KIOTA_TUTORIAL_ENABLED=false
  cd "$root" && dotnet tool restore &&
    dotnet kiota generate -l CSharp -d "$client_output/openapi.json" -c OpenProvinceClient -n OpenProvince.Client \
      -o "$client_output/csharp" --clean-output --exclude-backward-compatible --log-level Warning &&
    dotnet build tests/Clients/CSharp/ClientCheck.csproj -c Release -v quiet -nologo &&
    dotnet artifacts/bin/ClientCheck/release/OpenProvince.ClientCheck.dll "$client_address" "$1"
)

clients() {
  local folder agency=H03.30.22   # the ward of the demo accounts
  folder="$(mktemp -d)"
  if start_client_server "$folder" "$logs/clients-server.txt"; then
    check clients-document client_document
    check clients-typescript client_typescript "$agency"
    check clients-csharp client_csharp "$agency"
  else
    tail -n 20 "$logs/clients-server.txt"
    note clients 0 0 1
  fi
  [ -z "$client_server" ] || { kill "$client_server" 2>/dev/null || true; wait "$client_server" 2>/dev/null || true; }
  client_server=''
  rm -rf "$folder"
}
