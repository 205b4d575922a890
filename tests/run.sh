#!/usr/bin/env bash
# Builds everything once and runs every test.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: tests/run.sh [--long] [--help]

Builds the solution (Release) and runs every test project, one after the other. Needs the .NET 10 SDK; installs nothing, needs no root.
A test that lacks a tool (gcc or clang for Native AOT and for a clock that is set, nats-server for the inbox on NATS) is skipped, and named at the end;
so is one that mounts a small disk, unless root runs it.
The last line is "N passed, N failed, N skipped".
Exit code: 0 if nothing failed, 1 if something did, 2 on bad usage.

  --long   also the tests marked [Trait("size", "long")]

TWITTEREVENTS_PAYLOADS may name a folder of captured deliveries; they are read too. Without it their tests are left out.
TEXT
}

filter=(-trait- size=long)
for argument in "$@"; do
    case $argument in
        --long) filter=() ;;
        --help) usage; exit 0 ;;
        *) usage >&2; exit 2 ;;
    esac
done

cd "$(dirname "$0")/.."
configuration=Release

# Captured deliveries are data of others and no part of the repository: without them there is nothing to test, which is no skip.
if [ -z "${TWITTEREVENTS_PAYLOADS:-}" ] && [ ! -d ../shared/payloads ]; then
    filter+=(-trait- needs=payloads)
    echo "TWITTEREVENTS_PAYLOADS names no captured deliveries; the tests that read them are left out."
fi

log=$(mktemp)

# One compiler for all projects: starting one for each takes twice as long. It answers to a name of its own, so that no other is used or stopped.
compiler=twitter-events-$$
stop_compiler() { pkill -f "pipename:$compiler" 2>/dev/null || true; }
trap 'stop_compiler; rm -f "$log"' EXIT
passed=0 failed=0 skipped=0 skips=

finish() {
    if [ -n "$skips" ]; then
        # By reason, for one missing tool skips many.
        printf '\nSkipped:\n'
        sort -t$'\t' -k1,1 -s <<<"${skips%$'\n'}" | awk -F'\t' '$1 != reason { reason = $1; print "  " reason } { print "    " $2 }'
    fi
    printf '\n%s passed, %s failed, %s skipped\n' "$passed" "$failed" "$skipped"
    [ "$failed" -eq 0 ] || exit 1
    exit 0
}

# Compilers and tests run for a minute or so: watching how they run, to compile them better, costs a quarter of that and comes too late.
export DOTNET_TieredPGO=0

# Here, and not in a plain build, the generated API must be declared: see CONTRIBUTING.md.
export CheckGeneratedApi=true DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
echo "== building"
if ! dotnet build TwitterEvents.sln -c $configuration -nodeReuse:false -v:q -clp:NoSummary \
    -p:UseSharedCompilation=true -p:SharedCompilationId=$compiler </dev/null >"$log" 2>&1; then
    grep ": error " "$log" | grep -v "error RS00" | sort -u || true
    if grep -q 'error RS00' "$log"; then
        echo "The public API is not the declared one; tests/update-public-api.sh declares it as it is. In question are"
        sed -nE "s/.*error RS00[0-9]+: Symbol ('[^']*').*/  \1/p" "$log" | sort -u | head -40
    fi
    failed=1
    finish
fi
stop_compiler
echo "   built after ${SECONDS}s"

for project in tests/*.Tests; do
    name=$(basename "$project")
    started=$SECONDS
    echo "== $name"
    # What a run says is shown as it comes, but for its summary and its skips, which come below.
    "$project/bin/$configuration/net10.0/$name" -noColor -noLogo -noAutoReporters "${filter[@]}" </dev/null 2>&1 \
        | tee "$log" | sed -uE '/^  (Discover|Starting|Finished)|^=== |^ +[^ ]+  Total: /d; /\[SKIP\]$/{N;d}' && status=0 || status=$?

    summary=$(grep -oE 'Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+, Skipped: [0-9]+, Not Run: [0-9]+' "$log" | tail -1 || true)
    read -r total errors failures skips_here not_run <<<"$(tr -cs '0-9' ' ' <<<"$summary")" || true
    : "${total:=0}" "${errors:=0}" "${failures:=0}" "${skips_here:=0}" "${not_run:=0}"
    bad=$((errors + failures))
    if [ "$bad" -eq 0 ] && { [ "$status" -ne 0 ] || [ "$total" -eq 0 ]; }; then
        echo "   $name ended with $status and says nothing of its tests."
        bad=1
    fi

    good=$((total - failures - skips_here - not_run))
    passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + skips_here))
    while IFS= read -r test && IFS= read -r reason; do
        skips+="${reason#"${reason%%[! ]*}"}"$'\t'"${test#"${test%%[! ]*}"}"$'\n'
    done < <(grep -A1 '\[SKIP\]$' "$log" | grep -v '^--' | sed 's/ \[SKIP\]$//')
    echo "   $good passed, $bad failed, $skips_here skipped in $((SECONDS - started))s"
done
finish
