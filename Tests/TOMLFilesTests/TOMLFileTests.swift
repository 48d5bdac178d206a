import Foundation
import TOMLFiles
import Testing

/// Keys, values and lines of TOML files.
@Suite struct TOMLFileTests {
  @Test func valuesAreSpelledAsOnTheCommandLine() throws {
    let file = try TOMLFile(
      """
      # a comment with lr = 3
      norm = "batch"

      lr = 1e-3
      "batch" = 0x20
      whiten-inputs = true
      hidden = [
        50,
        20,
      ]
      data = 'a\\b = "c"'
      init = "gaussian:\\u0030.5"
      """)
    let found = file.root.entries.map { "\($0.line) \($0.key)=\($0.value.spelling ?? "")" }
    #expect(
      found == [
        "2 norm=batch", "4 lr=0.001", "5 batch=32", "6 whiten-inputs=true", "7 hidden=50,20",
        "11 data=a\\b = \"c\"", "12 init=gaussian:0.5",
      ])
    #expect(try TOMLFile("").root.entries.isEmpty)
    #expect(try TOMLFile("\r\nlr = 2\r\n").root.entries.first?.line == 2)
  }

  @Test func tablesAndTheirKeysHaveTheirLines() throws {
    let file = try TOMLFile(
      """
      a = 1
      [one]
      a = 2
      text = \"\"\"
      b = 3
      [two]
      \"\"\"
      b = 4
      [[list]]
      a = 5
      [[list]]

      a = [6, { c = 7 }]
      """)
    guard case .table(let one)? = file.root["one"]?.value,
      case .list(let list)? = file.root["list"]?.value, case .table(let second)? = list.last
    else {
      Issue.record("\(file)")
      return
    }
    #expect(file.root["a"]?.line == 1 && one.line == 2 && one["a"]?.line == 3)
    #expect(one["b"]?.line == 8 && file.root["two"] == nil && list.count == 2)
    #expect(second.line == 11 && second["a"]?.line == 13)
    #expect(second["a"]?.value.spelling == nil)
  }

  @Test(arguments: [
    ("lr = 1\nlr = 2", 2), ("lr =", 1), ("norm = batch", 1), ("lr = 99999999999999999999", 1),
    ("\u{0}", 1), ("lr = 1\r\n[=x]\r\n", 2), ("[]", 1), ("[\n", 1), ("[[[a]]]", 1),
    ("x = 1\n[[ \n", 2), ("a.", 1), ("a = {", 1), ("a = \"", 1),
  ]) func whatIsNoneIsToldWithItsLine(text: String, line: Int) throws {
    let error = try #require(throws: TOMLFileError.self) { try TOMLFile(text) }
    #expect(error.line == line, "\(error)")
    #expect(!error.reason.contains(where: \.isNewline) && !error.reason.isEmpty)
  }

  @Test(
    arguments: [
      ("0", "0"), ("-0", "0"), ("+17", "17"), ("1_000", "1000"), ("0x_1", nil),
      ("0xDEAD_beef", "3735928559"),
      ("0o17", "15"), ("0b1_0", "2"), ("0b2", nil), ("-0x1", nil), ("01", nil), ("1__0", nil),
      ("_1", nil),
      ("1_", nil), ("1.5", "1.5"), ("1.", nil), (".5", nil), ("01.5", nil),
      ("1_0.2_5e-0_1", "1.025"),
      ("1e5", "100000.0"), ("1E+2", "100.0"), ("1e", nil), ("e5", nil), ("1.e5", nil),
      ("1e5e5", nil),
      ("1.5.5", nil), ("-inf", "-inf"), ("+nan", "nan"), ("infinity", nil), ("1٢", nil), ("+", nil),
    ] as [(String, String?)])
  func numbersAreThoseOfTheSpecification(word: String, spelling: String?) {
    let file = try? TOMLFile("x = \(word)")
    #expect(file?.root.entries.map(\.value.spelling) == spelling.map { [$0] })
  }

  @Test(arguments: ["", "plain", "a\"b\\c", "\u{1b}[31m\n\u{7f}", "näher", "1.5", "true"])
  func aTextIsReadAsItWasWritten(text: String) throws {
    let file = try TOMLFile(TOMLSpelling.text(text).line("data"))
    #expect(file.root.entries.map(\.value.spelling) == [text])
  }

  /// Bytes that are changed, added and taken away give entries or one line.
  @Test func damagedFilesDoNoHarm() {
    let whole = Array(
      "norm = \"batch\"\nlr = 0.5 # so\nhidden = [1, 2]\n[t]\na = {b = 1979-05-27}\n[[u]]\n".utf8)
    let signs = Array("[]{}=\"'#.,-_ \t\n\r\u{b}\u{c}\\1ae".utf8)
    let count =
      ProcessInfo.processInfo.environment["NORMSCOPE_MUTATIONS"].flatMap { Int($0) } ?? 5_000
    for _ in 0..<count {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...5) {
        let place = Int.random(in: 0..<bytes.count)
        let byte = Bool.random() ? signs.randomElement() ?? 0 : UInt8.random(in: 0...255)
        switch Int.random(in: 0..<3) {
        case 0: bytes[place] = byte
        case 1: bytes.insert(byte, at: place)
        default: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...4)))
        }
        if bytes.isEmpty { bytes = [0x61] }
      }
      do {
        let file = try TOMLFile(String(decoding: bytes, as: UTF8.self))
        #expect(file.root.entries.allSatisfy { $0.line >= 1 })
      } catch { #expect(error.line >= 1 && !error.reason.isEmpty) }
    }
  }
}
