"""``python -m video_streamer.main ...`` and the command ``video-streamer`` become the installed program.

It is looked for at fixed places and never in the PATH, in which this module's own command may be the first.
"""

import os
import sys

PLACES = (
    # the Debian package
    "/usr/lib/video-streamer/video-streamer",
    # the tarball of a conda environment
    os.path.join(sys.prefix, "lib", "video-streamer", "video-streamer"),
    # the tarball, or a checkout
    "/opt/video-streamer/video-streamer",
)


def main():
    """Replaces this process, so that whoever started it holds the program itself: signals and kills reach it."""
    for place in PLACES:
        if os.access(place, os.X_OK) and os.path.isfile(place):
            # What Python has written is not lost.
            sys.stdout.flush()
            sys.stderr.flush()
            os.execv(place, [place, *sys.argv[1:]])
    sys.exit(
        "video-streamer: the program is not installed; install its Debian package, or unpack its tarball so that one of "
        "these is there: " + ", ".join(PLACES)
    )


if __name__ == "__main__":
    main()
