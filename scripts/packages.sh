# Debian packages: installs what is missing where that is allowed, and else says how.

apt_says() {
    fetched=0
    ready=0
    while IFS= read -r line; do
        case $line in
        Get:*)
            fetched=$((fetched + 1))
            [ $((fetched % 25)) != 0 ] || say "  $fetched files fetched"
            ;;
        'Setting up '*)
            ready=$((ready + 1))
            [ $((ready % 25)) != 0 ] || say "  $ready packages set up"
            ;;
        E:* | W:* | Err:* | dpkg:*error*) say "  $line" ;;
        esac
    done
}

# Whether apt-get can be run; $as_root is then what stands before it.
can_install() {
    as_root=
    command -v apt-get >/dev/null 2>&1 || return 1
    [ "$(id -u)" != 0 ] || return 0
    as_root=sudo
    # Without a terminal nobody can type a password.
    command -v sudo >/dev/null 2>&1 && { sudo -n true 2>/dev/null || [ -t 0 ]; }
}

# install_packages PACKAGE ...: of a|b|c the first that this release has.
install_packages() {
    if ! can_install; then
        known_packages "$@"
        command -v apt-get >/dev/null 2>&1 ||
            die "please install what these packages of Debian hold, and start again: $names"
        die "some programs are missing; as root, run: apt-get update && apt-get install -y --no-install-recommends $names"
    fi
    say "refreshing the package lists"
    watched apt_says $as_root apt-get update -q || say "the package lists could not be refreshed; trying with the old ones"
    known_packages "$@"
    say "installing $names"
    # shellcheck disable=SC2086
    watched apt_says $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -q --no-install-recommends $names ||
        die "the packages could not be installed: $names"
}

# Sets $names: for each a|b|c the first that the package lists know, or the first of all.
known_packages() {
    names=
    for choice in "$@"; do
        chosen=${choice%%|*}
        rest=$choice
        while [ -n "$rest" ]; do
            name=${rest%%|*}
            case $rest in
            *'|'*) rest=${rest#*|} ;;
            *) rest= ;;
            esac
            if [ -n "$(apt-cache madison "$name" 2>/dev/null)" ]; then
                chosen=$name
                break
            fi
        done
        names="$names $chosen"
    done
    names=${names# }
}

# need COMMAND PACKAGE [COMMAND PACKAGE ...]: installs the packages of the commands that are missing, all at once.
need() {
    missing=
    while [ $# -gt 0 ]; do
        command -v "$1" >/dev/null 2>&1 || missing="$missing $2"
        shift 2
    done
    # The names are ours and hold no spaces.
    # shellcheck disable=SC2086
    [ -z "$missing" ] || install_packages $missing
}

# need_packages PACKAGE ...: the same for packages that bring no command of their own.
need_packages() {
    missing=
    for choice in "$@"; do
        is_installed "$choice" || missing="$missing $choice"
    done
    # shellcheck disable=SC2086
    [ -z "$missing" ] || install_packages $missing
}

# Whether one of a|b|c is installed.
is_installed() {
    rest=$1
    while [ -n "$rest" ]; do
        ! dpkg-query -W -f='${Status}' "${rest%%|*}" 2>/dev/null | grep -q 'ok installed' || return 0
        case $rest in
        *'|'*) rest=${rest#*|} ;;
        *) rest= ;;
        esac
    done
    return 1
}
