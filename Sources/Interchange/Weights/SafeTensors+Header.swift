import Foundation

extension SafeTensors {
  /// The header of a file: where which tensor stands, and words.
  struct Header: Codable {
    let metadata: [String: String]
    let entries: [String: HeaderEntry]

    init(metadata: [String: String], entries: [String: HeaderEntry]) {
      self.metadata = metadata
      self.entries = entries
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Name.self)
      metadata =
        try container.decodeIfPresent([String: String].self, forKey: .metadata) ?? [:]
      var entries: [String: HeaderEntry] = [:]
      for key in container.allKeys where key != .metadata {
        entries[key.stringValue] = try container.decode(HeaderEntry.self, forKey: key)
      }
      self.entries = entries
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Name.self)
      if !metadata.isEmpty { try container.encode(metadata, forKey: .metadata) }
      for (name, entry) in entries { try container.encode(entry, forKey: Name(stringValue: name)) }
    }
  }

  /// What the header says of a tensor.
  struct HeaderEntry: Codable {
    let dtype: String
    let shape: [Int]
    /// The first byte and the one behind the last, counted from the end of the header.
    let dataOffsets: [Int]

    enum CodingKeys: String, CodingKey {
      case dtype, shape
      case dataOffsets = "data_offsets"
    }
  }
}

/// Any name of a tensor.
private struct Name: CodingKey, Equatable {
  static let metadata = Name(stringValue: "__metadata__")

  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
