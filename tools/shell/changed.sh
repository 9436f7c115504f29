# What ./test --changed runs: the tests of the modules that differ from main, and of those that stand on them.

# Paths that differ from where this branch left main, with what is not committed and what git does not know yet; of a
# file that moved both.
changed_paths() {
  local main base
  for main in main origin/main; do
    base="$(git merge-base HEAD "$main" 2>/dev/null)" && break
  done
  [ -n "$base" ] || fail "--changed compares with 'main', and git does not know it here; ./test runs everything."
  { git diff --name-only --no-renames "$base"; git ls-files --others --exclude-standard; } | sort -u
}

# Each module on a line with the modules it names as references.
modules() {
  local project
  for project in src/*/*.csproj src/*/*/*.csproj; do
    printf '%s %s\n' "$(basename "$project" .csproj)" "$(sed -n 's|.*ProjectReference Include=".*/\(.*\)\.csproj".*|\1|p' "$project" | paste -sd' ')"
  done
}

# above MODULE...: these modules and all that stand on them.
above() {
  modules | awk -v asked="$*" '
    BEGIN { n = split(asked, first, " "); for (i = 1; i <= n; i++) in_[first[i]] = 1 }
    { for (i = 2; i <= NF; i++) uses[$1, $i] = 1; all[NR] = $1 }
    END {
      do { more = 0
        for (i in all) for (j in all) if (!in_[all[i]] && in_[all[j]] && uses[all[i], all[j]]) in_[all[i]] = more = 1
      } while (more)
      for (i = 1; i <= NR; i++) if (in_[all[i]]) print all[i]
    }'
}

# Reads paths and leaves: touched and affected (modules), whole (a path that may change anything, or nothing), own (folders of
# tests that were changed themselves), also (groups).
weigh_changes() {
  local path folder
  touched=() affected=() own=() also=() whole=''
  while IFS= read -r path; do
    case "$path" in
      src/Host/*) whole="$path"; return 0 ;;
      src/*/*/*) folder="${path#src/*/}"; folder="${folder%%/*}"
        # A module that is gone has no project to ask who stood on it.
        [ -n "$(find src -name "$folder.csproj")" ] || { whole="$path"; return 0; }
        touched+=("$folder") ;;
      tests/Unit/*|tests/Architecture/*) ;;   # they always run
      tests/Clients/*) also+=(clients) ;;
      tests/*/Harness/*|tests/Planted/*) whole="$path"; return 0 ;;
      tests/Integration/*/*|tests/EndToEnd/*/*) own+=("$(cut -d/ -f1-3 <<<"$path")") ;;
      docs/*|bench/*|*.md|LICENSE) ;;   # read by architecture, or by no test
      *) whole="$path"; return 0 ;;
    esac
  done
  [ ${#touched[@]} -eq 0 ] || { mapfile -t touched < <(printf '%s\n' "${touched[@]}" | sort -u); mapfile -t affected < <(above "${touched[@]}"); }
}

# Does a folder of tests say something about the affected modules? Folders carry the name of their module; those that carry another
# one read the whole program, and any module may be what they find.
concerns() {
  local name="${1##*/}"
  [ "$name" = Harness ] && return 1
  case " ${own[*]} " in *" $1 "*) return 0 ;; esac
  [ ${#affected[@]} -gt 0 ] || return 1
  [ "$name" != Citizen ] || name=Dossiers
  case " ${affected[*]} " in *" $name "*) return 0 ;; esac
  [ -z "$(find src -name "$name.csproj")" ] || uses_affected "$1"
}

# Do tests of a lower module name an affected one, as those of the log's replay do? What they reach by address alone is not found.
uses_affected() {
  local module
  for module in "${affected[@]}"; do ! grep -rqs "^using OpenProvince\.$module\b" "$1" || return 0; done
  return 1
}

# folders_of PROJECT: its folders of tests that have to run.
folders_of() { local folder; for folder in "tests/$1"/*/; do concerns "${folder%/}" && printf '%s\n' "${folder%/}"; done; return 0; }

# namespaces FOLDER...: the filter that keeps their tests; a folder's namespace need not be its name.
namespaces() { [ $# -eq 0 ] || grep -rh --include='*.cs' '^namespace ' "$@" | tr -d ';\r' | sort -u | awk '{ print "--filter-namespace"; print $2 }'; }

# Leaves the groups to run and the filters of two of them, and says why.
plan_changes() {
  local integration browser
  weigh_changes
  if [ -n "$whole" ]; then
    say "Everything: $whole may change any of it."
    groups=(unit architecture sqlite postgres browser sample clients)
    return 0
  fi
  mapfile -t integration < <(folders_of Integration); mapfile -t browser < <(folders_of EndToEnd)
  mapfile -t integration_filter < <(namespaces "${integration[@]}"); mapfile -t browser_filter < <(namespaces "${browser[@]}")
  groups=(unit architecture)
  [ ${#integration[@]} -eq 0 ] || groups+=(sqlite)
  # Of what says the same on both databases nothing is left for the second.
  [ ${#integration[@]} -eq 0 ] || [ -z "$(grep -rhE '\[(Fact|Theory)' "${integration[@]}" | grep -v Once)" ] || groups+=(postgres)
  [ ${#browser[@]} -eq 0 ] || groups+=(browser)
  case " ${affected[*]} " in *' Replay '*) groups+=(sample) ;; esac
  [ ${#also[@]} -eq 0 ] && [ ${#affected[@]} -eq 0 ] || groups+=(clients)
  say "Changed modules:       ${touched[*]:-none}"
  say "With those above them: ${affected[*]:-none}"
  say "Integration:           ${integration[*]##*/}"
  say "Browser:               ${browser[*]##*/}"
  say "Groups:                ${groups[*]}"
}
