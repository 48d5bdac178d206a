import Foundation

extension Data {
  /// The bytes of `numbers` in their order, of each the least significant first.
  init(littleEndian numbers: [some FixedWidthInteger]) {
    self = numbers.map(\.littleEndian).withUnsafeBytes { Data($0) }
  }
}
