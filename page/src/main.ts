import { showStream } from "./stream-page/stream-page";

showStream();
