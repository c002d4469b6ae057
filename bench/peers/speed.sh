#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Both sides of the speed table, one after the other on the same rows: bench/peers/speed.sh
# Needs Debian's python3-sklearn and python3-torch; PYTHON names another Python that has them.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
python=${PYTHON:-/usr/bin/python3}
"$python" -c 'import sklearn, torch' || { echo "speed: install python3-sklearn and python3-torch" >&2; exit 2; }
rows=$(mktemp -d)
trap 'rm -rf "$rows"' EXIT
echo "$(git -C "$here" log -1 --format='commit %h'), $(date -u +%F), $(nproc) processors, load $(cut -d' ' -f1-3 /proc/loadavg)"
echo
"$here/../run" speed
"$here/../run" export "$rows"
echo
"$python" "$here/speed.py" "$rows"
