# What ./video-streamer, ./check, ./bench and ./soak have in common. POSIX sh, sourced; expects $root, the checkout's folder.

# Arguments, file names, passwords and the log are UTF-8, whatever the locale of who starts it (systemd and cron have none).
export LC_ALL=C.UTF-8

say() {
    printf '%s\n' "$*" >&2
}

die() {
    say "video-streamer: $*"
    exit 1
}

# watched FILTER COMMAND ...: runs the command; FILTER reads what it prints and says what is worth saying.
# The status is the command's.
watched() {
    filter=$1
    shift
    status=$({ { if "$@" 2>&1 3>&-; then echo 0 >&3; else echo $? >&3; fi; } | "$filter" >&2 3>&-; } 3>&1)
    return "$status"
}

. "$root/scripts/packages.sh"
. "$root/scripts/peers.sh"
. "$root/scripts/java-options.sh"
. "$root/scripts/java.sh"
. "$root/scripts/node.sh"
. "$root/scripts/build.sh"
