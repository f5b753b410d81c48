// Records count in Unicode code points, the browser in UTF-16 units: an emoji is one and two.

export class Offsets {
  constructor(text) {
    this.units = text.length;
    this.wide = null;
    if (!/[\ud800-\udbff]/.test(text)) {
      this.points = text.length;
      return;
    }
    const wide = [];
    for (let unit = 0; unit < text.length - 1; unit += 1) {
      const first = text.charCodeAt(unit);
      if (first < 0xd800 || first > 0xdbff) continue;
      const second = text.charCodeAt(unit + 1);
      if (second >= 0xdc00 && second <= 0xdfff) {
        wide.push(unit);
        unit += 1;
      }
    }
    this.wide = Uint32Array.from(wide);
    this.points = text.length - wide.length;
  }

  toUnit(point) {
    if (!this.wide) return point;
    // The n-th pair begins at code point wide[n] - n.
    let low = 0;
    let high = this.wide.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.wide[middle] - middle < point) low = middle + 1;
      else high = middle;
    }
    return point + low;
  }

  toPoint(unit) {
    if (!this.wide) return unit;
    let low = 0;
    let high = this.wide.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.wide[middle] < unit) low = middle + 1;
      else high = middle;
    }
    // Within a pair: its beginning.
    return unit - low;
  }
}
