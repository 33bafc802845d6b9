#!/usr/bin/env bash
# A Debian of its own in a folder: scripts/matrix/debian_root.sh make|enter SUITE FOLDER [COMMAND…]
#   make   debootstrap and the packages; what is there is kept, what a cut-off run left half-done is done again
#   enter  run a command in the checkout, which is there under its own path, for reading only; FOLDER.build is its .build
# All is mounted in a namespace that ends with its last process: nothing can stay mounted, whatever ends this script.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../paths.sh"

PACKAGES="qgis python3-qgis python3-gdal python3-numpy python3-scipy python3-plotly python3-matplotlib python3-venv \
python3-pip python3-pytest xvfb xauth fonts-dejavu-core git python3-pyqt6"
MIRROR=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
# A mirror may be older than its index allows; these roots run tests and serve nobody.
APT="apt-get -q -y -o Acquire::Check-Valid-Until=false -o DPkg::Lock::Timeout=60"

what=$1 suite=$2 folder=$3
shift 3

stamped() { [ "$(cat "$folder.$1" 2>/dev/null)" = "$2" ]; }

# In a namespace of its own, with the folder's /proc, /dev and /sys, run a part of this script that is given by name.
apart() {
    export -f fail say in_root "$1"
    export folder APT PACKAGES ROOT BUILD
    unshare --mount --pid --fork --kill-child --propagation private bash -euo pipefail -c '
        mount -t proc proc "$folder/proc"
        mount --rbind /dev "$folder/dev"
        mount --rbind /sys "$folder/sys"
        "$@"' bash "$@"
}

in_root() {
    chroot "$folder" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
        ${PIP_CERT:+"PIP_CERT=$PIP_CERT"} ${PIP_INDEX_URL:+"PIP_INDEX_URL=$PIP_INDEX_URL"} \
        ${http_proxy:+"http_proxy=$http_proxy"} ${https_proxy:+"https_proxy=$https_proxy"} "$@"
}

install_packages() {
    in_root dpkg --configure -a
    in_root $APT update
    # shellcheck disable=SC2086 # one word per package
    in_root $APT install --no-install-recommends $PACKAGES
    in_root $APT clean
}

# The checkout, without its .build, under its own path; its repository too, where that lies elsewhere.
show_checkout() {
    local repository
    mount -t tmpfs tmpfs "$folder/tmp"
    repository=$(git -C "$ROOT" rev-parse --path-format=absolute --git-common-dir 2>/dev/null || true)
    for shown in "$ROOT" $repository; do
        case $shown in "$ROOT"/*) continue ;; esac
        mkdir -p "$folder$shown"
        mount --bind "$shown" "$folder$shown"
        mount -o remount,bind,ro "$folder$shown"
    done
    mkdir -p "$folder.build"
    mount --bind "$folder.build" "$folder$ROOT/.build"
    cp -L /etc/resolv.conf "$folder/etc/resolv.conf"
    # whom this machine trusts, behind a proxy of its own
    mount --rbind /etc/ssl/certs "$folder/etc/ssl/certs"
    in_root bash -c 'cd "$1" && shift && "$@"' bash "$ROOT" "$@"
}

case $what in
make)
    if ! stamped made "$suite"; then
        rm -rf "$folder"
        mkdir -p "$(dirname "$folder")"
        unshare --mount --propagation private debootstrap --variant=minbase "$suite" "$folder" "$MIRROR"
        printf '#!/bin/sh\nexit 101\n' >"$folder/usr/sbin/policy-rc.d" # no service may start
        chmod +x "$folder/usr/sbin/policy-rc.d"
        # a quarter of the disk, and nobody reads it there
        printf 'path-exclude=/usr/share/%s/*\n' doc man locale >"$folder/etc/dpkg/dpkg.cfg.d/small"
        printf '%s\n' "$suite" >"$folder.made"
    fi
    if ! stamped packages "$PACKAGES"; then
        cp -L /etc/resolv.conf "$folder/etc/resolv.conf"
        apart install_packages
        printf '%s\n' "$PACKAGES" >"$folder.packages"
    fi
    ;;
enter) apart show_checkout "$@" ;;
*) fail "What is '$what'? One of: make, enter." ;;
esac
