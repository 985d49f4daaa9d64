/** Streams of other machines over Redis: an origin publishes what edges ask for, an edge shows it as its own. */
package org.videostreamer.relay;
