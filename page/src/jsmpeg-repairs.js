/* Repair of the player above, by video-streamer. */
(function (JSMpeg) {
  "use strict";
  // (value >> 8) + 384 is never below 0 nor above 1023, see the sums below.
  var clamp = new Uint8Array(1024);
  for (var i = 0; i < clamp.length; i++) {
    clamp[i] = Math.max(0, Math.min(255, i - 384));
  }

  /**
   * How a picture is drawn where there is no WebGL, as on most remote desktops. The original shears pictures
   * of odd width, leaves out the last row of odd height, and takes 16 and 235 for black and white as they are.
   */
  JSMpeg.Renderer.Canvas2D.prototype.YCbCrToRGBA = function (luma, cr, cb, rgba) {
    if (!this.enabled) {
      return;
    }
    var width = this.width;
    var stride = ((width + 15) >> 4) << 4;
    // A pixel at a time, in the byte order of every machine with a browser: four times as fast as by bytes.
    var pixels = new Uint32Array(rgba.buffer);
    var at = 0;
    for (var row = 0; row < this.height; row++) {
      var y = row * stride;
      var c = (row >> 1) * (stride >> 1);
      for (var column = 0; column < width; column++) {
        if ((column & 1) === 0) {
          // ITU-R BT.601 in 8-bit fixed point; the offsets are summed up, with 384 * 256 for the table.
          var red = 409 * cr[c] + 41312;
          var green = 133088 - 208 * cr[c] - 100 * cb[c];
          var blue = 516 * cb[c] + 27616;
          c++;
        }
        var grey = 298 * luma[y++];
        pixels[at++] =
          0xff000000 |
          (clamp[(grey + blue) >> 8] << 16) |
          (clamp[(grey + green) >> 8] << 8) |
          clamp[(grey + red) >> 8];
      }
    }
  };
})(JSMpeg);
