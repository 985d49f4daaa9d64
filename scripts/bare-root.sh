# A minimal Debian root to try things in, of mmdebstrap. POSIX sh, sourced after common.sh; expects $suite and $keep. The root is
# deleted at the end, after what was started in it ($server, a process of this shell) has been ended. $more_packages, if set, are
# in it too, with commas between.

[ "$(id -u)" = 0 ] || die "this mounts and changes roots, so it has to be run as root"
need mmdebstrap mmdebstrap git git unshare util-linux

work=$(mktemp -d "${TMPDIR:-/tmp}/bare-debian.XXXXXX")
bare=$work/root
server=
# What else is ended with this shell.
helpers=

# All that runs inside is started under namespaces of its own for processes and mounts: they end and vanish with it, so
# that nothing of this machine is mounted below what is deleted.
inside() {
    (become_inside "$@")
}

become_inside() {
    exec unshare --pid --fork --kill-child --mount --propagation private -- sh -eu -c '
        bare=$1
        shift
        mount -t proc proc "$bare/proc"
        mount --rbind /dev "$bare/dev"
        mount -t sysfs -o ro sysfs "$bare/sys"
        exec chroot "$bare" /usr/bin/env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
            "$@"' sh "$bare" "$@"
}

# Ends what was started inside.
stop() {
    [ -z "$server" ] || {
        # unshare lets no signal end it while the program, its child, runs.
        program=$(cat "/proc/$server/task/$server/children" 2>/dev/null) || :
        # shellcheck disable=SC2086
        kill ${program:-$server} 2>/dev/null || :
        wait "$server" || :
    }
    server=
}

clean_up() {
    status=$?
    trap - EXIT
    stop
    # shellcheck disable=SC2086
    [ -z "$helpers" ] || kill $helpers 2>/dev/null || :
    if [ -n "$keep" ]; then
        say "kept: $bare"
    elif grep -q " $bare" /proc/self/mounts; then
        say "something is still mounted below $bare, so it is left there"
    else
        rm -rf --one-file-system "$work"
    fi
    exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# copy FILE …: what the machine has of it, to the same place.
copy() {
    for file in "$@"; do
        [ ! -e "$file" ] || {
            mkdir -p "$bare$(dirname "$file")"
            cp -RL "$file" "$bare$(dirname "$file")/"
        }
    done
}

# The machine's package sources of this suite, or those of the suite that it runs.
sources() {
    running=$(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-bookworm}")
    for file in /etc/apt/sources.list /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list.d/debian.list; do
        [ ! -s "$file" ] || sed "s/\b$running\b/$suite/g" "$file" >"$work/$(basename "$file")"
    done
    find "$work" -maxdepth 1 -type f
}

make_root() {
    say "making a minimal Debian ($suite) in $bare"
    # The files of settings that mmdebstrap itself has to heed, such as a proxy.
    set --
    for file in /etc/apt/apt.conf /etc/apt/apt.conf.d/*proxy* /etc/apt/apt.conf.d/99*; do
        [ ! -f "$file" ] || set -- "$@" "--aptopt=$file"
    done
    # shellcheck disable=SC2046
    mmdebstrap --quiet --variant=minbase "--include=ca-certificates${more_packages:+,$more_packages}" "$@" "$suite" "$bare" $(sources) >&2
    rm -f "$bare/etc/resolv.conf" "$bare/etc/hosts"
    copy /etc/resolv.conf /etc/hosts /usr/local/share/ca-certificates \
        /etc/npmrc "$HOME/.npmrc" "$HOME/.m2/settings.xml" "$HOME/.m2/settings-security.xml"
    [ "$HOME" = /root ] || for file in .npmrc .m2; do
        [ ! -e "$bare$HOME/$file" ] || cp -R "$bare$HOME/$file" "$bare/root/"
    done
    inside update-ca-certificates >/dev/null
    say "it has $(du -sh "$bare" | cut -f1), and neither Java, Maven, Node.js nor sudo"
}
