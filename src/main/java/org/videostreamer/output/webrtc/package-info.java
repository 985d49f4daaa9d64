/**
 * Pictures for WebRTC: signalling, sockets and viewers. Everything of a viewer happens on one event loop that all of
 * them share; nothing of this room is loaded before the first offer, unless the configuration names it.
 */
package org.videostreamer.output.webrtc;
