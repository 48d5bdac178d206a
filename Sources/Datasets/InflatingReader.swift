import CZlib

/// Reads bytes from front to back and inflates them on the way where they are gzip'd.
///
/// Whether they are is seen from the first two bytes, not from a name. Gzip'd data may have
/// several members, and zeros as padding behind them.
struct InflatingReader: ~Copyable {
  private let file: String
  private var rest: UnsafeRawBufferPointer
  private let stream: UnsafeMutablePointer<z_stream>?
  private var streamHasEnded = false
  /// How many bytes have been read, after inflating.
  private(set) var position = 0

  /// A reader of `bytes`, which must outlive it and be fewer than 2⁵²; errors are said to be in
  /// `file`.
  init(_ bytes: UnsafeRawBufferPointer, file: String) throws(DatasetError) {
    self.file = file
    rest = bytes
    guard bytes.starts(with: [0x1F, 0x8B]) else {
      stream = nil
      return
    }
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    guard gzip_inflate_start(stream) == Z_OK else {
      stream.deallocate()
      throw DatasetError(.unreadable(reason: "zlib has no memory"), in: file)
    }
    self.stream = stream
  }

  deinit {
    if let stream {
      inflateEnd(stream)
      stream.deallocate()
    }
  }

  /// The next `count` bytes, or all that are left if there are fewer.
  ///
  /// Allocates no more than the bytes left could hold, whatever `count` is. Throws when gzip'd data
  /// are corrupt, or end before their own end mark.
  mutating func read(_ count: Int) throws(DatasetError) -> [UInt8] {
    try read(count, expecting: position + count)
  }

  /// How many bytes are left, at least: 1 means any number where the data are gzip'd.
  ///
  /// 0 means that the data end here and that their checksum is right; throws otherwise.
  mutating func countLeft() throws(DatasetError) -> Int {
    guard stream != nil else { return rest.count }
    return try read(1, expecting: position).count
  }

  private mutating func read(
    _ count: Int, expecting expected: Int
  ) throws(DatasetError) -> [UInt8] {
    let capacity = min(count, mostBytesLeft)
    var problem: DatasetError.Problem?
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, written in
      guard let start = buffer.baseAddress else { return }
      let output = UnsafeMutableRawBufferPointer(start: start, count: capacity)
      guard let stream else {
        output.copyMemory(from: UnsafeRawBufferPointer(rebasing: rest[..<capacity]))
        skip(capacity)
        written = capacity
        return
      }
      (written, problem) = inflate(stream, into: output, expecting: expected)
    }
    position += bytes.count
    if let problem { throw DatasetError(problem, in: file) }
    return bytes
  }

  /// More bytes can't be left: DEFLATE makes at most 1,032 bytes from one, and a little more may wait
  /// inside of zlib.
  var mostBytesLeft: Int {
    stream == nil ? rest.count : rest.count * 1_032 + 1 << 16
  }

  private mutating func skip(_ count: Int) {
    rest = UnsafeRawBufferPointer(rebasing: rest[count...])
  }

  /// Fills `output` as far as the data go; says how far, and what went wrong then if anything did.
  private mutating func inflate(
    _ stream: UnsafeMutablePointer<z_stream>, into output: UnsafeMutableRawBufferPointer,
    expecting expected: Int
  ) -> (written: Int, problem: DatasetError.Problem?) {
    var written = 0
    while written < output.count && !streamHasEnded {
      let offered = min(rest.count, Int(uInt.max))
      let space = min(output.count - written, Int(uInt.max))
      let input = UnsafeMutableRawPointer(mutating: rest.baseAddress)
      stream.pointee.next_in = input?.assumingMemoryBound(to: Bytef.self)
      stream.pointee.avail_in = uInt(offered)
      let target = output.baseAddress.map { $0 + written }
      stream.pointee.next_out = target?.assumingMemoryBound(to: Bytef.self)
      stream.pointee.avail_out = uInt(space)

      let status = CZlib.inflate(stream, Z_NO_FLUSH)
      skip(offered - Int(stream.pointee.avail_in))
      written += space - Int(stream.pointee.avail_out)
      switch status {
      case Z_OK: continue
      case Z_STREAM_END: startNextMember(stream)
      case Z_BUF_ERROR:
        return (written, .truncatedGzip(expected: expected, found: position + written))
      default:
        let reason = stream.pointee.msg.map { String(cString: $0) } ?? "zlib's error \(status)"
        return (written, .corruptGzip(reason: reason, inflated: position + written))
      }
    }
    return (written, nil)
  }

  private mutating func startNextMember(_ stream: UnsafeMutablePointer<z_stream>) {
    skip(rest.firstIndex { $0 != 0 } ?? rest.count)
    if rest.isEmpty {
      streamHasEnded = true
    } else {
      inflateReset(stream)
    }
  }
}
