package org.videostreamer.stream;

import org.videostreamer.frame.Frame;
import org.videostreamer.frame.Pixels;
import org.videostreamer.measure.Span;

/**
 * A picture that is looked at as numbers, for the length of a call.
 *
 * @param frame as it came
 * @param gray its samples as they came, or the luma of one in colour; one sample a pixel
 * @param window of its values that the stream shows to those who ask for nothing special
 */
public record MeasuredPicture(Frame frame, Pixels gray, Span window) {}
