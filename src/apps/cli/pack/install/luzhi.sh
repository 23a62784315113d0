#!/bin/sh
# Runs a program of this folder with the Node of this folder: `luzhi serve` is the server, anything else the operator's tool.
here=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f -- "$0")")/.." && pwd)
case $(uname -m) in
  aarch64 | arm64) arch=arm64 ;;
  *) arch=x64 ;;
esac
main=src/apps/cli/main.ts
if [ "$1" = serve ]; then
  shift
  main=src/apps/server/main.ts
fi
exec "$here/node/linux-$arch/node" @FLAGS@ "$here/$main" "$@"
