#!/usr/bin/env bash
# Builds the published jars twice, in two folders, and compares them, including sources and Javadoc.
# Usage: build/check-reproducible.sh [options for mvn]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT

for run in one two; do
    git clone -q "$root" "$copy/$run/tree"
    (cd "$copy/$run/tree" && mvn -q "$@" -Prelease -Dgpg.skip=true -DskipTests verify)
    (cd "$copy/$run/tree" && find . -path '*/target/*.jar' ! -path '*/lib/*' -exec sha256sum {} + | sort -k 2) >"$copy/$run.sums"
done
diff "$copy/one.sums" "$copy/two.sums"
printf '%d jars are the same in both builds\n' "$(wc -l <"$copy/one.sums")"
