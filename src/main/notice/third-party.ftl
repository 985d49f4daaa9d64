Third-party software that comes with video-streamer
===================================================

video-streamer itself is under the MIT licence. Below is what its build puts beside it.

Native libraries
----------------

FFmpeg (target/natives: libavcodec, libavformat, libavutil, libavfilter, libavdevice, libswscale, libswresample, and the
programs ffmpeg and ffprobe, which only the tests use) is the build of the JavaCPP Presets without the parts under the GPL:
the GNU Lesser General Public License, version 3 or later. It is loaded as shared libraries, which anybody may replace by
others of the same versions. Its sources are those of the release named below, https://ffmpeg.org/download.html; the
scripts that build it are at https://github.com/bytedeco/javacpp-presets. Contained in it, under their own licences:
  mp3lame (LGPL), speex (BSD), opencore-amrnb, opencore-amrwb and vo-amrwbenc (Apache 2.0), openssl (Apache 2.0),
  openh264 (BSD), vpx (BSD), freetype (FreeType), harfbuzz (MIT), opus (BSD), xml2 (MIT), srt (MPL 2.0), webp (BSD),
  aom (BSD), svtav1 (BSD), zimg (WTFPL), mfx (MIT), and the headers of vulkan (Apache 2.0) and cuda (MIT).
Beside it lie libdrm, libva and libva-drm (MIT), on x86_64.

OpenH264, by which H.264 is encoded, is free software, but H.264 itself is covered by patents in some countries. Cisco pays
the patent fees only for the binaries that Cisco itself gives out, and these are not such binaries: this build was compiled
by others, from Cisco's sources. Who gives H.264 to others in such a country may need a licence from the patents' pool (Via
LA, formerly MPEG LA). Who does not want that uses MJPEG, MPEG-1 or VP8; nothing is encoded as H.264 unless a viewer asks.

OpenCV: Apache 2.0, with libjpeg-turbo (BSD and IJG), libpng, zlib, OpenJPEG (BSD), libtiff and libwebp (BSD) in it.
OpenBLAS: BSD. libgfortran and libquadmath of GCC: GPL 3 with the GCC Runtime Library Exception, and LGPL.

The page
--------

jsmpeg (npm package @cycjimmy/jsmpeg-player): MIT. Its licence stands at the head of static/jsmpeg.min.js.

Java libraries
--------------

<#list dependencyMap as entry>
<#assign project = entry.getKey()/>
${project.groupId}:${project.artifactId}:${project.version}
    ${project.name}<#if project.url??>, ${project.url}</#if>
<#list entry.getValue() as license>
    ${license}
</#list>

</#list>
