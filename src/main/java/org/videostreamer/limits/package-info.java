/** What bounds everything that a peer can make grow: one table of names, values and counters for the whole program. */
package org.videostreamer.limits;
