import { showStream } from "./stream-page/stream-page";
import { showStreams } from "./streams-page";

// The server marks the page that it gives out at its root.
if (document.body.dataset["page"] === "list") {
  showStreams();
} else {
  showStream();
}
