/**
 * Cameras that send JPEG pictures over HTTP, as an endless {@code multipart/x-mixed-replace} answer or one picture an
 * answer. Cameras break the standards in many ways; what this room forgives is written where it is forgiven.
 */
package org.videostreamer.source.http;
