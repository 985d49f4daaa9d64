/** WebRTC peers for tests and measurements. They share no code with the program, so that no mistake is made twice. */
package org.videostreamer.testing.webrtc;
