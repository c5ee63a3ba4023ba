import { crc32, deflateSync, inflateSync } from "node:zlib";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * A picture of a page with a palette of 256 colors in place of three bytes a dot: a page has few,
 * and the file is a third.
 */
export function toSmallPng(png: Buffer): Buffer {
  const { width, height, channels, dots } = decode(png);
  const counts = new Map<number, number>();
  const colorAt = (dot: number): number => {
    const at = dot * channels;
    // Neighbouring shades of a letter's edge are one.
    return ((dots.readUIntBE(at, 3) & 0xfcfcfc) | ((dots.readUIntBE(at, 3) >> 6) & 0x030303)) >>> 0;
  };
  for (let dot = 0; dot < width * height; dot++) {
    const color = colorAt(dot);
    counts.set(color, (counts.get(color) ?? 0) + 1);
  }
  const palette = [...counts]
    .sort((one, other) => other[1] - one[1])
    .slice(0, 256)
    .map(([color]) => color);
  const places = new Map(palette.map((color, place) => [color, place]));
  const placeOf = (color: number): number => {
    const known = places.get(color);
    if (known !== undefined) return known;
    const place = nearest(palette, color);
    places.set(color, place);
    return place;
  };
  const rows = Buffer.alloc((width + 1) * height);
  for (let dot = 0; dot < width * height; dot++) {
    rows[dot + Math.floor(dot / width) + 1] = placeOf(colorAt(dot));
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colors = Buffer.alloc(palette.length * 3);
  for (const [place, color] of palette.entries()) colors.writeUIntBE(color, place * 3, 3);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("PLTE", colors),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function nearest(palette: readonly number[], color: number): number {
  const distance = (other: number): number =>
    [16, 8, 0].reduce((sum, shift) => sum + (((color >> shift) & 255) - ((other >> shift) & 255)) ** 2, 0);
  let best = 0;
  for (const [place, other] of palette.entries()) if (distance(other) < distance(palette[best] ?? 0)) best = place;
  return best;
}

interface Decoded {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly dots: Buffer;
}

/** Of a browser's screenshot: eight bits a channel, not interlaced. */
function decode(png: Buffer): Decoded {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const channels = png[25] === 6 ? 4 : 3;
  const parts: Buffer[] = [];
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const filtered = inflateSync(Buffer.concat(parts));
  const stride = width * channels;
  const dots = Buffer.alloc(stride * height);
  for (let row = 0; row < height; row++) {
    const filter = filtered[row * (stride + 1)] ?? 0;
    for (let column = 0; column < stride; column++) {
      const at = row * stride + column;
      const left = column < channels ? 0 : (dots[at - channels] ?? 0);
      const above = row === 0 ? 0 : (dots[at - stride] ?? 0);
      const corner = row === 0 || column < channels ? 0 : (dots[at - stride - channels] ?? 0);
      dots[at] = (filtered[row * (stride + 1) + 1 + column] ?? 0) + predict(filter, left, above, corner);
    }
  }
  return { width, height, channels, dots };
}

/** See https://www.w3.org/TR/png-3/#9Filters. */
function predict(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  if (filter !== 4) return 0;
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((value) => Math.abs(guess - value)) as [
    number,
    number,
    number,
  ];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
