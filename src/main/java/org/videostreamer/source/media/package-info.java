/**
 * Whatever FFmpeg reads: pictures and videos in files, RTSP cameras, cameras at this machine (Video4Linux), and the clip
 * that the program brings along. FFmpeg runs in this process and is loaded by the first source that runs.
 */
package org.videostreamer.source.media;
