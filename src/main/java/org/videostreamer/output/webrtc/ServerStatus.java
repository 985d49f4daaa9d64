package org.videostreamer.output.webrtc;

import java.util.Map;

/**
 * What the WebRTC part of the program does at a moment.
 *
 * @param udpPort where it is reached
 * @param tcpPort where it is reached by TCP; 0 if it is not
 * @param sessions offers that were accepted and are not over
 * @param connected those of them that get pictures
 * @param refused what was not taken since the start
 */
public record ServerStatus(int udpPort, int tcpPort, int sessions, int connected, Map<Refusal, Long> refused) {}
