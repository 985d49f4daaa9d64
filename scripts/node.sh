# Finds a Node.js that builds the page: 20.19 or newer of 20, 22.12 or newer. Older releases of Debian and Ubuntu have
# none, but their npm can fetch one from the registry that the page's other packages come from.

own_node=$root/.node

is_node_new_enough() {
    command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1 && node -e '
        const [major, minor] = process.versions.node.split(".").map(Number);
        process.exit((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22 ? 0 : 1)'
}

# Puts a fitting Node.js first in the path, and fetches it into a folder of this checkout where the machine has none.
need_node() {
    need node nodejs npm npm
    ! is_node_new_enough || return 0
    PATH=$own_node/node_modules/.bin:$PATH
    export PATH
    ! is_node_new_enough || return 0
    say "Node.js of this machine is too old for the page ($(node --version 2>/dev/null)); fetching a newer one into $own_node"
    npm install --no-save --no-audit --no-fund --loglevel=error --prefix "$own_node" node@22 >&2 ||
        die "Node.js could not be fetched; the messages above say why"
    # The shell remembers where it found the old one.
    hash -r
    is_node_new_enough ||
        die "a newer Node.js could not be fetched; the page needs 20.19 or newer, or 22.12 or newer"
}
