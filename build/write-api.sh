#!/usr/bin/env bash
# Writes what each module publishes into architecture/api.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
mvn -q test-compile "$@"
mvn -q test -pl architecture -Dtest=PublishedApiTest -Dapi.write=true "$@"
git --no-pager diff --stat -- architecture/api
