"""Packs the Python module into a wheel, the same bytes for the same sources; needs nothing but Python itself.

    python3 make_wheel.py SOURCES LICENCE VERSION SECONDS FOLDER
"""

import base64
import hashlib
import pathlib
import sys
import time
import zipfile

METADATA = """Metadata-Version: 2.1
Name: video-streamer
Version: {version}
Summary: Starts the installed camera streamer video-streamer
License: MIT
Requires-Python: >=3.8
Classifier: Operating System :: POSIX :: Linux
Description-Content-Type: text/plain

"python -m video_streamer.main" and the command "video-streamer" become the program that is installed at this machine,
which this wheel does not bring: its Debian package, or its tarball at /opt/video-streamer.
"""
WHEEL = """Wheel-Version: 1.0
Generator: video-streamer
Root-Is-Purelib: true
Tag: py3-none-any
"""
ENTRY_POINTS = """[console_scripts]
video-streamer = video_streamer.main:main
"""


def digest(data):
    return "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


def main(sources, licence, version, seconds, folder):
    root = pathlib.Path(sources)
    info = f"video_streamer-{version}.dist-info/"
    files = {
        str(file.relative_to(root)): file.read_bytes() for file in sorted(root.glob("video_streamer/*.py"))
    }
    files[info + "LICENSE"] = pathlib.Path(licence).read_bytes()
    files[info + "METADATA"] = METADATA.format(version=version).encode()
    files[info + "WHEEL"] = WHEEL.encode()
    files[info + "entry_points.txt"] = ENTRY_POINTS.encode()
    record = "".join(f"{name},{digest(data)},{len(data)}\n" for name, data in files.items())
    files[info + "RECORD"] = (record + info + "RECORD,,\n").encode()
    moment = max(time.gmtime(int(seconds))[:6], (1980, 1, 1, 0, 0, 0))
    with zipfile.ZipFile(pathlib.Path(folder) / f"video_streamer-{version}-py3-none-any.whl", "w") as wheel:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            wheel.writestr(entry, data)


if __name__ == "__main__":
    main(*sys.argv[1:])
