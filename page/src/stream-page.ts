import { setUpControls } from "./controls";
import { chooseFormat, makePlayer } from "./formats";
import { askedIn, statusPath, streamOf } from "./paths";
import type { Player } from "./player";
import { Poll } from "./poll";
import { renditionHint } from "./rendition-hint";
import { ServerClock } from "./server-clock";
import type { StreamStatus } from "./status";
import { element, showFormats, showHint, showNoServer, showPicture, showStatus } from "./view";

/** Shows one stream: the one that the page's path names, else the one that is served without a name. */
export function showStream(): void {
  const name = streamOf(location.pathname);
  const asked = askedIn(location.search);
  const clock = new ServerClock();
  let status: StreamStatus | undefined;
  let player: Player | undefined;
  /** What the player shows: the format and name of the stream, and the run of the server it comes from. */
  let shown: string | undefined;
  let outages = 0;

  const poll = new Poll<StreamStatus>(statusPath(name), (answer) => {
    if (!answer) {
      if (status) {
        outages++;
      }
      status = undefined;
      // The player stays: its last picture is better than none.
      showNoServer();
      return;
    }
    status = answer.body;
    clock.learn(status.now, answer.asked, answer.answered);
    showStatus(status, { name: name ?? status.id, asked });
    update();
    showPicture(status, player, clock);
  });

  /** Brings the player in line with the stream and the chosen format. */
  function update(): void {
    if (!status) {
      return;
    }
    const choice = chooseFormat(location.hash, status.formats, status.format);
    const { format } = choice;
    showFormats(status.formats, choice);
    showHint(choice.reason, renditionHint(status, format));
    // No browser tells a page that an image's stream has come to a proper end, as it does when a server stops.
    const wanted = [format, status.id, status.started, outages].join();
    if (wanted !== shown) {
      close();
      player = format ? makePlayer(format, { name: name ?? status.id, asked }) : undefined;
      player?.show(element("host"));
      shown = wanted;
    }
  }

  function close(): void {
    player?.close();
    player = undefined;
    shown = undefined;
  }

  /** A hidden page takes nothing from the server, so it costs nothing and has nothing old to show when it is back. */
  function followVisibility(): void {
    if (document.hidden) {
      poll.stop();
      close();
    } else {
      poll.start();
      update();
    }
  }

  setUpControls();
  addEventListener("hashchange", update);
  document.addEventListener("visibilitychange", followVisibility);
  followVisibility();
}
