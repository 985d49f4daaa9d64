/**
 * Cameras of the Tango control system whose device servers offer Lima's video attributes. Only {@code LimaDevice} and
 * {@code TangoFailure} touch the Tango client, which is loaded when the first such camera runs.
 */
package org.videostreamer.source.tango;
