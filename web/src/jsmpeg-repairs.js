/* Repair of the player above, by video-streamer. */
(function (JSMpeg) {
  "use strict";
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
    var at = 0;
    for (var row = 0; row < this.height; row++) {
      var y = row * stride;
      var c = (row >> 1) * (stride >> 1);
      for (var column = 0; column < width; column++) {
        // ITU-R BT.601 in 8-bit fixed point, with the offsets of all three summed up; the array clamps.
        var grey = 298 * luma[y + column];
        var red = cr[c + (column >> 1)];
        var blue = cb[c + (column >> 1)];
        rgba[at] = (grey + 409 * red - 56992) >> 8;
        rgba[at + 1] = (grey - 208 * red - 100 * blue + 34784) >> 8;
        rgba[at + 2] = (grey + 516 * blue - 70688) >> 8;
        at += 4;
      }
    }
  };
})(JSMpeg);
