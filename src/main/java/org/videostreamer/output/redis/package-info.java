/** Publishes streams to channels of Redis servers, for programs that look at pictures. */
package org.videostreamer.output.redis;
