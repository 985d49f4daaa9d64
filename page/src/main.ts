import { showStream } from "./stream-page";

showStream();
