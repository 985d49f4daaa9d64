/** Cameras that publish their pictures to a channel of a Redis server, each as a JSON object. */
package org.videostreamer.source.redis;
