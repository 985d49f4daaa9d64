import { OWN } from "./access";
import { statusPath, streamOf } from "./paths";
import { askAhead } from "./poll";
import { showStream } from "./stream-page/stream-page";

/** A server that takes longer is not waited for with an empty page. */
const MOST_MS = 150;

// The browser's first layout and drawing take far longer than the answer, and would keep it waiting: known before, it has
// the connection for the pictures made meanwhile.
const patience = new Promise((resolve) => setTimeout(resolve, MOST_MS));
void Promise.race([askAhead(statusPath(streamOf(location.pathname))), patience]).then(showStream);
// An offer of WebRTC takes it.
OWN.prepare();
