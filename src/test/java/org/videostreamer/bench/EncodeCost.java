package org.videostreamer.bench;

/**
 * What encoding took.
 *
 * @param cpuMillis CPU time a frame
 * @param bytes a frame
 */
record EncodeCost(double cpuMillis, double bytes) {}
