package org.videostreamer.testing.webrtc;

/** A picture as a decoder wants it: a VP8 frame, or an H.264 access unit in Annex B form. */
record EncodedPicture(byte[] data, boolean keyframe) {}
