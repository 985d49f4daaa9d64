import { setUpControls } from "./controls";
import { chooseFormat, makePlayer } from "./formats";
import type { Player } from "./player";
import { StatusPoll, type StreamStatus } from "./status";
import { element, showFormats, showNoServer, showPicture, showStatus } from "./view";

let status: StreamStatus | undefined;
let player: Player | undefined;
/** What the player shows: the format and id of the stream, and the run of the server it comes from. */
let shown: string | undefined;
let outages = 0;

const poll = new StatusPoll((answer) => {
  if (!answer) {
    if (status) {
      outages++;
    }
    status = undefined;
    // The player stays: its last picture is better than none.
    showNoServer();
    return;
  }
  status = answer;
  showStatus(answer);
  update();
  showPicture(answer, player);
});

/** Brings the player in line with the stream and the chosen format. */
function update(): void {
  if (!status) {
    return;
  }
  const format = chooseFormat(location.hash, status.formats, status.format);
  showFormats(status.formats, format);
  // No browser tells a page that an image's stream has come to a proper end, as it does when a server stops.
  const wanted = [format, status.id, status.started, outages].join();
  if (wanted !== shown) {
    close();
    player = format ? makePlayer(format, status.id) : undefined;
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
