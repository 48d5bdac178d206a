import CNcurses
import Drawing

/// The keys that the terminal database describes.
enum TerminalKeys {
  /// What the open terminal sends for its keys, as far as terminfo knows.
  static var sequences: [[UInt8]: Key] {
    var known: [[UInt8]: Key] = [:]
    for (name, key) in capabilities {
      guard let text = surface_capability(name) else { continue }
      let bytes = Array(String(cString: text).utf8)
      // A single byte is told apart without the database, and so is Esc.
      if bytes.count > 1, bytes.first == 0x1B { known[bytes] = key }
    }
    return known
  }

  private static var capabilities: [(String, Key)] {
    [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right),
      ("khome", .home), ("kend", .end), ("kpp", .pageUp), ("knp", .pageDown),
      ("kdch1", .delete), ("kcbt", .backTab), ("kent", .enter),
    ] + (1...12).map { ("kf\($0)", .function($0)) }
  }
}
