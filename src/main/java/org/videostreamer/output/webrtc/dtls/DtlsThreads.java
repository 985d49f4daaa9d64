package org.videostreamer.output.webrtc.dtls;

import java.util.concurrent.Executor;

/**
 * Where DTLS runs. Both may reject a task, which ends the session that it belongs to.
 *
 * @param handshakes blocks as long as a handshake takes; may keep a task waiting
 * @param records for what takes a few milliseconds: a record that comes after the handshake, a goodbye
 */
public record DtlsThreads(Executor handshakes, Executor records) {}
