#!/usr/bin/env bash
# Writes the public API of each module to architecture/api, and its SPI to architecture/spi.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
mvn -q test-compile "$@"
mvn -q test -pl architecture -Dtest=PublishedApiTest -Dapi.write=true "$@"
git --no-pager diff --stat -- architecture/api architecture/spi
