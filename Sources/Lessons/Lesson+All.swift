import CLessons
import TOMLFiles
import Training

extension Lesson {
  /// All lessons, in the order in which they are taught.
  package static let all: [Lesson] = [
    own("shift"), own("snap"), own("depth"), own("rates"), own("start"), own("saturation"),
    own("detached"),
    graft,
    scale, inference, dropout, own("whitening"), anatomy, own("covariate"), limits,
    own("landscape"), own("decay"), own("speed"), own("shattering"),
    own("adaptation"),
    own("batches"), own("rms"), own("halves"),
  ]

  /// The text of a lesson's file inside the program; nil where the lesson has none.
  package static func file(of id: String) -> String? { files[id] }

  private static let files = Dictionary(
    uniqueKeysWithValues: UnsafeBufferPointer(start: lesson_files(), count: lesson_file_count())
      .map { file in
        let text = UnsafeRawBufferPointer(start: file.text, count: file.count)
        return (String(cString: file.id), String(decoding: text, as: UTF8.self))
      })

  /// The lesson of a file inside the program, which the tests read.
  private static func own(_ id: String) -> Lesson {
    do { return try Lesson(file: file(of: id) ?? "", id: id) } catch {
      preconditionFailure("\(id).toml:\(error.line): \(error.reason)")
    }
  }

  /// The place in `all` of the lesson with this name or number, which counts from 1.
  package static func index(named name: String) -> Int? {
    all.firstIndex { $0.id == name }
      ?? Int(name).flatMap { all.indices.contains($0 - 1) ? $0 - 1 : nil }
  }

  /// The place in `all`, counted from 0; nil for the lesson of a file.
  package var index: Int? { Self.all.firstIndex { $0.id == id } }

  /// A share in percent: whole, or with a digit behind the point where it is below 10.
  package static func percent(_ share: Double) -> String {
    guard share.isFinite else { return "no number" }
    let isSmall = share < 0.0995 && share > 0
    return isSmall
      ? "\((1000 * share).rounded() / 10) %" : "\(Int((100 * share).rounded())) %"
  }

  /// A number with about three digits that count.
  package static func number(_ value: Double) -> String {
    guard value.isFinite else { return "no number" }
    var (unit, size) = (1.0, abs(value))
    while size < 100, size > 0, unit < 1e7 {
      unit *= 10
      size *= 10
    }
    let rounded = (value * unit).rounded() / unit
    let isWhole = rounded == rounded.rounded() && abs(rounded) < 1e9
    return (isWhole ? "\(Int(rounded))" : "\(rounded)").replacing("-", with: "−")
  }
}

extension Configuration {
  /// The default configuration, changed.
  static func lesson(_ change: (inout Configuration) -> Void) -> Configuration {
    var configuration = Configuration()
    change(&configuration)
    return configuration
  }
}
