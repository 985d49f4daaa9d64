/** The way of a frame from the camera to the viewers: streams, their renditions, and the slots between the threads. */
package org.videostreamer.stream;
