#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Checks and bundles the pages into <folder>/ui; does nothing when no source is newer than what is there.
set -eu
cd "$(dirname "$0")"
out="${1:?usage: build.sh <output folder>}/ui"
stamp="$1/../pages.built"

newer() {
    [ ! -f "$stamp" ] || [ ! -f "$out/app.js" ] ||
        [ -n "$(find src build.* tsconfig.json package.json package-lock.json -newer "$stamp" | head -n 1)" ]
}

install() {
    # npm writes this file last, so a broken install is tried again.
    installed=node_modules/.package-lock.json
    if [ ! -f "$installed" ] || [ -n "$(find package-lock.json -newer "$installed")" ]; then
        npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error
    fi
}

newer || exit 0
for tool in node npm; do
    command -v $tool >/dev/null 2>&1 && continue
    echo "the pages need $tool to build: install the packages nodejs and npm" >&2
    exit 1
done
install
node_modules/.bin/tsc --noEmit
rm -rf "$out"
node build.mjs "$out"
touch "$stamp"
