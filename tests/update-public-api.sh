#!/usr/bin/env bash
# Writes the PublicAPI.*.txt files of src/ anew from what the code declares; `git diff` then shows how the public API changes.
set -euo pipefail
cd "$(dirname "$0")/.."
log=$(mktemp)
trap 'rm -f "$log"' EXIT

generated=src/TwitterEvents/PublicAPI.Unshipped.Generated.txt
for file in src/*/PublicAPI.Unshipped*.txt; do
    echo '#nullable enable' >"$file"
done

# The others refer to TwitterEvents, so it comes first.
for project in src/TwitterEvents/ src/TwitterEvents.*/; do
    name=$(basename "$project")
    echo "building $name"
    # Every symbol is now undeclared, and the build names them all.
    if ! dotnet build "$project" -m:1 -nodeReuse:false --no-incremental -clp:NoSummary -p:CheckGeneratedApi=true \
        -p:TreatWarningsAsErrors=false $([ "$name" = TwitterEvents ] || echo --no-dependencies) >"$log" 2>&1; then
        cat "$log"
        exit 1
    fi

    found=$(sed -nE "s|^($PWD/)?([^(]*)\([0-9,]+\): warning RS0016: Symbol '(.*)' is not part of the declared public API .*|\2\t\3|p" "$log")
    # What is declared in a hand-written file, in part or whole, belongs to the hand-written API.
    by_hand=$(grep "^src/$name/" <<<"$found" | grep -vF '.g.cs' | cut -f2 | LC_ALL=C sort -u || true)
    [ -z "$by_hand" ] || printf '%s\n' "$by_hand" >>"${project}PublicAPI.Unshipped.txt"
    if [ "$name" = TwitterEvents ]; then
        grep "^src/$name/" <<<"$found" | grep -F '.g.cs' | cut -f2 | LC_ALL=C sort -u | grep -vxFf <(printf '%s\n' "$by_hand") >>"$generated" || true
    fi
done
wc -l src/*/PublicAPI.Unshipped*.txt
