"""Looks at a stream's page as people do, in a Chromium without a window, in every format.

    python3 look_in_chromium.py ADDRESS [USER:PASSWORD]

ADDRESS is that of the page, http://HOST:PORT/ui/NAME. In each format five pictures have to be painted, each later than the one
before. Certificates are not looked at. Needs chromium and chromedriver.
"""

import base64
import json
import subprocess
import sys
import tempfile
import time
import urllib.request

FORMATS = ("MJPEG", "MPEG1", "VP8", "H264")
PATIENCE = 30
SEEN = """
const view = document.querySelector('camera-view');
const picture = view?.shadowRoot.getElementById('picture');
return [view?.shownFormat ?? '', Number(picture?.dataset.frame ?? -1), view?.hint ?? '', document.title];
"""


class Driver:
    """What chromedriver is asked, by the protocol of WebDriver."""

    def __init__(self, address):
        self.address = address

    def ask(self, path, **words):
        request = urllib.request.Request(
            self.address + path, json.dumps(words).encode(), {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["value"]


def started():
    """A chromedriver at a port of its own, and where it is asked."""
    program = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE, text=True)
    for line in program.stdout:
        if "on port " in line and "successfully" in line:
            return program, "http://127.0.0.1:" + line.rsplit(" ", 1)[1].strip(" .\n")
    sys.exit("chromedriver does not start")


def plays(page, address, form):
    """Waits until pictures are painted; their numbers."""
    page.ask("/url", url="about:blank")
    page.ask("/url", url=address + "#" + form)
    numbers = []
    begin = time.monotonic()
    seen = None
    while len(numbers) < 6:
        if time.monotonic() - begin > PATIENCE:
            sys.exit(f"{form}: no pictures; the page says {seen}")
        seen = page.ask("/execute/sync", script=SEEN, args=[])
        shown, number = seen[:2]
        if shown == form and number > (numbers[-1] if numbers else -1):
            numbers.append(number)
        time.sleep(0.03)
    return numbers


def main(address, login=None):
    program, driver = started()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        try:
            options = {"args": ["--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + profile]}
            wanted = {"alwaysMatch": {"acceptInsecureCerts": True, "goog:chromeOptions": options}}
            session = Driver(driver).ask("/session", capabilities=wanted)["sessionId"]
            page = Driver(f"{driver}/session/{session}")
            if login:
                # As a person who types it once: with every request of the page, at this host.
                header = {"Authorization": "Basic " + base64.b64encode(login.encode()).decode()}
                page.ask("/goog/cdp/execute", cmd="Network.enable", params={})
                page.ask("/goog/cdp/execute", cmd="Network.setExtraHTTPHeaders", params={"headers": header})
            for form in FORMATS:
                numbers = plays(page, address, form)
                print(f"Chromium, {form}: pictures {numbers[0]} to {numbers[-1]}", flush=True)
        finally:
            program.terminate()
            program.wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
